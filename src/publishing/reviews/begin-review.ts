import { agencyTree, zoneOf } from '#organisation/index.ts';
import { officeHoursOf } from '#planning/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import { addWorkingMinutes, minutesPerWorkingDay } from '#platform/time/working-time.ts';
import type { Post } from '#publishing/posts/post.ts';
import { chosenFlow, usualFlow, type Flow, type HeldFlow } from './flow.ts';
import { flowsFitting } from './flow.store.ts';
import { addReview, dropReview } from './review.store.ts';

type Submitted = Pick<Post, 'id' | 'agencyId'>;

/** After a submission was written: what it has to pass is what the settings say now, whatever they say later. */
export async function beginReview(tx: Tx, post: Submitted, now: Date): Promise<void> {
  await begin(tx, post, { now, turn: 0 });
}

/** Of a submission whose review another flow was chosen for: as if it had been submitted now, and others are asked. */
export async function beginReviewAnew(tx: Tx, post: Submitted, now: Date): Promise<void> {
  const turn = (await dropReview(tx, post.id)) ?? 0;
  await begin(tx, post, { now, turn: turn + 1 });
}

async function begin(
  tx: Tx,
  post: Submitted,
  { now, turn }: { readonly now: Date; readonly turn: number },
): Promise<void> {
  const flow = await flowFor(tx, post);
  const hoursDueAt = await dueWithin(tx, post, { now, workingHours: flow.workingHours });
  await addReview(tx, { postId: post.id, flow, hoursDueAt, turn });
}

/** What a submission would have to pass by the settings of this moment. */
export async function flowFor(db: Db | Tx, post: Submitted): Promise<HeldFlow> {
  return (await setFlowFor(db, post)) ?? usualFlow;
}

/** Undefined: nobody has set one that fits. */
export async function setFlowFor(db: Db | Tx, { id, agencyId }: Submitted): Promise<Flow | undefined> {
  const line = [agencyId, ...(await agencyTree(db)).ancestors(agencyId)];
  return chosenFlow(await flowsFitting(db, id), line);
}

export interface Span {
  readonly now: Date;
  /** Null: one working day. */
  readonly workingHours: number | null;
}

/** When that many hours of the agency's office time have passed; neither weekends nor holidays count. */
export async function dueWithin(tx: Tx, { agencyId }: Submitted, { now, workingHours }: Span): Promise<Date> {
  const zone = await zoneOf(tx, agencyId);
  const hours = await officeHoursOf(tx, { agencyId, zone }, { from: now, to: now });
  return addWorkingMinutes(now, workingHours === null ? minutesPerWorkingDay : workingHours * 60, hours);
}
