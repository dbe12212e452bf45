import { agencyTree, can, scopeOf, type Actor, type AgencyId } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { KeyMessage } from './key-message.ts';
import { keyMessageById, lockKeyMessage } from './key-message.store.ts';

export type MayNotWrite =
  | { readonly kind: 'not-allowed' | 'key-message-not-found' }
  | { readonly kind: 'key-message-changed-meanwhile' };

/** The message, held for the transaction, if this person may change it and has seen the newest. */
export async function messageToWrite(
  tx: Tx,
  actor: Actor,
  { id, revision }: { readonly id: string; readonly revision?: number | undefined },
): Promise<Result<KeyMessage, MayNotWrite>> {
  const message = await lockKeyMessage(tx, id);
  if (!message || message.removed || !(await maySeeMessage(tx, actor, message)))
    return refuse({ kind: 'key-message-not-found' });
  if (!can(actor, 'key-message.write', message.agencyId)) return refuse({ kind: 'not-allowed' });
  const stale = revision !== undefined && revision !== message.revision;
  return stale ? refuse({ kind: 'key-message-changed-meanwhile' }) : accept(message);
}

/** Drafts are their writers'; what was issued is seen by those it goes to, and below them. */
export async function maySeeMessage(db: Db | Tx, actor: Actor, message: KeyMessage): Promise<boolean> {
  if (can(actor, 'key-message.write', message.agencyId)) return true;
  const scope = scopeOf(actor, 'key-message.read');
  if (message.state === 'draft' || scope.length === 0) return false;
  if (message.forAll || scope.includes(message.agencyId)) return true;
  const reached = await reachedBy(db, scope);
  return message.agencyIds.some((id) => reached.includes(id as AgencyId));
}

/** One that this person may see; for marking what a post carries. */
export async function keyMessageSeenBy(db: Db | Tx, actor: Actor, id: string): Promise<KeyMessage | undefined> {
  const message = await keyMessageById(db, id);
  return message && !message.removed && (await maySeeMessage(db, actor, message)) ? message : undefined;
}

/** The agencies of a scope and those above them: what goes to a department holds for its offices too. */
export async function reachedBy(db: Db | Tx, scope: readonly AgencyId[]): Promise<readonly AgencyId[]> {
  const tree = await agencyTree(db);
  return [...new Set(scope.flatMap((id) => [id, ...tree.ancestors(id)]))];
}

/** The agencies that confirm it: all that are active but the one that issues it, or those chosen. */
export async function recipientsOf(db: Db | Tx, message: KeyMessage): Promise<readonly AgencyId[]> {
  const tree = await agencyTree(db);
  const goesTo = (id: AgencyId): boolean => (message.forAll ? id !== message.agencyId : message.agencyIds.includes(id));
  return tree.all.filter(({ id, active }) => active && goesTo(id)).map(({ id }) => id);
}

/** To the screens of everybody it concerns. */
export async function tellMessageChanged(tx: Tx, message: KeyMessage): Promise<void> {
  const told = new Set([message.agencyId, ...(await recipientsOf(tx, message))]);
  for (const agencyId of told) await announce(tx, { topic: 'key-message', agencyId, id: message.id });
}
