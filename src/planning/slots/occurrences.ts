import type { AgencyId } from '#organisation/index.ts';
import { expand, type Moment, type Recurrence } from './expand.ts';
import { dayOfIso, isoDate, weekdayOf } from './rule-days.ts';
import type { Slot, SlotId } from './slot.ts';
import { zoneClock, type Meeting } from './zone-clock.ts';

export interface SlotMoment {
  readonly slotId: SlotId;
  readonly agencyId: AgencyId;
  readonly channelId: string | null;
  readonly at: number;
  readonly date: string;
  readonly time: string;
  readonly meeting: Meeting;
  readonly movedFrom: string | null;
}

export interface Look {
  readonly from: Date;
  readonly to: Date;
  readonly limit: number;
}

/** Where the days off are known for; a holiday may push an occurrence in from so many days before. */
export const movedAtMostDays = 30;
const dayMs = 86_400_000;

export interface Found {
  readonly moments: readonly SlotMoment[];
  readonly cut: boolean;
}

/** When a slot occurs, holidays heeded. */
export function occurrencesOf(
  slot: Slot,
  recurrence: Recurrence,
  { look, freeDays }: { readonly look: Look; readonly freeDays: ReadonlySet<string> },
): Found {
  const [from, to] = [look.from.getTime(), look.to.getTime()];
  const early = slot.onHolidays === 'move' ? from - movedAtMostDays * dayMs : from;
  const { moments, cut } = expand(recurrence, { from: early, to, limit: look.limit });
  const all = shown(slot, moments);
  if (slot.onHolidays === 'keep') return { moments: all, cut };
  if (slot.onHolidays === 'skip') return { moments: all.filter(({ date }) => !freeDays.has(date)), cut };
  const moved = all.map((moment) => toWorkingDay(moment, recurrence.zone, freeDays));
  const within = once(moved.filter(({ at }) => from <= at && at < to));
  return { moments: within, cut };
}

/** Days and times recur, so each is written once: a city's year has some ten thousand moments. */
function shown({ id, agencyId, channelId }: Slot, moments: readonly Moment[]): SlotMoment[] {
  const all: SlotMoment[] = [];
  let [minute, time] = [-1, ''];
  for (const { at, wall, meeting } of moments) {
    const day = Math.floor(wall / dayMs);
    const here = Math.floor((wall - day * dayMs) / 60_000);
    if (here !== minute) [minute, time] = [here, clockText(here)];
    all.push({ slotId: id, agencyId, channelId, at, date: dateText(day), time, meeting, movedFrom: null });
  }
  return all;
}

function clockText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

const written = new Map<number, string>();
const mostWritten = 20_000;

function dateText(day: number): string {
  const known = written.get(day);
  if (known !== undefined) return known;
  if (written.size >= mostWritten) written.clear();
  const text = isoDate(day);
  written.set(day, text);
  return text;
}

/** Only holidays move: a slot on a Saturday is one on purpose. */
function toWorkingDay(moment: SlotMoment, zone: string, freeDays: ReadonlySet<string>): SlotMoment {
  if (!freeDays.has(moment.date)) return moment;
  let day = dayOfIso(moment.date) + 1;
  while (weekdayOf(day) > 5 || freeDays.has(isoDate(day))) day += 1;
  const [hour = 0, minute = 0] = moment.time.split(':').map(Number);
  const wall = day * dayMs + (hour * 60 + minute) * 60_000;
  const { at, meeting } = zoneClock(zone, moment.at, wall + dayMs).instantOf(wall);
  return { ...moment, at, date: isoDate(day), meeting, movedFrom: moment.date };
}

/** Two days that moved onto the same one leave one occurrence, and so does one that was there already. */
function once(moments: readonly SlotMoment[]): readonly SlotMoment[] {
  const byTime = new Map<number, SlotMoment>();
  for (const moment of moments) {
    const there = byTime.get(moment.at);
    if (!there || there.movedFrom !== null) byTime.set(moment.at, moment);
  }
  return [...byTime.values()].toSorted((a, b) => a.at - b.at);
}

export interface PlannedPost {
  readonly id: string;
  readonly agencyId: string;
  readonly at: number;
  readonly channelIds: readonly string[];
}

/**
 * Which post fills which occurrence. A post fills one occurrence per channel; slots of one channel choose before those
 * that take any.
 */
export function matchPosts<Post extends PlannedPost>(
  moments: readonly SlotMoment[],
  posts: readonly Post[],
): ReadonlyMap<SlotMoment, Post> {
  const planned = Map.groupBy(posts, minuteOf);
  const filled = new Map<SlotMoment, Post>();
  if (planned.size === 0) return filled;
  const used = new Set<string>();
  const wanting = moments.filter((moment) => planned.has(minuteOf(moment)));
  const choosy = wanting.toSorted((a, b) => Number(a.channelId === null) - Number(b.channelId === null));
  for (const moment of choosy) {
    for (const post of planned.get(minuteOf(moment)) ?? []) {
      const channel = freeChannel(post, moment.channelId, used);
      if (channel === undefined) continue;
      used.add(`${post.id} ${channel}`);
      filled.set(moment, post);
      break;
    }
  }
  return filled;
}

function minuteOf({ agencyId, at }: { readonly agencyId: string; readonly at: number }): string {
  return `${agencyId} ${Math.floor(at / 60_000)}`;
}

function freeChannel({ id, channelIds }: PlannedPost, wanted: string | null, used: ReadonlySet<string>) {
  const own = channelIds.length > 0 ? channelIds : [''];
  return own.find((channel) => (wanted === null || channel === wanted) && !used.has(`${id} ${channel}`));
}
