import { authorOf, type Actor } from '#organisation/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { branchOf, lockProgrammes, programmesByIds, saveEnding } from '#strategy/programme.store.ts';
import type { ProgrammeId } from '#strategy/programme.ts';
import type { StrategyTools } from '#strategy/tools.ts';
import { tellOfProgramme, writableProgramme, type ProgrammeNotWritable } from './writable-programme.ts';
import { cityDay } from './write-indicator.ts';

/**
 * Puts a programme away with all its parts, or takes it back. One that still runs ends today; taking it back leaves its
 * last day, which can be changed like any other.
 */
export function archiveProgramme(
  { db, now }: StrategyTools,
  actor: Actor,
  { id, archived }: { readonly id: ProgrammeId; readonly archived: boolean },
): Promise<Result<undefined, ProgrammeNotWritable>> {
  return inTransaction(db, async (tx) => {
    const top = await writableProgramme(tx, actor, id);
    if (!top.ok) return top;
    const at = now();
    const today = await cityDay(tx, at);
    for (const each of await lockProgrammes(tx, await branchOf(tx, id))) {
      if ((each.archivedAt !== null) === archived) continue;
      const ended = each.startsOn > today ? each.startsOn : today;
      const endsOn = archived && (each.endsOn === null || each.endsOn > ended) ? ended : each.endsOn;
      const { id: own, agencyId, successorId, revision } = each;
      const ending = { id: own, endsOn, archivedAt: archived ? at : null, successorId, revision: revision + 1 };
      await saveEnding(tx, [agencyId], { ...ending, by: authorOf(actor), at });
      const action = archived ? 'programme.archived' : 'programme.taken-back';
      await tellOfProgramme(tx, each, { actor, action, before: { endsOn: each.endsOn }, after: { endsOn } });
    }
    return accept(undefined);
  });
}

export type ChooseSuccessorRefusal =
  | ProgrammeNotWritable
  | { readonly kind: 'successor-not-found' | 'successor-goes-in-circles' };

/** Citizens who come to the old programme then find the one that goes on with it. */
export function chooseSuccessor(
  { db, now }: StrategyTools,
  actor: Actor,
  { id, successorId }: { readonly id: ProgrammeId; readonly successorId: ProgrammeId | null },
): Promise<Result<undefined, ChooseSuccessorRefusal>> {
  return inTransaction(db, async (tx) => {
    const found = await writableProgramme(tx, actor, id);
    if (!found.ok) return found;
    const { value: programme } = found;
    if (programme.successorId === successorId) return accept(undefined);
    if (successorId !== null) {
      if ((await programmesByIds(tx, [successorId])).length === 0) return refuse({ kind: 'successor-not-found' });
      if (await leadsTo(successorId, id)) return refuse({ kind: 'successor-goes-in-circles' });
    }
    const { agencyId, endsOn, archivedAt, revision } = programme;
    const ending = { id, endsOn, archivedAt, successorId, revision: revision + 1, by: authorOf(actor), at: now() };
    await saveEnding(tx, [agencyId], ending);
    const change = { before: { successorId: programme.successorId }, after: { successorId } };
    await tellOfProgramme(tx, programme, { actor, action: 'programme.successor-chosen', ...change });
    return accept(undefined);

    async function leadsTo(from: ProgrammeId, to: ProgrammeId): Promise<boolean> {
      const seen = new Set<ProgrammeId>();
      let next: ProgrammeId | null | undefined = from;
      while (next && !seen.has(next)) {
        if (next === to) return true;
        seen.add(next);
        const [step]: readonly { successorId: ProgrammeId | null }[] = await lockProgrammes(tx, [next]);
        next = step?.successorId;
      }
      return false;
    }
  });
}
