import { randomUUID } from 'node:crypto';
import { authorOf, recordAudit, type Actor } from '#organisation/index.ts';
import { inTransaction, type Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, type Result } from '#platform/result.ts';
import { postToActOn, type MayNot, type PublishingTools } from './acting.ts';
import { keepVersion } from './history.store.ts';
import { placeOf, savePlace } from './place.store.ts';
import type { Post, PostId } from './post.ts';
import { contentOf, insertPost, writeContent } from './post.store.ts';

export interface DuplicateInput {
  readonly postId: string;
  /** Only these channels, such as those where it failed; null for all of them. */
  readonly channelIds: readonly string[] | null;
}

/** A new draft with the same words: the way to mend what is already out. */
export function duplicatePost(
  { db }: PublishingTools,
  actor: Actor,
  { postId, channelIds }: DuplicateInput,
): Promise<Result<{ readonly id: PostId }, MayNot>> {
  return inTransaction(db, async (tx) => {
    const found = await postToActOn(tx, actor, { postId, operation: 'post.write' });
    if (!found.ok) return found;
    return accept({ id: await draftLike(tx, actor, { post: found.value, channelIds, publishAt: null }) });
  });
}

export interface Likeness extends Pick<DuplicateInput, 'channelIds'> {
  readonly post: Post;
  /** The time wished for the new draft. */
  readonly publishAt: Date | null;
}

/** Writes a draft with the words of a post, and its place in the plan. */
export async function draftLike(tx: Tx, actor: Actor, { post, channelIds, publishAt }: Likeness): Promise<PostId> {
  const { agencyId, activityId } = post;
  const original = await contentOf(tx, post.id);
  const channels = original.channels.filter(({ channelId }) => channelIds === null || channelIds.includes(channelId));
  const content = { ...original, channels };

  const id = randomUUID() as PostId;
  const createdBy = authorOf(actor);
  await insertPost(tx, { id, agencyId, activityId, createdBy, publishAt });
  await writeContent(tx, id, content);
  await savePlace(tx, id, await placeOf(tx, post.id));
  await keepVersion(tx, { postId: id, version: 1, personId: createdBy, content });
  const after = { from: post.id, title: content.title, ...(publishAt ? { publishAt } : {}) };
  await recordAudit(tx, actor, { agencyId, action: 'post.duplicated', subjectKind: 'post', subjectId: id, after });
  await announce(tx, { topic: 'post', agencyId, id });
  return id;
}
