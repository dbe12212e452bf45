import { can, type Actor, type AgencyId, type Operation } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import type { PostView } from './contract.ts';
import type { ShownPost } from './post.view.ts';
import {
  mayBeEdited,
  mayBeRemoved,
  mayBeSubmitted,
  mayBeWithdrawn,
  schedulable,
  type Post,
  type PostState,
} from './posts/post.ts';
import { postById } from './posts/post.store.ts';
import { mayRush } from './reviews/rush-post.ts';
import { myTurn } from './reviews/take-turn.ts';

interface Facts {
  readonly state: PostState;
  readonly approved: boolean;
  readonly mayApprove: boolean;
  readonly mayRush: boolean;
  readonly reviewsAfterwards: boolean;
  readonly wasPublic: boolean;
  readonly may: (operation: Operation) => boolean;
}

type Act = keyof PostView['can'];

const rules: Record<Act, (facts: Facts) => boolean> = {
  edit: ({ may, state, approved }) => may('post.write') && mayBeEdited(state) && (!approved || may('post.schedule')),
  submit: ({ may, state }) => may('post.submit') && mayBeSubmitted(state),
  approve: ({ mayApprove, state }) => mayApprove && state === 'in-review',
  schedule: ({ may, state, approved }) => may('post.schedule') && approved && schedulable.includes(state),
  wish: ({ may, state, approved }) => !approved && mayBeEdited(state) && (may('post.schedule') || may('post.write')),
  withdraw: ({ may, state }) => may('post.withdraw') && mayBeWithdrawn(state),
  remove: ({ may, state }) => may('post.write') && mayBeRemoved(state),
  duplicate: ({ may }) => may('post.write'),
  correct: ({ may, wasPublic }) => may('post.write') && wasPublic,
  rush: ({ mayRush: rushes, state }) => rushes && (mayBeSubmitted(state) || state === 'in-review'),
  reviewAfterwards: ({ reviewsAfterwards }) => reviewsAfterwards,
};

export interface Permitted {
  readonly can: PostView['can'];
  /** The post itself, and for whom its reader would decide about it; null: for themselves. */
  readonly turn: { readonly post: Post; readonly inNameOf: string | null };
}

/** The same rules that the operations ask, so that a screen offers nothing that would be refused. */
export async function permittedActs(
  db: Db,
  actor: Actor,
  { shown, now }: { readonly shown: ShownPost; readonly now: Date },
): Promise<Permitted> {
  const agencyId = shown.agency_id as AgencyId;
  const post = await postById(db, shown.id);
  if (!post) throw new Error(`No post ${shown.id}`);
  const may = (operation: Operation): boolean => !shown.removed && can(actor, operation, agencyId);
  const turn = await myTurn(db, actor, { post, now });
  const mine = turn.ok && !shown.removed ? turn.value : undefined;
  const facts: Facts = {
    state: post.state,
    approved: shown.approved,
    mayApprove: mine !== undefined,
    mayRush: !shown.removed && (await mayRush(db, actor, agencyId)),
    wasPublic: shown.published_at !== null,
    reviewsAfterwards: mine?.review.isOpenAfterwards ?? false,
    may,
  };
  const acts = Object.fromEntries(Object.entries(rules).map(([act, rule]) => [act, rule(facts)])) as PostView['can'];
  const inNameOf = mine && mine.voice.personId !== actor.personId ? mine.voice.name : null;
  return { can: acts, turn: { post, inNameOf } };
}
