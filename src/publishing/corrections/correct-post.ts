import { randomUUID } from 'node:crypto';
import { authorOf, recordAudit, zoneOf, type Actor } from '#organisation/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { formatDate } from '#platform/time/format.ts';
import { postToActOn, type MayNot, type PublishingTools } from '#publishing/posts/acting.ts';
import { keepVersion } from '#publishing/posts/history.store.ts';
import { placeOf, savePlace } from '#publishing/posts/place.store.ts';
import type { PostId } from '#publishing/posts/post.ts';
import { contentOf, insertPost, writeContent } from '#publishing/posts/post.store.ts';
import { firstPublic, linkCorrection } from './correction.store.ts';
import { correctionOf } from './correction.ts';

/** Nobody has seen it, so there is nothing to correct: it is changed. */
export type CorrectPostRefusal = MayNot | { readonly kind: 'never-public' };

/** A draft that says what was wrong and what is right, for the channels of the original; it is reviewed as any post. */
export function correctPost(
  { db }: Pick<PublishingTools, 'db'>,
  actor: Actor,
  { postId }: { readonly postId: string },
): Promise<Result<{ readonly id: PostId }, CorrectPostRefusal>> {
  return inTransaction(db, async (tx) => {
    const found = await postToActOn(tx, actor, { postId, operation: 'post.write' });
    if (!found.ok) return found;
    const original = found.value;
    const publicSince = await firstPublic(tx, original.id);
    if (!publicSince) return refuse({ kind: 'never-public' });
    const { agencyId, activityId } = original;
    const day = formatDate(publicSince, await zoneOf(tx, agencyId), 'id');
    const content = correctionOf(await contentOf(tx, original.id), day);

    const id = randomUUID() as PostId;
    const createdBy = authorOf(actor);
    await insertPost(tx, { id, agencyId, activityId, createdBy, publishAt: null });
    await writeContent(tx, id, content);
    await savePlace(tx, id, await placeOf(tx, original.id));
    await linkCorrection(tx, id, original.id);
    await keepVersion(tx, { postId: id, version: 1, personId: createdBy, content });
    const after = { corrects: original.id, title: content.title };
    await recordAudit(tx, actor, {
      agencyId,
      action: 'post.correction-begun',
      subjectKind: 'post',
      subjectId: id,
      after,
    });
    await announce(tx, { topic: 'post', agencyId, id }, { topic: 'post', agencyId, id: original.id });
    return accept({ id });
  });
}
