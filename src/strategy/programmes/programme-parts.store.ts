import type { PersonId } from '#organisation/index.ts';
import type { Tx } from '#platform/db/db.ts';
import type { ProgrammeId } from '#strategy/programme.ts';

/** What hangs on a programme. Whether the writer may touch it is asked of the programme, which they lock first. */
export const partTables = {
  indicator: 'programme_indicator',
  milestone: 'programme_milestone',
  achievement: 'programme_achievement',
} as const;
export type PartKind = keyof typeof partTables;

export interface LockedPart {
  readonly id: string;
  readonly programmeId: ProgrammeId;
  readonly name: string;
  readonly removed: boolean;
  /** Of an achievement always 1: it is never changed, only taken back. */
  readonly revision: number;
}

/** System-wide, as all of this file. */
export async function lockPart(tx: Tx, kind: PartKind, id: string): Promise<LockedPart | undefined> {
  const row = await (kind === 'achievement' ? lockAchievement(tx, id) : lockOwn(tx, partTables[kind], id));
  if (!row) return undefined;
  const { programme_id, name, removed_at, revision } = row;
  return { id, programmeId: programme_id as ProgrammeId, name, removed: removed_at !== null, revision };
}

async function lockOwn(tx: Tx, table: 'programme_indicator' | 'programme_milestone', id: string) {
  const query = tx.selectFrom(table).select(['programme_id', 'name', 'removed_at', 'revision']).where('id', '=', id);
  return await query.forUpdate().executeTakeFirst();
}

async function lockAchievement(tx: Tx, id: string) {
  const row = await tx
    .selectFrom('programme_achievement as a')
    .innerJoin('programme_indicator as i', 'i.id', 'a.indicator_id')
    .select(['i.programme_id', 'i.name', 'a.removed_at'])
    .where('a.id', '=', id)
    .where('i.removed_at', 'is', null)
    .forUpdate('a')
    .executeTakeFirst();
  return row && { ...row, revision: 1 };
}

export async function markPartRemoved(
  tx: Tx,
  kind: PartKind,
  { id, at }: { readonly id: string; readonly at: Date | null },
): Promise<void> {
  if (kind === 'achievement') {
    await tx.updateTable('programme_achievement').set({ removed_at: at }).where('id', '=', id).execute();
  } else if (kind === 'milestone') {
    await tx.updateTable('programme_milestone').set({ removed_at: at }).where('id', '=', id).execute();
  } else {
    await tx.updateTable('programme_indicator').set({ removed_at: at }).where('id', '=', id).execute();
  }
}

export interface IndicatorContent {
  readonly name: string;
  readonly unit: string;
  readonly direction: 'up' | 'down';
  readonly baseline: number | null;
  readonly baselineYear: number | null;
  readonly target: number;
  readonly targetYear: number;
  readonly source: string;
}

function indicatorColumns({ baselineYear, targetYear, ...same }: IndicatorContent) {
  return { ...same, baseline_year: baselineYear, target_year: targetYear };
}

export async function addIndicator(tx: Tx, programmeId: ProgrammeId, content: IndicatorContent): Promise<string> {
  const query = tx
    .insertInto('programme_indicator')
    .values({ programme_id: programmeId, ...indicatorColumns(content) });
  return (await query.returning('id').executeTakeFirstOrThrow()).id;
}

export async function saveIndicator(
  tx: Tx,
  { id, revision, content }: { readonly id: string; readonly revision: number; readonly content: IndicatorContent },
): Promise<void> {
  const set = { ...indicatorColumns(content), revision };
  await tx.updateTable('programme_indicator').set(set).where('id', '=', id).execute();
}

export interface AchievementContent {
  readonly onDay: string;
  readonly value: number;
  readonly source: string;
  readonly proofUrl: string;
}

export async function addAchievement(
  tx: Tx,
  indicatorId: string,
  { onDay, value, source, proofUrl, by, at }: AchievementContent & { readonly by: PersonId | null; readonly at: Date },
): Promise<string> {
  const own = {
    indicator_id: indicatorId,
    on_day: onDay,
    value,
    source,
    proof_url: proofUrl,
    person_id: by,
    created_at: at,
  };
  return (await tx.insertInto('programme_achievement').values(own).returning('id').executeTakeFirstOrThrow()).id;
}

export interface MilestoneContent {
  readonly name: string;
  readonly plannedOn: string;
  readonly doneOn: string | null;
  readonly note: string;
  readonly proofUrl: string;
}

function milestoneColumns({ name, plannedOn, doneOn, note, proofUrl }: MilestoneContent) {
  return { name, planned_on: plannedOn, done_on: doneOn, note, proof_url: proofUrl };
}

export async function addMilestone(tx: Tx, programmeId: ProgrammeId, content: MilestoneContent): Promise<string> {
  const query = tx
    .insertInto('programme_milestone')
    .values({ programme_id: programmeId, ...milestoneColumns(content) });
  return (await query.returning('id').executeTakeFirstOrThrow()).id;
}

export async function saveMilestone(
  tx: Tx,
  { id, revision, content }: { readonly id: string; readonly revision: number; readonly content: MilestoneContent },
): Promise<void> {
  const set = { ...milestoneColumns(content), revision };
  await tx.updateTable('programme_milestone').set(set).where('id', '=', id).execute();
}
