import { inTransaction } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { Actor } from '#organisation/permissions.ts';
import type { OrganisationTools } from '#organisation/tools.ts';
import { endSessionRow, endSessionsBut, removePasskeyRow } from './account.store.ts';
import { revokeApiTokenRow } from './api-token.store.ts';
import { noteOwnChange } from './note-own-change.ts';

type Tools = Pick<OrganisationTools, 'db' | 'now'>;
type Ended<Kind extends string> = Promise<Result<{ done: boolean }, { readonly kind: Kind }>>;

export function endSession({ db }: Tools, actor: Actor, sessionId: string): Ended<'session-not-found'> {
  return inTransaction(db, async (tx) => {
    if (!(await endSessionRow(tx, actor.personId, sessionId))) return refuse({ kind: 'session-not-found' });
    await noteOwnChange(tx, actor, { action: 'person.session-ended' });
    return accept({ done: true });
  });
}

/** `current` stays; with an API token there is none, so all end. */
export function endOtherSessions({ db }: Tools, actor: Actor, current: string | undefined): Promise<{ ended: number }> {
  return inTransaction(db, async (tx) => {
    const ended = await endSessionsBut(tx, actor.personId, current);
    if (ended > 0) await noteOwnChange(tx, actor, { action: 'person.session-ended', after: { ended } });
    return { ended };
  });
}

export function removePasskey({ db }: Tools, actor: Actor, passkeyId: string): Ended<'passkey-not-found'> {
  return inTransaction(db, async (tx) => {
    const name = await removePasskeyRow(tx, actor.personId, passkeyId);
    if (name === undefined) return refuse({ kind: 'passkey-not-found' });
    await noteOwnChange(tx, actor, { action: 'person.passkey-removed', before: { name } });
    return accept({ done: true });
  });
}

export function revokeApiToken({ db, now }: Tools, actor: Actor, id: string): Ended<'api-token-not-found'> {
  return inTransaction(db, async (tx) => {
    const name = await revokeApiTokenRow(tx, actor.personId, { id, now: now() });
    if (name === undefined) return refuse({ kind: 'api-token-not-found' });
    await noteOwnChange(tx, actor, { action: 'api-token.revoked', before: { name } });
    return accept({ done: true });
  });
}
