import { isDeepStrictEqual } from 'node:util';
import { recordAudit, type Actor } from '#organisation/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { followFlow, type AfterApproval } from '#publishing/reviews/follow-flow.ts';
import { postToActOn, type MayNot, type PublishingTools } from './acting.ts';
import { faultOfPlace, type PlaceRefusal } from './check-place.ts';
import type { Place } from './place.ts';
import { placeOf, savePlace } from './place.store.ts';

export type PlacePostRefusal = MayNot | AfterApproval | PlaceRefusal;

export interface PlacePostInput {
  readonly postId: string;
  readonly place: Omit<Place, 'taskId'>;
}

/**
 * Classification only, in any state of the post: no word that citizens read changes. An approval falls only where the post
 * now has to pass what an agency made binding.
 */
export function placePost(
  { db, jobs, now }: PublishingTools,
  actor: Actor,
  { postId, place }: PlacePostInput,
): Promise<Result<{ readonly voided: boolean }, PlacePostRefusal>> {
  return inTransaction(db, async (tx) => {
    const found = await postToActOn(tx, actor, { postId, operation: 'post.write' });
    if (!found.ok) return found;
    const { id, agencyId } = found.value;
    const before = await placeOf(tx, id);
    // Out of its campaign, a post is no longer what that campaign asked for.
    const taskId = place.campaignId === before.campaignId ? before.taskId : null;
    const wanted: Place = { ...place, taskId };
    if (isDeepStrictEqual(before, wanted)) return accept({ voided: false });
    const fault = await faultOfPlace(tx, agencyId, { wanted, before });
    if (fault) return refuse(fault);

    const change = (): Promise<void> => savePlace(tx, id, wanted);
    const done = await followFlow({ tx, jobs, now }, actor, { post: found.value, change });
    if (!done.ok) return done;
    const subject = { agencyId, subjectKind: 'post', subjectId: id };
    await recordAudit(tx, actor, { ...subject, action: 'post.placed', before, after: wanted });
    await announce(tx, { topic: 'post', agencyId, id });
    return done;
  });
}
