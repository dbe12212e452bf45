import { randomUUID } from 'node:crypto';
import { authorOf, recordAudit, zoneOf, type Actor, type AgencyId } from '#organisation/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { instantOf, type LocalTime } from '#platform/time/local-time.ts';
import { mayCreateAt, type NotAllowed, type PublishingTools } from './acting.ts';
import { beginningFrom, type BeginningRefusal } from './beginning.ts';
import { keepVersion } from './history.store.ts';
import { nowhere, type Place } from './place.ts';
import { savePlace } from './place.store.ts';
import type { PostId } from './post.ts';
import { insertPost, writeContent } from './post.store.ts';

export type CreatePostRefusal = NotAllowed | BeginningRefusal | { readonly kind: 'no-such-time' };

export interface CreatePostInput {
  readonly agencyId: AgencyId;
  readonly activityId: string | null;
  /** From an empty slot of the calendar. */
  readonly wishedTime: LocalTime | null;
  /** Where it is to go; null for the channels the agency always uses. */
  readonly channelIds?: readonly string[] | null | undefined;
  /** An idea of the board that it is made of. */
  readonly ideaId?: string | null | undefined;
  /** Where it stands in the plan from the start. */
  readonly place?: Place;
}

/** An empty post, or one filled from an activity's outline, each channel in its own form, or from a campaign's task. */
export function createPost(
  { db, now }: PublishingTools,
  actor: Actor,
  { agencyId, activityId, wishedTime, channelIds = null, ideaId = null, place = nowhere }: CreatePostInput,
): Promise<Result<{ readonly id: PostId }, CreatePostRefusal>> {
  return inTransaction(db, async (tx) => {
    const allowed = mayCreateAt(actor, agencyId);
    if (!allowed.ok) return allowed;
    const zone = await zoneOf(tx, agencyId);
    const beginning = await beginningFrom(tx, actor, { agencyId, activityId, ideaId, channelIds, place, now: now() });
    if (!beginning.ok) return beginning;
    const publishAt = wishedTime ? instantOf(wishedTime, zone) : null;
    if (publishAt === undefined) return refuse({ kind: 'no-such-time' });

    const id = randomUUID() as PostId;
    const createdBy = authorOf(actor);
    const { content } = beginning.value;
    await insertPost(tx, { id, agencyId, activityId, createdBy, publishAt });
    await writeContent(tx, id, content);
    await savePlace(tx, id, beginning.value.place);
    await beginning.value.idea?.usedFor(tx, id);
    await keepVersion(tx, { postId: id, version: 1, personId: createdBy, content });
    const { campaignId } = beginning.value.place;
    const after = { activityId, title: content.title, ...(campaignId ? { campaignId } : {}) };
    await recordAudit(tx, actor, { agencyId, action: 'post.created', subjectKind: 'post', subjectId: id, after });
    await announce(tx, { topic: 'post', agencyId, id });
    return accept({ id });
  });
}
