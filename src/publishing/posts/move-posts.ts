import { zoneOf, type Actor } from '#organisation/index.ts';
import { inTransaction, type Tx } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { formatInstant } from '#platform/time/format.ts';
import type { LocalTime } from '#platform/time/local-time.ts';
import { lastMoverOf } from '#publishing/last-move.view.ts';
import { postToActOn, type PublishingTools } from './acting.ts';
import type { Post, PostState } from './post.ts';
import { contentOf } from './post.store.ts';
import { setTime, type SchedulePostRefusal } from './schedule-post.ts';

export interface Move {
  readonly id: string;
  /** By the clock of the post's agency. */
  readonly time: LocalTime;
  /** Where it stood for the person; undefined when they do not mind. */
  readonly seen?: Date | null | undefined;
}

export interface Moved {
  readonly id: string;
  readonly state: PostState;
  readonly from: Date | null;
  readonly to: Date;
}

/** Somebody moved it since it was picked up. */
export interface MovedMeanwhile {
  readonly kind: 'moved-meanwhile';
  readonly who: string;
  /** In words, for the sentence. */
  readonly when: string;
  readonly publishAt: string | null;
}

export type MoveRefusal = SchedulePostRefusal | MovedMeanwhile;

export interface NotMoved {
  readonly id: string;
  readonly title: string;
  readonly refusal: MoveRefusal;
}

/** One that stands in the way keeps all where they are; of one post alone its own reason is told. */
export type MovePostsRefusal =
  | MoveRefusal
  | { readonly kind: 'some-stay'; readonly count: number; readonly posts: readonly NotMoved[] };

/** Several posts at once, all or none. */
export async function movePosts(
  tools: PublishingTools,
  actor: Actor,
  moves: readonly Move[],
): Promise<Result<readonly Moved[], MovePostsRefusal>> {
  try {
    return accept(await inTransaction(tools.db, (tx) => moveAll({ ...tools, tx }, actor, moves)));
  } catch (error) {
    if (!(error instanceof SomeStay)) throw error;
    const [first] = error.posts;
    if (moves.length === 1 && first) return refuse(first.refusal);
    return refuse({ kind: 'some-stay', count: error.posts.length, posts: error.posts });
  }
}

/** Thrown to roll everything back. */
class SomeStay extends Error {
  readonly posts: readonly NotMoved[];

  constructor(posts: readonly NotMoved[]) {
    super('Some posts cannot be moved');
    this.posts = posts;
  }
}

type InTransaction = PublishingTools & { readonly tx: Tx };

async function moveAll(tools: InTransaction, actor: Actor, moves: readonly Move[]): Promise<readonly Moved[]> {
  const moved: Moved[] = [];
  const stay: NotMoved[] = [];
  // Always locked in the same order, so that two people moving the same posts do not wait for each other.
  for (const move of moves.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const done = await moveOne(tools, actor, move);
    if (done.ok) moved.push(done.value);
    else stay.push(done.refusal);
  }
  if (stay.length > 0) throw new SomeStay(stay);
  return moved;
}

async function moveOne(tools: InTransaction, actor: Actor, move: Move): Promise<Result<Moved, NotMoved>> {
  const { tx } = tools;
  const { id, time } = move;
  const found = await postToActOn(tx, actor, { postId: id, operation: 'post.read' });
  if (!found.ok) return refuse({ id, title: '', refusal: found.refusal });
  const post = found.value;
  const { title } = await contentOf(tx, post.id);
  if (isElsewhere(post, move)) return refuse({ id, title, refusal: await movedMeanwhile(tx, actor, post) });
  const set = await setTime(tools, actor, { post, time });
  if (!set.ok) return refuse({ id, title, refusal: set.refusal });
  return accept({ id, state: set.value.state, from: post.publishAt, to: set.value.publishAt });
}

/** To the minute: a calendar shows no seconds. */
function isElsewhere({ publishAt }: Post, { seen }: Move): boolean {
  return seen !== undefined && minuteOf(seen) !== minuteOf(publishAt);
}

function minuteOf(at: Date | null): number | undefined {
  return at ? Math.floor(at.getTime() / 60_000) : undefined;
}

async function movedMeanwhile(tx: Tx, actor: Actor, { id, agencyId, publishAt }: Post): Promise<MovedMeanwhile> {
  const who = (await lastMoverOf(tx, id)) ?? 'Kentongan';
  const when = publishAt ? formatInstant(publishAt, await zoneOf(tx, agencyId), actor.language) : '—';
  return { kind: 'moved-meanwhile', who, when, publishAt: publishAt?.toISOString() ?? null };
}
