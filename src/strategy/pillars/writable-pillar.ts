import type { Actor, AgencyTree } from '#organisation/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { writableAgency } from '../may-write-strategy.ts';
import { lockPillar, type LockedPillar } from './pillar.store.ts';
import type { PillarId } from './pillar.ts';

export type PillarNotWritable =
  | { readonly kind: 'pillar-not-found' }
  | { readonly kind: 'not-allowed-in-strategy'; readonly name: string };

/** The pillar, held, if it stands (or was removed) and the person may change it. */
export async function writablePillar(
  tx: Tx,
  actor: Actor,
  { id, removed }: { readonly id: PillarId; readonly removed: boolean },
): Promise<Result<{ readonly pillar: LockedPillar; readonly tree: AgencyTree }, PillarNotWritable>> {
  const pillar = await lockPillar(tx, id);
  if (!pillar || pillar.removed !== removed) return refuse({ kind: 'pillar-not-found' });
  const writable = await writableAgency(tx, actor, pillar.agencyId);
  if (writable.ok) return accept({ pillar, tree: writable.value.tree });
  const { refusal } = writable;
  return refuse(refusal.kind === 'agency-not-found' ? { kind: 'pillar-not-found' } : refusal);
}
