import type { Agency, AgencyTree } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import { freeDaysFor, slotCalendar, slotTimes, type SlotMoment } from '#planning/index.ts';
import { addDaysToDate, instantOf } from '#platform/time/local-time.ts';
import { keptOf, streakOf, verdictOf, wantedOfWeek, type CadenceWeek } from './cadence.ts';
import { channelNames, firstDue, pausesOver, sentByWeek, type SentWeek } from './cadence.view.ts';
import type { CadenceRow } from './contract.ts';
import type { Week } from './weeks.ts';

export interface CadenceAsked {
  readonly agency: Agency;
  readonly tree: AgencyTree;
  readonly zone: string;
  /** Finished ones of a year, the newest last. */
  readonly history: readonly Week[];
  readonly running: Week;
  /** How many of them are the period; as many before it are compared with. */
  readonly weeks: number;
  readonly now: Date;
}

const mostLooked = 50_000;

interface Slots {
  readonly moments: readonly SlotMoment[];
  readonly empty: readonly SlotMoment[];
  /** The first day on which there was such a slot. */
  readonly begins: (channelId: string | null) => string;
  /** From here on they are known. */
  readonly from: Date;
  readonly cut: boolean;
}

/** Who wants how much, week by week, beside what went out. */
export async function cadenceRows(
  db: Db,
  asked: CadenceAsked,
  perWeek: number,
): Promise<{ readonly rows: CadenceRow[]; readonly cut: boolean }> {
  const { agency, zone, history, running } = asked;
  const span = { start: history[0]?.from ?? running.from, end: running.to };
  const slots = await slotsOver(db, asked);
  const sent = await sentByWeek(db, agency.id, { ...span, zone });
  const began = await firstDue(db, agency.id);
  const isOff = await daysOff(db, asked, span);
  const isKnown = (week: Week): boolean => began !== null && week.to > began;
  const stories = rowOf({ kind: 'stories', channel: null }, asked, {
    done: doneBy(sent, null, 'stories'),
    wanted: (week) => (isKnown(week) ? wantedOfWeek(perWeek, week.monday, isOff.day) : null),
    empty: 0,
  });
  const channels = (await channelNames(db, agency.id)).map((channel) => ({ kind: 'channel' as const, channel }));
  const used = new Set(slots.moments.map(({ channelId }) => channelId));
  const heads = [{ kind: 'any' as const, channel: null }, ...channels].filter(({ channel }) =>
    used.has(channel?.id ?? null),
  );
  const demanded = slots.moments.filter(({ at, date }) => !isOff.moment(at, date));
  const ofSlots = heads.map((head) => {
    const channelId = head.channel?.id ?? null;
    const wantedIn = wantedBySlots(slots, demanded, channelId);
    return rowOf(head, asked, {
      done: doneBy(sent, channelId, 'posts'),
      wanted: (week) => (began === null || isKnown(week) ? wantedIn(week) : null),
      empty: slots.empty.filter((moment) => moment.channelId === channelId).length,
    });
  });
  return { rows: [stories, ...ofSlots], cut: slots.cut };
}

type ByWeek<Value> = (week: Week) => Value;

interface Measure {
  readonly done: ByWeek<number>;
  readonly wanted: ByWeek<number | null>;
  readonly empty: number;
}

function rowOf(head: Pick<CadenceRow, 'kind' | 'channel'>, asked: CadenceAsked, measure: Measure): CadenceRow {
  const { history, running, weeks } = asked;
  const { done, wanted, empty } = measure;
  const judged = history.map((week): CadenceWeek => ({ monday: week.monday, done: done(week), wanted: wanted(week) }));
  const verdicts = judged.map(verdictOf);
  return {
    ...head,
    weeks: judged.slice(-weeks).map((week) => ({ ...week, verdict: verdictOf(week) })),
    now: keptOf(verdicts.slice(-weeks)),
    before: keptOf(verdicts.slice(-2 * weeks, -weeks)),
    running: { done: done(running), wanted: wanted(running), emptySlots: empty },
    streak: streakOf(verdicts),
  };
}

function doneBy(sent: readonly SentWeek[], channelId: string | null, what: 'posts' | 'stories'): ByWeek<number> {
  const counts = new Map(sent.filter((row) => row.channelId === channelId).map((row) => [row.monday, row[what]]));
  return ({ monday }) => counts.get(monday) ?? 0;
}

function wantedBySlots(slots: Slots, demanded: readonly SlotMoment[], channelId: string | null): ByWeek<number | null> {
  const begins = slots.begins(channelId);
  const times = demanded.filter((moment) => moment.channelId === channelId).map(({ at }) => at);
  return ({ monday, from, to }) => {
    if (addDaysToDate(monday, 6) < begins || from < slots.from) return null;
    return times.filter((at) => from.getTime() <= at && at < to.getTime()).length;
  };
}

/** Of a year; where slots are too many for that, of both periods. */
async function slotsOver(db: Db, asked: CadenceAsked): Promise<Slots> {
  const { agency, history, running, weeks } = asked;
  const start = history[0]?.from ?? running.from;
  const recently = history.at(-2 * weeks)?.from ?? start;
  const look = async (from: Date) => await slotTimes(db, [agency.id], { from, to: running.to, limit: mostLooked });
  const whole = await look(start);
  const { slots, moments, cut } = whole.cut ? await look(recently) : whole;
  const used = new Set(moments.filter(({ at }) => at >= recently.getTime()).map(({ channelId }) => channelId));
  const starts = Map.groupBy(slots, ({ channelId }) => channelId);
  return {
    moments: moments.filter(({ channelId }) => used.has(channelId)),
    empty: await emptyThisWeek(db, asked),
    begins: (channelId) => (starts.get(channelId) ?? []).map(({ startsOn }) => startsOn).toSorted()[0] ?? '',
    from: whole.cut ? recently : start,
    cut,
  };
}

/** Still to come, and nothing is planned for them; what a crisis stops is no gap. */
async function emptyThisWeek(db: Db, { agency, running, now }: CadenceAsked): Promise<readonly SlotMoment[]> {
  const calendar = await slotCalendar(db, [agency.id], { from: now, to: running.to, limit: mostLooked });
  const stopped = new Set(calendar.slots.filter((slot) => calendar.isPaused(slot)).map(({ id }) => id));
  return calendar.moments.filter((moment) => !calendar.filled.has(moment) && !stopped.has(moment.slotId));
}

interface DaysOff {
  readonly day: (date: string) => boolean;
  readonly moment: (at: number, date: string) => boolean;
}

/** Days on which the offices were closed, and times at which a pause held everything. */
async function daysOff(
  db: Db,
  { agency, tree, zone }: CadenceAsked,
  { start, end }: { readonly start: Date; readonly end: Date },
): Promise<DaysOff> {
  const free = (await freeDaysFor(db, tree, { from: start, to: end }))(agency.id);
  const pauses = await pausesOver(db, [agency.id, ...tree.ancestors(agency.id)], { start, end });
  const held = (at: number): boolean => pauses.some(({ from, to }) => from.getTime() <= at && at < to.getTime());
  const noon = (date: string): number => instantOf({ date, time: '12:00' }, zone)?.getTime() ?? 0;
  return {
    day: (date) => free.has(date) || held(noon(date)),
    moment: (at, date) => free.has(date) || held(at),
  };
}
