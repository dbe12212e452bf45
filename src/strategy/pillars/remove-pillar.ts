import { recordAudit, type Actor } from '#organisation/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, type Result } from '#platform/result.ts';
import type { StrategyTools } from '../tools.ts';
import { markPillarRemoved } from './pillar.store.ts';
import type { PillarId } from './pillar.ts';
import { writablePillar, type PillarNotWritable } from './writable-pillar.ts';

/** Posts keep it, so that restoring brings all back. */
export function removePillar(
  { db, now }: StrategyTools,
  actor: Actor,
  id: PillarId,
): Promise<Result<undefined, PillarNotWritable>> {
  return inTransaction(db, async (tx) => {
    const writable = await writablePillar(tx, actor, { id, removed: false });
    if (!writable.ok) return writable;
    const { agencyId, name } = writable.value.pillar;
    await markPillarRemoved(tx, [agencyId], { id, at: now() });
    const subject = { agencyId, subjectKind: 'pillar', subjectId: id };
    await recordAudit(tx, actor, { ...subject, action: 'pillar.removed', before: { name } });
    await announce(tx, { topic: 'strategy', agencyId, id });
    return accept(undefined);
  });
}
