import { agencyById, can, type Actor, type AgencyId, type Operation } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import type { PostView } from './contract.ts';
import type { ShownPost } from './post.view.ts';
import {
  isOwnPost,
  mayBeEdited,
  mayBeRemoved,
  mayBeSubmitted,
  mayBeWithdrawn,
  schedulable,
  type PostState,
} from './posts/post.ts';

interface Facts {
  readonly state: PostState;
  readonly approved: boolean;
  readonly mayApprove: boolean;
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
};

/** The same rules that the operations ask, so that a screen offers nothing that would be refused. */
export async function permittedActs(db: Db, actor: Actor, post: ShownPost): Promise<PostView['can']> {
  const agencyId = post.agency_id as AgencyId;
  const may = (operation: Operation): boolean => !post.removed && can(actor, operation, agencyId);
  const mayApprove = may('post.approve') && (await mayApproveIt(db, actor, post));
  const facts: Facts = { state: post.state as PostState, approved: post.approved, mayApprove, may };
  return Object.fromEntries(Object.entries(rules).map(([act, rule]) => [act, rule(facts)])) as PostView['can'];
}

async function mayApproveIt(db: Db, actor: Actor, post: ShownPost): Promise<boolean> {
  const approved = post.decisions.filter(({ decision }) => decision === 'approved').map(({ version }) => version);
  const since = Math.max(0, ...approved);
  const writers = post.versions.flatMap(({ version, byId }) => (version > since && byId ? [byId] : []));
  const { created_by, submitted_by } = post;
  const people = { createdBy: created_by, submittedBy: submitted_by } as Parameters<typeof isOwnPost>[0];
  if (!isOwnPost(people, actor.personId, writers)) return true;
  return (await agencyById(db, post.agency_id))?.allowsSelfApproval ?? false;
}
