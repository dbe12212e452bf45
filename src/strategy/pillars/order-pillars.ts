import { recordAudit, type Actor, type AgencyId } from '#organisation/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { writableAgency } from '../may-write-strategy.ts';
import type { StrategyTools } from '../tools.ts';
import { holdPillars, pillarsOf, placePillars } from './pillar.store.ts';
import type { PillarId } from './pillar.ts';

export type OrderPillarsRefusal =
  | { readonly kind: 'agency-not-found' | 'pillars-changed-meanwhile' }
  | { readonly kind: 'not-allowed-in-strategy'; readonly name: string };

/** Takes all own pillars in their new order, so that nobody orders what somebody else just added or removed. */
export function orderPillars(
  { db }: StrategyTools,
  actor: Actor,
  { agencyId, ids }: { readonly agencyId: AgencyId; readonly ids: readonly PillarId[] },
): Promise<Result<undefined, OrderPillarsRefusal>> {
  return inTransaction(db, async (tx) => {
    const writable = await writableAgency(tx, actor, agencyId);
    if (!writable.ok) return writable;
    await holdPillars(tx, [agencyId]);
    const own = await pillarsOf(tx, [agencyId]);
    const known = new Set(own.map(({ id }) => id));
    const wanted = new Set(ids);
    if (ids.length !== own.length || wanted.size !== known.size || !ids.every((id) => known.has(id))) {
      return refuse({ kind: 'pillars-changed-meanwhile' });
    }
    if (own.every(({ id }, index) => id === ids[index])) return accept(undefined);

    await placePillars(tx, [agencyId], ids);
    const nameOf = new Map(own.map(({ id, name }) => [id, name]));
    const subject = { agencyId, subjectKind: 'pillar', subjectId: agencyId };
    const before = { order: own.map(({ name }) => name) };
    const after = { order: ids.map((id) => nameOf.get(id)) };
    await recordAudit(tx, actor, { ...subject, action: 'pillar.ordered', before, after });
    await announce(tx, { topic: 'strategy', agencyId, id: agencyId });
    return accept(undefined);
  });
}
