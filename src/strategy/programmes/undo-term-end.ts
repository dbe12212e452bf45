import { authorOf, can, type Actor } from '#organisation/index.ts';
import { inTransaction, type Tx } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { changedMeanwhile, type ProgrammeChangedMeanwhile } from '#strategy/changed-meanwhile.ts';
import { lockProgrammes, markRemoved, saveEnding } from '#strategy/programme.store.ts';
import type { ProgrammeId, ProgrammeRecord } from '#strategy/programme.ts';
import type { StrategyTools } from '#strategy/tools.ts';
import { isInUse, lockTermEnd, markTermEndUndone, type Touched } from './term-end.store.ts';
import { tellOfProgramme } from './writable-programme.ts';

export type UndoTermEndRefusal =
  | { readonly kind: 'not-allowed' | 'term-end-not-found' | 'term-end-in-use' }
  | ProgrammeChangedMeanwhile;

/** Puts all back as it stood, unless somebody has worked on with it since; then nothing is touched. */
export function undoTermEnd(
  { db, now }: StrategyTools,
  actor: Actor,
  id: string,
): Promise<Result<undefined, UndoTermEndRefusal>> {
  return inTransaction(db, async (tx) => {
    const termEnd = await lockTermEnd(tx, id);
    if (!termEnd || termEnd.undone) return refuse({ kind: 'term-end-not-found' });
    const programmes = await lockProgrammes(
      tx,
      termEnd.touched.map((each) => each.id),
    );
    if (!programmes.every(({ agencyId }) => can(actor, 'programme.write', agencyId)))
      return refuse({ kind: 'not-allowed' });
    const byId = new Map(programmes.map((programme) => [programme.id, programme]));
    for (const { id: touchedId, revision } of termEnd.touched) {
      const programme = byId.get(touchedId);
      if (programme && programme.revision !== revision) return refuse(await changedMeanwhile(tx, programme));
    }
    const made = termEnd.touched.filter(({ kind }) => kind === 'made').map((each) => each.id);
    if (await isInUse(tx, made)) return refuse({ kind: 'term-end-in-use' });

    const at = now();
    for (const touched of termEnd.touched.toReversed()) await putBack(tx, touched, { actor, at, byId });
    await markTermEndUndone(tx, id, at);
    return accept(undefined);
  });
}

interface Undoing {
  readonly actor: Actor;
  readonly at: Date;
  readonly byId: ReadonlyMap<ProgrammeId, ProgrammeRecord>;
}

async function putBack(tx: Tx, touched: Touched, { actor, at, byId }: Undoing): Promise<void> {
  const programme = byId.get(touched.id);
  if (!programme) return;
  const { id, agencyId, name } = programme;
  if (touched.kind === 'made') {
    await markRemoved(tx, [agencyId], { id, at });
    await tellOfProgramme(tx, programme, { actor, action: 'programme.removed', before: { name } });
    return;
  }
  const { endsOn, archivedAt, successorId, revision } = touched;
  const before = { endsOn, successorId, archivedAt: archivedAt === null ? null : new Date(archivedAt) };
  await saveEnding(tx, [agencyId], { id, ...before, revision: revision + 1, by: authorOf(actor), at });
  await tellOfProgramme(tx, programme, { actor, action: 'programme.term-end-undone', after: { endsOn, successorId } });
}
