import { agencyTree, type AgencyId } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import { runningCrises } from '#planning/slots/crisis.store.ts';
import { hindranceOf, type BankEntry, type Occasion, type Uses } from './bank-entry.ts';
import { usesOf } from './bank-use.store.ts';
import { entriesOf } from './bank.store.ts';
import type { BankHindrance } from './contract.ts';

export interface KnownEntry {
  readonly entry: BankEntry;
  readonly uses: Uses;
  /** Undefined: it may be used. */
  readonly hindrance: BankHindrance | undefined;
}

/** What the bank holds for an agency, its own and that of those above it, and what keeps each from being used then. */
export async function bankFor(
  db: Db | Tx,
  agencyId: AgencyId,
  occasion: Omit<Occasion, 'inCrisis'>,
): Promise<readonly KnownEntry[]> {
  const entries = await entriesOf(db, [agencyId, ...(await agencyTree(db)).ancestors(agencyId)]);
  const uses = await usesOf(db, entries.map(({ id }) => id)); // oxfmt-ignore
  const inCrisis = await isInCrisis(db, agencyId);
  return entries.map((entry) => {
    const used = uses(entry.id);
    return { entry, uses: used, hindrance: hindranceOf(entry, used, { ...occasion, inCrisis }) };
  });
}

export async function isInCrisis(db: Db | Tx, agencyId: AgencyId): Promise<boolean> {
  const line = new Set([agencyId, ...(await agencyTree(db)).ancestors(agencyId)]);
  return (await runningCrises(db)).some((crisis) => line.has(crisis.agencyId));
}
