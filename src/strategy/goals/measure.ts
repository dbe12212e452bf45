import type { AgencyTree } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import { isoDay } from '#platform/time/format.ts';
import { addDaysToDate } from '#platform/time/local-time.ts';
import { goalNumbers, numbersByHand, type GoalNumbers, type Measured } from './goal-numbers.view.ts';
import { reachOf, type Goal } from './goal.ts';
import { estimateAt, type Point } from './forecast.ts';
import { judge, type Judged } from './judge.ts';
import { overlapOf } from './metric.ts';
import { dayNumber, dayOfNumber, type DayNumber } from './series.ts';

/** A goal with its numbers, and what they say. */
export interface MeasuredGoal extends GoalNumbers {
  readonly goal: Goal;
  readonly judged: Judged;
  readonly zone: string;
  /** When it was measured. */
  readonly now: Date;
}

/** So much is shown before the baseline, because the pace was there before the goal. */
const daysBefore = 84;
const daysBeforeByHand = 365;
const longestDays = 730;
const mostAhead = 26;

interface Reckoned {
  readonly tree: AgencyTree;
  readonly now: Date;
}

export async function measured(db: Db, goal: Goal, reckoned: Reckoned): Promise<MeasuredGoal> {
  const asked = askedOf(goal, reckoned);
  return judgedBy(goal, asked, await goalNumbers(db, asked));
}

/** What is entered by hand is asked for at once, for all goals. */
export async function allMeasured(
  db: Db,
  goals: readonly Goal[],
  reckoned: Reckoned,
): Promise<readonly MeasuredGoal[]> {
  const all = goals.map((goal) => ({ goal, asked: askedOf(goal, reckoned) }));
  const byHand = numbersByHand(
    db,
    all.flatMap(({ asked }) => (asked.metric === 'by-hand' ? asked : [])),
  );
  return await Promise.all(
    all.map(async ({ goal, asked }) =>
      asked.metric === 'by-hand'
        ? judgedBy(goal, asked, { numbers: (await byHand).get(goal.id) ?? [], accounts: null })
        : judgedBy(goal, asked, await goalNumbers(db, asked)),
    ),
  );
}

function askedOf(goal: Goal, { tree, now }: Reckoned): Measured {
  const { agencyId, content } = goal;
  const zone = tree.get(agencyId)?.zone ?? 'Asia/Jakarta';
  const today = isoDay(now, zone);
  return {
    metric: content.metric,
    goalId: goal.id,
    reach: reachOf(tree, agencyId, content),
    channelIds: content.channelIds,
    programmeId: content.metric === 'by-hand' ? null : content.programmeId,
    from: firstDay(goal, today),
    today,
    zone,
    now,
  };
}

function judgedBy(goal: Goal, { zone, now, today }: Measured, { numbers, accounts }: GoalNumbers): MeasuredGoal {
  const all = withBaseline(goal, numbers);
  return { goal, numbers: all, accounts, zone, now, judged: judged(goal, all, today) };
}

function firstDay({ content: { metric, baselineOn } }: Goal, today: string): string {
  const before = addDaysToDate(today, -(metric === 'by-hand' ? daysBeforeByHand : daysBefore));
  const first = baselineOn < before ? baselineOn : before;
  const longest = addDaysToDate(today, -longestDays);
  return first < longest ? longest : first;
}

/** A baseline entered by hand is itself a number; alone it says nothing yet. */
function withBaseline({ content }: Goal, numbers: readonly DayNumber[]): readonly DayNumber[] {
  const { metric, baseline, baselineOn } = content;
  if (metric !== 'by-hand' || baseline === null || numbers.length === 0) return numbers;
  if (numbers.some(({ day }) => day <= baselineOn)) return numbers;
  return [{ day: baselineOn, value: baseline }, ...numbers];
}

function judged({ content }: Goal, numbers: readonly DayNumber[], today: string): Judged {
  const { direction, baseline, baselineOn, target, dueOn, metric } = content;
  const points = numbers.flatMap(({ day, value }): Point[] => (value === null ? [] : [{ day: dayNumber(day), value }]));
  const aim = { direction, baseline, baselineDay: dayNumber(baselineOn), target, dueDay: dayNumber(dueOn) };
  return judge(aim, points, { today: dayNumber(today), overlap: overlapOf(metric) });
}

export interface Ahead {
  readonly day: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** The forecast from the last number to the due day, to be drawn. */
export function aheadOf({ goal, judged: { latest, trend, forecast } }: MeasuredGoal): readonly Ahead[] {
  if (!latest || !trend || !forecast) return [];
  const due = dayNumber(goal.content.dueOn);
  const step = Math.max(7, Math.ceil((due - latest.day) / mostAhead));
  const days: number[] = [];
  for (let day = latest.day; day < due; day += step) days.push(day);
  return [...days, due].map((day) => ({ day: dayOfNumber(day), ...estimateAt(trend, day) }));
}
