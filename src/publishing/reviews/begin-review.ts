import { agencyTree, zoneOf } from '#organisation/index.ts';
import { officeHoursOf } from '#planning/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import { addWorkingMinutes, minutesPerWorkingDay } from '#platform/time/working-time.ts';
import type { Post } from '#publishing/posts/post.ts';
import { chosenFlow, usualFlow, type HeldFlow } from './flow.ts';
import { flowsFitting } from './flow.store.ts';
import { addReview } from './review.store.ts';

type Submitted = Pick<Post, 'id' | 'agencyId'>;

/** After a submission was written: what it has to pass is what the settings say now, whatever they say later. */
export async function beginReview(tx: Tx, post: Submitted, now: Date): Promise<void> {
  const flow = await flowFor(tx, post);
  const hoursDueAt = await dueWithin(tx, post, { now, workingHours: flow.workingHours });
  await addReview(tx, { postId: post.id, flow, hoursDueAt });
}

/** What a submission would have to pass by the settings of this moment. */
export async function flowFor(db: Db | Tx, { id, agencyId }: Submitted): Promise<HeldFlow> {
  const line = [agencyId, ...(await agencyTree(db)).ancestors(agencyId)];
  return chosenFlow(await flowsFitting(db, id), line) ?? usualFlow;
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
