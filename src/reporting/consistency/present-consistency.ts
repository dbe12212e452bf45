import type { Agency, AgencyId, AgencyTree } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import { presentMix } from '#planning/index.ts';
import { leastSample } from '#planning/contract.ts';
import { addDaysToDate } from '#platform/time/local-time.ts';
import { cadenceRows } from './cadence-rows.ts';
import type { ChannelLine, ConsistencyView, Counts, Mix, Timely } from './contract.ts';
import {
  channelCounts, countNeverReady, pictureCounts, type ChannelCount, type Compared, type PostCount,
} from './counts.view.ts'; // oxfmt-ignore
import { nextSteps } from './next-step.ts';
import { storiesWanted } from './setting.store.ts';
import { finishedWeeks, runningWeek } from './weeks.ts';

export interface ConsistencyAsked {
  readonly agency: Agency;
  readonly tree: AgencyTree;
  readonly zone: string;
  readonly weeks: number;
  readonly now: Date;
}

const weeksOfYear = 52;

/** Both periods, and the instants where they begin and end. */
export function comparedWeeks({ now, zone, weeks }: Pick<ConsistencyAsked, 'now' | 'zone' | 'weeks'>) {
  const history = finishedWeeks(now, zone, weeksOfYear);
  const running = runningWeek(now, zone);
  const start = history.at(-weeks)?.from ?? running.from;
  const before = history.at(-2 * weeks)?.from ?? start;
  const spans: Compared = { before, start, end: running.from };
  const first = history.at(-weeks)?.monday ?? running.monday;
  const days = {
    from: first,
    to: addDaysToDate(running.monday, -1),
    previous: { from: addDaysToDate(first, -7 * weeks), to: addDaysToDate(first, -1) },
  };
  return { history, running, spans, days };
}

export async function presentConsistency(
  db: Db,
  asked: ConsistencyAsked,
): Promise<Omit<ConsistencyView, 'can' | 'leagueShown'>> {
  const { agency, tree, zone, weeks, now } = asked;
  const { history, running, spans, days } = comparedWeeks(asked);
  const counts = await channelCounts(db, agency.id, spans);
  const neverReady = await countNeverReady(db, agency.id, spans);
  const pictures = await pictureCounts(db, agency.id, spans);
  const stories = await storiesWanted(db, [agency.id, ...tree.ancestors(agency.id)]);
  const cadence = await cadenceRows(db, { agency, tree, zone, history, running, weeks, now }, stories.perWeek);
  const mixOf = async (span: { from: string; to: string }) => await mixDone(db, agency.id, { ...span, zone });
  const told = {
    agency: { id: agency.id, name: agency.name, shortName: agency.shortName },
    zone,
    ...days,
    planned: { now: countsOf(counts, neverReady, true), before: countsOf(counts, neverReady, false) },
    onTime: bothTimes(counts, (row) => !row.byHand),
    proofs: bothTimes(counts, (row) => row.byHand),
    channels: counts.filter(({ current }) => current).map(lineOf),
    stories,
    cadence: cadence.rows,
    slotsCut: cadence.cut,
    mix: { now: await mixOf(days), before: await mixOf(days.previous) },
    pictures: { now: picturesOf(pictures, true), before: picturesOf(pictures, false) },
  };
  return { ...told, next: nextSteps(told) };
}

function lineOf({ channelId: id, name, medium, byHand, due, out, late }: ChannelCount): ChannelLine {
  return { id, name, medium, byHand, due, out, late };
}

function countsOf(rows: readonly ChannelCount[], ready: readonly PostCount[], current: boolean): Counts | null {
  const some = rows.filter((row) => row.current === current);
  const sum = (name: 'due' | 'out' | 'missed' | 'withdrawn' | 'failed' | 'waiting'): number =>
    some.reduce((all, row) => all + row[name], 0);
  const neverReady = ready.find((row) => row.current === current)?.count ?? 0;
  if (some.length === 0 && neverReady === 0) return null;
  const [due, out, missed, withdrawn, failed, waiting] = [
    sum('due'), sum('out'), sum('missed'), sum('withdrawn'), sum('failed'), sum('waiting'),
  ]; // oxfmt-ignore
  return { due, out, missed, withdrawn, failed, waiting, neverReady };
}

function bothTimes(rows: readonly ChannelCount[], belongs: (row: ChannelCount) => boolean) {
  const of = (current: boolean): Timely | null => {
    const some = rows.filter((row) => row.current === current && belongs(row) && row.out > 0);
    if (some.length === 0) return null;
    const out = some.reduce((all, row) => all + row.out, 0);
    return { out, onTime: out - some.reduce((all, row) => all + row.late, 0) };
  };
  return { now: of(true), before: of(false) };
}

function picturesOf(rows: Awaited<ReturnType<typeof pictureCounts>>, current: boolean) {
  const row = rows.find((one) => one.current === current);
  return row ? { pictures: row.pictures, described: row.described } : null;
}

/** Of what went out; what is still planned is none of its business. */
async function mixDone(
  db: Db,
  agencyId: AgencyId,
  span: { readonly from: string; readonly to: string; readonly zone: string },
): Promise<Mix | null> {
  const { pillars } = await presentMix(db, { ...span, scope: [agencyId], holder: agencyId });
  const sample = pillars.reduce((all, { published }) => all + published, 0);
  if (sample === 0) return null;
  const shown = pillars.filter(({ published, wanted }) => published > 0 || wanted !== null);
  const parts = shown.map(({ id, name, wanted, published }) => {
    return { id, name, wanted, posts: published, share: Math.round((published / sample) * 1000) / 10 };
  });
  return { sample, enough: sample >= leastSample, parts };
}
