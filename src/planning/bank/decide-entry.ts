import { agencyById, authorOf, can, scopeOf, type Actor, type Operation } from '#organisation/index.ts';
import { inTransaction, type Tx } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { PlanningTools } from '#planning/tools.ts';
import { isComplete, type BankEntry, type BankEntryId } from './bank-entry.ts';
import { lockEntry, markEntryRemoved, saveEntry, writersOf, type StoredEntry } from './bank.store.ts';
import { tell } from './write-entry.ts';

type MayNot = { readonly kind: 'not-allowed' | 'bank-entry-not-found' };
export type SubmitEntryRefusal = MayNot | { readonly kind: 'bank-entry-incomplete' | 'already-submitted' };
export type ApproveEntryRefusal =
  | MayNot
  | { readonly kind: 'bank-entry-not-in-review' | 'bank-entry-edited-meanwhile' | 'not-allowed-own-entry' };
export type ReturnEntryRefusal = MayNot | { readonly kind: 'bank-entry-not-in-review' };

export function submitEntry(
  { db, now }: PlanningTools,
  actor: Actor,
  id: BankEntryId,
): Promise<Result<undefined, SubmitEntryRefusal>> {
  return inTransaction(db, async (tx) => {
    const found = await toActOn(tx, actor, { id, operation: 'bank.write' });
    if (!found.ok) return found;
    const entry = found.value;
    if (entry.state !== 'draft' && entry.state !== 'returned') return refuse({ kind: 'already-submitted' });
    if (!isComplete(entry.content)) return refuse({ kind: 'bank-entry-incomplete' });
    const by = authorOf(actor);
    await save(tx, actor, {
      entry: { ...entry, state: 'in-review', submittedBy: by },
      at: now(),
      action: 'bank.submitted',
    });
    return accept(undefined);
  });
}

/** Holds for every use until the words change. Nobody approves their own words, unless the agency allows it. */
export function approveEntry(
  { db, now }: PlanningTools,
  actor: Actor,
  { id, revision }: { readonly id: BankEntryId; readonly revision: number },
): Promise<Result<undefined, ApproveEntryRefusal>> {
  return inTransaction(db, async (tx) => {
    const found = await toActOn(tx, actor, { id, operation: 'bank.approve' });
    if (!found.ok) return found;
    const entry = found.value;
    if (entry.state !== 'in-review') return refuse({ kind: 'bank-entry-not-in-review' });
    if (entry.revision !== revision) return refuse({ kind: 'bank-entry-edited-meanwhile' });
    if ((await isOwn(tx, actor, entry)) && !(await agencyById(tx, entry.agencyId))?.allowsSelfApproval)
      return refuse({ kind: 'not-allowed-own-entry' });
    const approved = {
      ...entry,
      state: 'approved',
      approvedBy: authorOf(actor),
      approvedAt: now(),
      returnNote: '',
    } as const;
    await save(tx, actor, { entry: approved, at: now(), action: 'bank.approved' });
    return accept(undefined);
  });
}

async function isOwn(tx: Tx, { personId }: Actor, entry: BankEntry): Promise<boolean> {
  return entry.submittedBy === personId || (await writersOf(tx, entry)).includes(personId);
}

export function returnEntry(
  { db, now }: PlanningTools,
  actor: Actor,
  { id, note }: { readonly id: BankEntryId; readonly note: string },
): Promise<Result<undefined, ReturnEntryRefusal>> {
  return inTransaction(db, async (tx) => {
    const found = await toActOn(tx, actor, { id, operation: 'bank.approve' });
    if (!found.ok) return found;
    if (found.value.state !== 'in-review') return refuse({ kind: 'bank-entry-not-in-review' });
    const returned = { ...found.value, state: 'returned', returnNote: note } as const;
    await save(tx, actor, { entry: returned, at: now(), action: 'bank.returned' });
    return accept(undefined);
  });
}

export function pauseEntry(
  { db, now }: PlanningTools,
  actor: Actor,
  { id, paused }: { readonly id: BankEntryId; readonly paused: boolean },
): Promise<Result<undefined, MayNot>> {
  return inTransaction(db, async (tx) => {
    const found = await toActOn(tx, actor, { id, operation: 'bank.write' });
    if (!found.ok) return found;
    if (found.value.paused === paused) return accept(undefined);
    const action = paused ? 'bank.paused' : 'bank.resumed';
    await save(tx, actor, { entry: { ...found.value, paused }, at: now(), action });
    return accept(undefined);
  });
}

export function removeEntry(
  { db, now }: PlanningTools,
  actor: Actor,
  { id, removed }: { readonly id: BankEntryId; readonly removed: boolean },
): Promise<Result<undefined, MayNot>> {
  return inTransaction(db, async (tx) => {
    const entry = await lockEntry(tx, scopeOf(actor, 'bank.read'), id);
    if (!entry || (removed && entry.removed)) return refuse({ kind: 'bank-entry-not-found' });
    if (!can(actor, 'bank.write', entry.agencyId)) return refuse({ kind: 'not-allowed' });
    if (entry.removed === removed) return accept(undefined);
    await markEntryRemoved(tx, [entry.agencyId], { id, at: removed ? now() : null });
    const action = removed ? 'bank.removed' : 'bank.restored';
    await tell(tx, actor, { entry, action, before: { title: entry.content.title } });
    return accept(undefined);
  });
}

interface Wanted {
  readonly id: BankEntryId;
  readonly operation: Operation;
}

async function toActOn(tx: Tx, actor: Actor, { id, operation }: Wanted): Promise<Result<StoredEntry, MayNot>> {
  const entry = await lockEntry(tx, scopeOf(actor, 'bank.read'), id);
  if (!entry || entry.removed) return refuse({ kind: 'bank-entry-not-found' });
  return can(actor, operation, entry.agencyId) ? accept(entry) : refuse({ kind: 'not-allowed' });
}

interface Saving {
  readonly entry: BankEntry;
  readonly at: Date;
  readonly action: string;
}

async function save(tx: Tx, actor: Actor, { entry, at, action }: Saving): Promise<void> {
  const next = { ...entry, revision: entry.revision + 1 };
  await saveEntry(tx, [entry.agencyId], { entry: next, by: authorOf(actor), at });
  const { state, version, paused, returnNote } = entry;
  await tell(tx, actor, { entry, action, after: { state, version, paused, ...(returnNote ? { returnNote } : {}) } });
}
