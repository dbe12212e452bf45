import { authorOf, can, peopleWhoCan, recordAudit, scopeOf, type Actor } from '#organisation/index.ts';
import { inTransaction, type Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { postToActOn, type MayNot, type PublishingTools } from '#publishing/posts/acting.ts';
import { addComment, lockComment, setCommentRemoved, setCommentResolved, type LockedComment } from './comment.store.ts';

type Tools = Pick<PublishingTools, 'db'>;
type NotFound = { readonly kind: 'not-allowed' | 'post-comment-not-found' };
export type WriteCommentRefusal =
  | MayNot
  | { readonly kind: 'post-comment-empty' }
  /** They could not open the post, so they would be told of something they can't see. */
  | { readonly kind: 'mentioned-cannot-read' };

export interface WriteCommentInput {
  readonly postId: string;
  readonly text: string;
  readonly mentions: readonly string[];
}

/** Whoever may read a post and works at the desk may speak about it; those named are told. */
export function writeComment(
  { db }: Tools,
  actor: Actor,
  { postId, text, mentions }: WriteCommentInput,
): Promise<Result<{ readonly id: string }, WriteCommentRefusal>> {
  return inTransaction(db, async (tx) => {
    const found = await postToActOn(tx, actor, { postId, operation: 'post.comment' });
    if (!found.ok) return found;
    const post = found.value;
    if (text.trim() === '') return refuse({ kind: 'post-comment-empty' });
    const readers = new Set<string>((await peopleWhoCan(tx, 'post.read', post.agencyId)).map(({ id }) => id));
    const named = [...new Set(mentions)];
    if (!named.every((id) => readers.has(id))) return refuse({ kind: 'mentioned-cannot-read' });
    const said = { text: text.trim(), mentions: named, version: post.version };
    const id = await addComment(tx, { postId: post.id, personId: authorOf(actor), ...said });
    const subject = { agencyId: post.agencyId, subjectKind: 'post', subjectId: post.id };
    await recordAudit(tx, actor, { ...subject, action: 'post.commented', after: { note: said.text } });
    await announce(tx, { topic: 'post', agencyId: post.agencyId, id: post.id });
    return accept({ id });
  });
}

/** By its writer, and taken back by them. */
export function removeComment(
  { db }: Tools,
  actor: Actor,
  { commentId, removed }: { readonly commentId: string; readonly removed: boolean },
): Promise<Result<undefined, NotFound>> {
  return inTransaction(db, async (tx) => {
    const found = await commentToActOn(tx, actor, commentId);
    if (!found.ok) return found;
    if (found.value.personId !== actor.personId) return refuse({ kind: 'not-allowed' });
    if (found.value.removed === removed) return accept(undefined);
    await setCommentRemoved(tx, commentId, removed);
    const action = removed ? 'post.comment-removed' : 'post.comment-restored';
    await tell(tx, actor, { ...found.value, action });
    return accept(undefined);
  });
}

/** Settled, by anybody who may speak there; and opened again. */
export function resolveComment(
  { db }: Tools,
  actor: Actor,
  { commentId, resolved }: { readonly commentId: string; readonly resolved: boolean },
): Promise<Result<undefined, NotFound>> {
  return inTransaction(db, async (tx) => {
    const found = await commentToActOn(tx, actor, commentId);
    if (!found.ok) return found;
    if (found.value.removed) return refuse({ kind: 'post-comment-not-found' });
    if (found.value.resolved === resolved) return accept(undefined);
    await setCommentResolved(tx, commentId, resolved ? authorOf(actor) : undefined);
    const action = resolved ? 'post.comment-resolved' : 'post.comment-reopened';
    await tell(tx, actor, { ...found.value, action });
    return accept(undefined);
  });
}

async function commentToActOn(tx: Tx, actor: Actor, id: string): Promise<Result<LockedComment, NotFound>> {
  const comment = await lockComment(tx, scopeOf(actor, 'post.read'), id);
  if (!comment) return refuse({ kind: 'post-comment-not-found' });
  return can(actor, 'post.comment', comment.agencyId) ? accept(comment) : refuse({ kind: 'not-allowed' });
}

type Told = Pick<LockedComment, 'agencyId' | 'postId'> & { readonly action: string };

async function tell(tx: Tx, actor: Actor, { agencyId, postId, action }: Told): Promise<void> {
  await recordAudit(tx, actor, { agencyId, subjectKind: 'post', subjectId: postId, action });
  await announce(tx, { topic: 'post', agencyId, id: postId });
}
