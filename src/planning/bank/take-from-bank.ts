import { agencyTree, type AgencyId } from '#organisation/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { isInCrisis } from './bank-for-slot.ts';
import { hindranceOf, variantInTurn, type BankEntry, type BankEntryId, type Occasion } from './bank-entry.ts';
import { usesOf } from './bank-use.store.ts';
import { lockEntry } from './bank.store.ts';
import type { BankHindrance } from './contract.ts';

export interface TakenFromBank {
  readonly entry: BankEntry;
  /** The text whose turn it is. */
  readonly variant: number;
  readonly text: string;
}

export type TakeRefusal =
  | { readonly kind: 'bank-entry-not-found' }
  | { readonly kind: 'bank-entry-does-not-fit'; readonly hindrance: BankHindrance };

/** Held until the transaction ends, so that of two at once the second sees the first one's use and its gap. */
export async function takeFromBank(
  tx: Tx,
  agencyId: AgencyId,
  { entryId, ...occasion }: Omit<Occasion, 'inCrisis'> & { readonly entryId: BankEntryId },
): Promise<Result<TakenFromBank, TakeRefusal>> {
  const line = [agencyId, ...(await agencyTree(tx)).ancestors(agencyId)];
  const entry = await lockEntry(tx, line, entryId);
  if (!entry || entry.removed) return refuse({ kind: 'bank-entry-not-found' });
  const uses = (await usesOf(tx, [entry.id]))(entry.id);
  const hindrance = hindranceOf(entry, uses, { ...occasion, inCrisis: await isInCrisis(tx, agencyId) });
  if (hindrance) return refuse({ kind: 'bank-entry-does-not-fit', hindrance });
  const variant = variantInTurn(entry.content, uses);
  return accept({ entry, variant, text: entry.content.variants[variant] ?? '' });
}
