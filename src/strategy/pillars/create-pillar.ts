import { authorOf, recordAudit, type Actor, type AgencyId, type AgencyTree } from '#organisation/index.ts';
import { inTransaction, type Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { writableAgency } from '../may-write-strategy.ts';
import type { StrategyTools } from '../tools.ts';
import { addPillar, holdPillars, pillarsOf } from './pillar.store.ts';
import { isNamedAlready, mostPillars, type Pillar, type PillarContent } from './pillar.ts';

export type PillarNameTaken = { readonly kind: 'already-a-pillar'; readonly name: string; readonly agency: string };

export type CreatePillarRefusal =
  | { readonly kind: 'agency-not-found' }
  | { readonly kind: 'not-allowed-in-strategy'; readonly name: string }
  | { readonly kind: 'too-many-pillars'; readonly most: number }
  | PillarNameTaken;

export function createPillar(
  { db, now }: StrategyTools,
  actor: Actor,
  { agencyId, content }: { readonly agencyId: AgencyId; readonly content: PillarContent },
): Promise<Result<Pillar, CreatePillarRefusal>> {
  return inTransaction(db, async (tx) => {
    const writable = await writableAgency(tx, actor, agencyId);
    if (!writable.ok) return writable;
    const { tree } = writable.value;
    await holdPillars(tx, [agencyId]);
    const own = await pillarsOf(tx, [agencyId]);
    if (own.length >= mostPillars) return refuse({ kind: 'too-many-pillars', most: mostPillars });
    const taken = await nameTaken(tx, tree, { agencyId, name: content.name });
    if (taken) return refuse(taken);

    const pillar = await addPillar(tx, [agencyId], { agencyId, content, by: authorOf(actor), at: now() });
    const subject = { agencyId, subjectKind: 'pillar', subjectId: pillar.id };
    await recordAudit(tx, actor, { ...subject, action: 'pillar.created', after: content });
    await announce(tx, { topic: 'strategy', agencyId, id: pillar.id });
    return accept(pillar);
  });
}

/** Among those that hold for the agency: its own and those from above. */
export async function nameTaken(
  tx: Tx,
  tree: AgencyTree,
  { agencyId, name, except }: { readonly agencyId: AgencyId; readonly name: string; readonly except?: string },
): Promise<PillarNameTaken | undefined> {
  const holding = await pillarsOf(tx, [agencyId, ...tree.ancestors(agencyId)]);
  const same = holding.find((pillar) => pillar.id !== except && isNamedAlready(name, [pillar]));
  return same && { kind: 'already-a-pillar', name: same.name, agency: tree.get(same.agencyId)?.shortName ?? '' };
}
