import { authorOf, can, recordAudit, scopeOf, type Actor, type AgencyId } from '#organisation/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { mayCreateAt, type NotAllowed, type PublishingTools } from '#publishing/posts/acting.ts';
import { addNote, lockNote, setNoteRemoved } from './note.store.ts';

export type WriteNoteRefusal = NotAllowed | { readonly kind: 'plan-note-empty' };
export type RemoveNoteRefusal = NotAllowed | { readonly kind: 'plan-note-not-found' };

export interface NoteToWrite {
  readonly agencyId: AgencyId;
  readonly day: string;
  readonly text: string;
}

/** What was agreed about a day of the plan. */
export function writeNote(
  { db }: PublishingTools,
  actor: Actor,
  { agencyId, day, text }: NoteToWrite,
): Promise<Result<{ readonly id: string }, WriteNoteRefusal>> {
  return inTransaction(db, async (tx) => {
    const allowed = mayCreateAt(actor, agencyId);
    if (!allowed.ok) return allowed;
    if (text.trim() === '') return refuse({ kind: 'plan-note-empty' });
    const id = await addNote(tx, { agencyId, day, text: text.trim(), by: authorOf(actor) });
    const after = { day, text: text.trim() };
    await recordAudit(tx, actor, {
      agencyId,
      action: 'plan-note.written',
      subjectKind: 'plan-note',
      subjectId: id,
      after,
    });
    await announce(tx, { topic: 'post', agencyId, id });
    return accept({ id });
  });
}

/** Out of sight, or back. */
export function showNote(
  { db }: PublishingTools,
  actor: Actor,
  { id, removed }: { readonly id: string; readonly removed: boolean },
): Promise<Result<undefined, RemoveNoteRefusal>> {
  return inTransaction(db, async (tx) => {
    const note = await lockNote(tx, scopeOf(actor, 'post.read'), id);
    if (!note) return refuse({ kind: 'plan-note-not-found' });
    const { agencyId } = note;
    if (!can(actor, 'post.write', agencyId)) return refuse({ kind: 'not-allowed' });
    if (note.removed === removed) return accept(undefined);
    await setNoteRemoved(tx, id, removed);
    const action = removed ? 'plan-note.removed' : 'plan-note.restored';
    await recordAudit(tx, actor, {
      agencyId,
      action,
      subjectKind: 'plan-note',
      subjectId: id,
      before: { text: note.text },
    });
    await announce(tx, { topic: 'post', agencyId, id });
    return accept(undefined);
  });
}
