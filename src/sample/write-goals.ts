import type { Tx } from '#platform/db/db.ts';
import type { Chance } from './chance.ts';
import goals from './content/goals.json' with { type: 'json' };
import { basisOf } from './goal-basis.store.ts';
import { dayMs, inMagelang, later, sampleId } from './ids.ts';
import { staffOf } from './newsroom.ts';
import type { SampleAgency, SamplePerson } from './people-plan.ts';
import { addRows } from './sample.store.ts';

interface GoalContent {
  readonly agency: string;
  readonly change: string;
  readonly audience: string;
  readonly metric: string;
  readonly unit?: string;
  readonly direction: string;
  readonly contributors: string;
  readonly programme?: string;
  /** Which goal of this list it serves. */
  readonly supports?: number;
  readonly baseline?: number | null;
  readonly target?: number;
  /** Of what the pace of the last weeks would bring by the day: below 1 it will be reached. */
  readonly reach?: number;
  readonly startDays?: number;
  readonly dueDays: number;
  readonly archived?: boolean;
  readonly note: string;
  readonly readings?: readonly (readonly [day: number, value: number, source: string])[];
}

interface Writing {
  readonly now: Date;
  readonly chance: Chance;
  readonly agencies: readonly SampleAgency[];
  readonly people: readonly SamplePerson[];
  readonly programmeIds: ReadonlyMap<string, string>;
}

/** Counted goals begin this long ago. */
const startDays = -56;
const contents = goals as unknown as readonly GoalContent[];

/** Goals in every state; those that are counted take their baseline and target from the numbers that were written. */
export async function writeGoals(tx: Tx, writing: Writing): Promise<void> {
  const ids = contents.map(() => sampleId(writing.chance));
  const rows = [];
  for (const [index, goal] of contents.entries()) {
    rows.push({
      ...rowOf(goal, writing),
      ...(await numbersOf(tx, goal, writing)),
      id: ids[index] ?? '',
      supports_id: ids[goal.supports ?? -1] ?? null,
    });
  }
  await addRows(tx, 'goal', rows);
  await addRows(
    tx,
    'goal_reading',
    contents.flatMap((goal, index) => readingsOf(goal, ids[index] ?? '', writing)),
  );
}

function rowOf(goal: GoalContent, { now, agencies, people, programmeIds }: Writing) {
  const { change, audience, metric, unit = '', direction, contributors, note } = goal;
  const start = goal.startDays ?? startDays;
  const by = staffOf(people, goal.agency, 'admin');
  return {
    change,
    audience,
    metric,
    unit,
    direction,
    contributors,
    note,
    agency_id: agencies.find(({ code }) => code === goal.agency)?.id ?? '',
    baseline_on: dayOf(now, start),
    due_on: dayOf(now, goal.dueDays),
    programme_id: programmeIds.get(goal.programme ?? '') ?? null,
    created_by: by,
    updated_by: by,
    created_at: later(now, start * dayMs),
    updated_at: later(now, start * dayMs),
    archived_at: goal.archived === true ? later(now, -60 * dayMs) : null,
  };
}

function readingsOf({ readings = [], agency }: GoalContent, goalId: string, { now, people }: Writing) {
  return readings.map(([day, value, source]) => ({
    goal_id: goalId,
    on_day: dayOf(now, day),
    value,
    source,
    person_id: staffOf(people, agency, 'admin'),
    created_at: later(now, day * dayMs),
  }));
}

interface Numbers {
  readonly baseline: number | null;
  readonly target: number;
}

async function numbersOf(tx: Tx, goal: GoalContent, writing: Writing): Promise<Numbers> {
  const { metric, agency, contributors, programme = '', baseline = null, target } = goal;
  if (metric === 'by-hand') return { baseline, target: target ?? 0 };
  const { now, agencies, programmeIds } = writing;
  const agencyIds = agencies.filter(({ code }) => contributors === 'all' || code === agency).map(({ id }) => id);
  const asked = { metric, agencyIds, programmeId: programmeIds.get(programme) ?? null };
  const before = await basisOf(tx, { ...asked, at: later(now, startDays * dayMs) });
  const present = (await basisOf(tx, { ...asked, at: now })) ?? 0;
  const rounded = before === null ? null : Math.round(before * 10) / 10;
  return { baseline: rounded, target: target ?? aimOf(goal, { before: before ?? 0, present }) };
}

/** Followers grow on; what is counted over some weeks is about the same again. */
function aimOf(
  { metric, dueDays, reach = 1 }: GoalContent,
  { before, present }: { readonly before: number; readonly present: number },
): number {
  const grown = ((present - before) / -startDays) * dueDays;
  const aim = metric === 'followers' ? present + grown * reach : present * reach;
  return Math.max(1, Math.round(aim));
}

function dayOf(now: Date, days: number): string {
  return new Date(inMagelang(now, days, 12).getTime()).toISOString().slice(0, 10);
}
