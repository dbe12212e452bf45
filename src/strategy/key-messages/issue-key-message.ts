import { authorOf, scopeOf, type Actor } from '#organisation/index.ts';
import { inTransaction, type Db } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { messageToWrite, type MayNotWrite } from './acting.ts';
import type { KeyMessage } from './key-message.ts';
import { keepMessageVersion, lockKeyMessage, markMessageRemoved, saveStanding } from './key-message.store.ts';
import { tell } from './write-key-message.ts';

interface Tools {
  readonly db: Db;
}

export type IssueKeyMessageRefusal =
  | MayNotWrite
  | { readonly kind: 'already-issued' | 'key-message-not-issued' | 'key-message-without-points' };

export interface StandingInput {
  readonly id: string;
  readonly revision: number;
}

type Outcome = Promise<Result<undefined, IssueKeyMessageRefusal>>;

/** From now on agencies see it while writing and are asked to confirm it. */
export function issueKeyMessage({ db }: Tools, actor: Actor, { id, revision }: StandingInput): Outcome {
  return inTransaction(db, async (tx) => {
    const found = await messageToWrite(tx, actor, { id, revision });
    if (!found.ok) return found;
    const message = found.value;
    if (message.state !== 'draft') return refuse({ kind: 'already-issued' });
    if (message.points.length === 0) return refuse({ kind: 'key-message-without-points' });
    const by = authorOf(actor);
    const standing = { id: message.id, by, state: 'issued', version: 1 } as const;
    await saveStanding(tx, scopeOf(actor, 'key-message.write'), standing);
    await keepMessageVersion(tx, { id: message.id, version: 1, content: contentOf(message), note: '', by });
    await tell(tx, actor, { id: message.id, action: 'key-message.issued', after: { title: message.title } });
    return accept(undefined);
  });
}

export interface WithdrawKeyMessageInput extends StandingInput {
  readonly note: string;
}

/** Nobody is to say it any more. What was confirmed and carried stays readable. */
export function withdrawKeyMessage({ db }: Tools, actor: Actor, input: WithdrawKeyMessageInput): Outcome {
  return inTransaction(db, async (tx) => {
    const found = await messageToWrite(tx, actor, input);
    if (!found.ok) return found;
    const { id, version, state } = found.value;
    if (state !== 'issued') return refuse({ kind: 'key-message-not-issued' });
    const withdrawnNote = input.note.trim();
    const standing = { id, version, by: authorOf(actor), state: 'withdrawn', withdrawnNote } as const;
    await saveStanding(tx, scopeOf(actor, 'key-message.write'), standing);
    await tell(tx, actor, { id, action: 'key-message.withdrawn', after: { note: withdrawnNote } });
    return accept(undefined);
  });
}

/** Takes a withdrawal back; what was confirmed counts as before. */
export function reinstateKeyMessage({ db }: Tools, actor: Actor, { id: asked }: { readonly id: string }): Outcome {
  return inTransaction(db, async (tx) => {
    const found = await messageToWrite(tx, actor, { id: asked });
    if (!found.ok) return found;
    const { id, version, state } = found.value;
    if (state !== 'withdrawn') return refuse({ kind: 'already-issued' });
    await saveStanding(tx, scopeOf(actor, 'key-message.write'), { id, version, by: authorOf(actor), state: 'issued' });
    await tell(tx, actor, { id, action: 'key-message.reinstated', after: { version } });
    return accept(undefined);
  });
}

/** Throws a draft away, or takes that back. */
export function removeKeyMessage(
  { db }: Tools,
  actor: Actor,
  { id, removed }: { readonly id: string; readonly removed: boolean },
): Outcome {
  return inTransaction(db, async (tx) => {
    const message = await lockKeyMessage(tx, id);
    const scope = scopeOf(actor, 'key-message.write');
    if (!message || message.removed === removed || !scope.includes(message.agencyId))
      return refuse({ kind: 'key-message-not-found' });
    if (message.state !== 'draft') return refuse({ kind: 'already-issued' });
    await markMessageRemoved(tx, scope, { id: message.id, removed });
    const action = removed ? 'key-message.removed' : 'key-message.restored';
    await tell(tx, actor, { id: message.id, action, after: { title: message.title } });
    return accept(undefined);
  });
}

function contentOf(message: KeyMessage) {
  const { title, narrative, points, dos, donts, factCodes, programmeId, validFrom, validUntil, forAll, agencyIds } =
    message;
  return { title, narrative, points, dos, donts, factCodes, programmeId, validFrom, validUntil, forAll, agencyIds };
}
