import { authorOf, can, city, recordAudit, type Actor, type AgencyId } from '#organisation/index.ts';
import { inTransaction, type Db, type Tx } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { Now } from '#platform/time/clock.ts';
import { isoDay } from '#platform/time/format.ts';
import { maySeeMessage, recipientsOf, tellMessageChanged } from './acting.ts';
import { phaseOfMessage, type KeyMessage } from './key-message.ts';
import { addConfirmation, lockKeyMessage } from './key-message.store.ts';

export type ConfirmKeyMessageRefusal =
  | { readonly kind: 'not-allowed' | 'key-message-not-found' | 'key-message-not-addressed' | 'key-message-over' }
  /** A newer version came while the older one was read. */
  | { readonly kind: 'key-message-revised-meanwhile'; readonly version: number };

export interface ConfirmKeyMessageInput {
  readonly id: string;
  readonly agencyId: AgencyId;
  /** The version that was read. */
  readonly version: number;
}

/** "Sudah kami baca": said once for an agency, with who and when. Saying it again changes nothing. */
export function confirmKeyMessage(
  { db, now }: { readonly db: Db; readonly now: Now },
  actor: Actor,
  { id, agencyId, version }: ConfirmKeyMessageInput,
): Promise<Result<undefined, ConfirmKeyMessageRefusal>> {
  return inTransaction(db, async (tx) => {
    const found = await messageToConfirm(tx, actor, { id, agencyId, version, today: await todayIn(tx, now()) });
    if (!found.ok) return found;
    const message = found.value;
    const added = await addConfirmation(tx, { id: message.id, version, agencyId, by: authorOf(actor) });
    if (!added) return accept(undefined);
    const subject = { agencyId, subjectKind: 'key-message', subjectId: id };
    await recordAudit(tx, actor, {
      ...subject,
      action: 'key-message.confirmed',
      after: { title: message.title, version },
    });
    await tellMessageChanged(tx, message);
    return accept(undefined);
  });
}

interface Asked extends ConfirmKeyMessageInput {
  readonly today: string;
}

async function messageToConfirm(
  tx: Tx,
  actor: Actor,
  { id, agencyId, version, today }: Asked,
): Promise<Result<KeyMessage, ConfirmKeyMessageRefusal>> {
  const message = await lockKeyMessage(tx, id);
  if (!message || message.removed || !(await maySeeMessage(tx, actor, message)))
    return refuse({ kind: 'key-message-not-found' });
  if (!can(actor, 'key-message.confirm', agencyId)) return refuse({ kind: 'not-allowed' });
  if (!(await recipientsOf(tx, message)).includes(agencyId)) return refuse({ kind: 'key-message-not-addressed' });
  if (!['valid', 'coming'].includes(phaseOfMessage(message, today))) return refuse({ kind: 'key-message-over' });
  if (message.version === version) return accept(message);
  return refuse({ kind: 'key-message-revised-meanwhile', version: message.version });
}

async function todayIn(tx: Tx, now: Date): Promise<string> {
  return isoDay(now, (await city(tx))?.zone ?? 'Asia/Jakarta');
}
