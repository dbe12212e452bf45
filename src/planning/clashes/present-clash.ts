import { agencyTree, can, personNames, type Actor, type AgencyId, type AgencyTree } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import { betterTime } from './better-time.ts';
import type { Clash, PlannedPost } from './clash.ts';
import { keptClashes, type KeptClash } from './clash.store.ts';
import type { ClashItem, ClashSide, ClashState } from './contract.ts';
import { clashesAhead, goneClash, type Plan } from './known-clashes.ts';
import { sidesOf, speaksFor } from './settle-clash.ts';
import { talkCounts, type TalkCount } from './talk.view.ts';

export interface Asking {
  readonly db: Db;
  readonly actor: Actor;
  readonly now: Date;
}

interface Known {
  readonly asking: Asking;
  readonly plan: Plan;
  readonly tree: AgencyTree;
  readonly names: ReadonlyMap<string, string>;
  readonly talks: ReadonlyMap<string, TalkCount>;
}

export interface Noted {
  readonly clash: Clash;
  readonly kept: KeptClash | undefined;
  readonly present: boolean;
}

/** Every clash that this person may know of: present ones in order of time, then those only talked about. */
export async function clashesOf(asking: Asking): Promise<readonly Noted[]> {
  const { db, actor, now } = asking;
  const plan = await clashesAhead(db, now);
  const kept = await keptClashes(db);
  const byId = new Map(kept.map((one) => [one.id, one]));
  const ahead = plan.clashes.map((clash) => ({ clash, kept: byId.get(clash.id), present: true }));
  const present = new Set(plan.clashes.map(({ id }) => id));
  const gone: Noted[] = [];
  for (const one of kept.filter(({ id }) => !present.has(id)).slice(0, 100)) {
    const clash = await goneClash(db, one);
    if (clash) gone.push({ clash, kept: one, present: false });
  }
  return [...ahead, ...gone].filter(({ clash }) => sidesOf(clash).some((agencyId) => can(actor, 'clash.read', agencyId)));
} // oxfmt-ignore

/** A decision holds only for the posts as they were. */
export function stateOf({ clash, kept, present }: Noted): { readonly state: ClashState; readonly returned: boolean } {
  const decided = kept !== undefined && kept.state !== 'open';
  if (decided && kept.fingerprint === clash.fingerprint) return { state: kept.state, returned: false };
  if (!present) return { state: decided ? kept.state : 'gone', returned: false };
  return { state: 'open', returned: decided };
}

export async function presentClashes(asking: Asking, noted: readonly Noted[]): Promise<readonly ClashItem[]> {
  const { db, actor, now } = asking;
  const known: Known = {
    asking,
    plan: await clashesAhead(db, now),
    tree: await agencyTree(db),
    names: await personNames(db, noted.flatMap(({ kept }) => (kept?.decidedBy ? [kept.decidedBy as Actor['personId']] : []))),
    talks: await talkCounts(db, actor.personId),
  };
  return noted.map((one) => present(known, one));
} // oxfmt-ignore

function present(known: Known, noted: Noted): ClashItem {
  const { clash } = noted;
  const talk = known.talks.get(clash.id) ?? { messages: 0, unread: 0 };
  return {
    id: clash.id,
    kind: clash.kind,
    ...stateOf(noted),
    first: sideOf(known, noted, clash.first),
    second: clash.second && sideOf(known, noted, clash.second),
    because: becauseOf(clash),
    decided: decidedOf(known, noted),
    messages: talk.messages,
    unread: talk.unread,
    can: { act: speaksFor(known.asking.actor, clash) !== undefined },
  };
}

const nothingSame = { words: [], programme: null, place: null };

function becauseOf({ same, day, contradictions }: Clash): ClashItem['because'] {
  const { words, programme, place } = same ?? nothingSame;
  return { words: [...words], programme, place, day, passages: [...contradictions] };
}

function decidedOf({ names }: Known, noted: Noted): ClashItem['decided'] {
  const { kept } = noted;
  if (!kept?.decidedAt || kept.state === 'open' || stateOf(noted).returned) return null;
  return { by: names.get(kept.decidedBy ?? '') ?? 'Kentongan', at: kept.decidedAt.toISOString(), reason: kept.reason };
}

function sideOf({ asking, plan, tree }: Known, { clash, present: isNow }: Noted, post: PlannedPost): ClashSide {
  const { actor, now } = asking;
  const agency = tree.get(post.agencyId);
  if (!agency) throw new Error(`No agency ${post.agencyId}`);
  const { zone } = agency;
  // Words that differ stay different at another hour.
  const canMove = isNow && clash.kind !== 'contradiction' && mayMove(actor, post);
  const moving = { clash, post, zone, now, posts: plan.posts, solemn: plan.solemn };
  return {
    postId: post.id,
    title: post.title,
    excerpt: post.text.slice(0, 240),
    agency: { id: agency.id, shortName: agency.shortName, name: agency.name, zone },
    publishAt: post.publishAt.toISOString(),
    canRead: can(actor, 'post.read', post.agencyId),
    canMove,
    betterTime: canMove ? betterTime(moving) : null,
  };
}

/** As publishing's own move asks: a schedule belongs to those who publish, a wish to its writers. */
function mayMove(actor: Actor, { agencyId, state }: { readonly agencyId: AgencyId; readonly state: string }): boolean {
  if (can(actor, 'post.schedule', agencyId)) return true;
  return state !== 'approved' && state !== 'scheduled' && can(actor, 'post.write', agencyId);
}

export interface ClashesWaiting {
  readonly open: number;
  readonly unread: number;
  readonly items: readonly ClashItem[];
}

/** For the start page: what is open at agencies this person acts for, and what was said to them. */
export async function clashesWaiting(asking: Asking, scope: readonly string[], most: number): Promise<ClashesWaiting> {
  const concerned = (await clashesOf(asking)).filter(
    ({ clash }) => speaksFor(asking.actor, clash) !== undefined && sidesOf(clash).some((id) => scope.includes(id)),
  );
  const talks = await talkCounts(asking.db, asking.actor.personId);
  const waits = concerned.filter((one) => stateOf(one).state === 'open' || (talks.get(one.clash.id)?.unread ?? 0) > 0);
  const unreadFirst = waits.toSorted((a, b) => unreadIn(talks, b) - unreadIn(talks, a));
  return {
    open: waits.length,
    unread: waits.filter((one) => unreadIn(talks, one) > 0).length,
    items: await presentClashes(asking, unreadFirst.slice(0, most)),
  };
}

function unreadIn(talks: ReadonlyMap<string, TalkCount>, { clash }: Noted): number {
  return Math.min(1, talks.get(clash.id)?.unread ?? 0);
}
