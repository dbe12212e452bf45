import type { Actor } from '#organisation/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { ProgrammeId } from '#strategy/programme.ts';
import type { StrategyTools } from '#strategy/tools.ts';
import {
  addMilestone as add,
  lockPart,
  saveMilestone as save,
  type MilestoneContent,
} from './programme-parts.store.ts';
import { tellOfProgramme, writableProgramme, type ProgrammeNotWritable } from './writable-programme.ts';
import { cityDay } from './write-indicator.ts';

export type AddMilestoneRefusal = ProgrammeNotWritable | { readonly kind: 'milestone-done-in-future' };

export function addMilestone(
  { db, now }: StrategyTools,
  actor: Actor,
  { programmeId, content }: { readonly programmeId: ProgrammeId; readonly content: MilestoneContent },
): Promise<Result<string, AddMilestoneRefusal>> {
  return inTransaction(db, async (tx) => {
    const programme = await writableProgramme(tx, actor, programmeId);
    if (!programme.ok) return programme;
    if (isAhead(content, await cityDay(tx, now()))) return refuse({ kind: 'milestone-done-in-future' });
    const id = await add(tx, programmeId, content);
    await tellOfProgramme(tx, programme.value, { actor, action: 'programme.milestone-added', after: content });
    return accept(id);
  });
}

export type SaveMilestoneRefusal =
  | AddMilestoneRefusal
  | { readonly kind: 'milestone-not-found' | 'milestone-changed-meanwhile' };

export function saveMilestone(
  { db, now }: StrategyTools,
  actor: Actor,
  { id, revision, content }: { readonly id: string; readonly revision: number; readonly content: MilestoneContent },
): Promise<Result<undefined, SaveMilestoneRefusal>> {
  return inTransaction(db, async (tx) => {
    const present = await lockPart(tx, 'milestone', id);
    if (!present || present.removed) return refuse({ kind: 'milestone-not-found' });
    const programme = await writableProgramme(tx, actor, present.programmeId);
    if (!programme.ok) return programme;
    if (present.revision !== revision) return refuse({ kind: 'milestone-changed-meanwhile' });
    if (isAhead(content, await cityDay(tx, now()))) return refuse({ kind: 'milestone-done-in-future' });
    await save(tx, { id, revision: revision + 1, content });
    const change = { before: { name: present.name }, after: content };
    await tellOfProgramme(tx, programme.value, { actor, action: 'programme.milestone-changed', ...change });
    return accept(undefined);
  });
}

function isAhead({ doneOn }: MilestoneContent, today: string): boolean {
  return doneOn !== null && doneOn > today;
}
