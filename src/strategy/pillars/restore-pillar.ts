import { recordAudit, type Actor } from '#organisation/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { StrategyTools } from '../tools.ts';
import { nameTaken, type PillarNameTaken } from './create-pillar.ts';
import { holdPillars, markPillarRemoved } from './pillar.store.ts';
import type { PillarId } from './pillar.ts';
import { writablePillar, type PillarNotWritable } from './writable-pillar.ts';

export type RestorePillarRefusal = PillarNotWritable | PillarNameTaken;

/** Undoes a removal, unless the name was given to another one since. */
export function restorePillar(
  { db }: StrategyTools,
  actor: Actor,
  id: PillarId,
): Promise<Result<undefined, RestorePillarRefusal>> {
  return inTransaction(db, async (tx) => {
    const writable = await writablePillar(tx, actor, { id, removed: true });
    if (!writable.ok) return writable;
    const { agencyId, name } = writable.value.pillar;
    await holdPillars(tx, [agencyId]);
    const taken = await nameTaken(tx, writable.value.tree, { agencyId, name, except: id });
    if (taken) return refuse(taken);

    await markPillarRemoved(tx, [agencyId], { id, at: null });
    const subject = { agencyId, subjectKind: 'pillar', subjectId: id };
    await recordAudit(tx, actor, { ...subject, action: 'pillar.restored', after: { name } });
    await announce(tx, { topic: 'strategy', agencyId, id });
    return accept(undefined);
  });
}
