import type { Actor } from '#organisation/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { StrategyTools } from '#strategy/tools.ts';
import { lockPart, markPartRemoved, type PartKind } from './programme-parts.store.ts';
import { tellOfProgramme, writableProgramme, type ProgrammeNotWritable } from './writable-programme.ts';

export type RemovePartRefusal =
  | ProgrammeNotWritable
  | { readonly kind: 'indicator-not-found' | 'milestone-not-found' | 'achievement-not-found' };

const missing = {
  indicator: 'indicator-not-found',
  milestone: 'milestone-not-found',
  achievement: 'achievement-not-found',
} as const;

/** Removes an indicator, a milestone or an achieved number that was a mistake, or undoes that. */
export function removePart(
  { db, now }: StrategyTools,
  actor: Actor,
  { kind, id, removed }: { readonly kind: PartKind; readonly id: string; readonly removed: boolean },
): Promise<Result<undefined, RemovePartRefusal>> {
  return inTransaction(db, async (tx) => {
    const part = await lockPart(tx, kind, id);
    if (!part) return refuse({ kind: missing[kind] });
    const programme = await writableProgramme(tx, actor, part.programmeId);
    if (!programme.ok) return programme;
    if (part.removed === removed) return accept(undefined);
    await markPartRemoved(tx, kind, { id, at: removed ? now() : null });
    const action = `programme.${kind}-${removed ? 'removed' : 'restored'}`;
    await tellOfProgramme(tx, programme.value, { actor, action, after: { name: part.name } });
    return accept(undefined);
  });
}
