import { Temporal } from 'temporal-polyfill';

/** One stretch of time with the same distance from UTC. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly offset: number;
}

/** How a wall clock met its hour: it exists once, was left out when clocks went forward, or stood twice. */
export type Meeting = 'once' | 'skipped' | 'doubled';

export interface Met {
  readonly at: number;
  readonly meeting: Meeting;
}

/** A zone's wall clock over some years. Wall times are milliseconds as if the wall stood at UTC. */
export interface ZoneClock {
  instantOf(wall: number): Met;
  wallOf(at: number): number;
}

export function isZone(name: string): boolean {
  if (name === '' || name.length > 60) return false;
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

const dayMs = 86_400_000;
const known = new Map<string, { readonly from: number; readonly to: number; readonly clock: ZoneClock }>();

/** Right between the two instants. Asking the platform for every hour would cost a hundred times as much. */
export function zoneClock(zone: string, from: number, to: number): ZoneClock {
  const before = known.get(zone);
  if (before && before.from <= from && to <= before.to) return before.clock;
  const wide = {
    from: Math.min(from - 40 * dayMs, before?.from ?? from),
    to: Math.max(to + 400 * dayMs, before?.to ?? to),
  };
  const clock = clockOf(stretches(zone, wide.from, wide.to));
  known.set(zone, { ...wide, clock });
  return clock;
}

function stretches(zone: string, from: number, to: number): readonly Stretch[] {
  const found: Stretch[] = [];
  let here = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone);
  let start = -Infinity;
  while (start < to) {
    const next = here.getTimeZoneTransition('next');
    const end = next && next.epochMilliseconds <= to ? next.epochMilliseconds : Infinity;
    found.push({ start, end, offset: here.offsetNanoseconds / 1e6 });
    if (!next || end === Infinity) break;
    here = next;
    start = end;
  }
  return found;
}

function clockOf(all: readonly Stretch[]): ZoneClock {
  const [only] = all;
  if (only && all.length === 1) {
    return { instantOf: (wall) => ({ at: wall - only.offset, meeting: 'once' }), wallOf: (at) => at + only.offset };
  }
  return { instantOf: (wall) => meet(all, wall), wallOf: (at) => at + stretchAt(all, at).offset };
}

function stretchAt(all: readonly Stretch[], at: number): Stretch {
  const found = all.find(({ end }) => at < end) ?? all.at(-1);
  if (!found) throw new Error('A zone without any time');
  return found;
}

/** The first of two; a time that was left out comes as much later as the clocks went forward. */
function meet(all: readonly Stretch[], wall: number): Met {
  const possible = all.filter(({ start, end, offset }) => start <= wall - offset && wall - offset < end);
  const [first] = possible;
  if (first) return { at: wall - first.offset, meeting: possible.length > 1 ? 'doubled' : 'once' };
  const before = all.findLast(({ end, offset }) => wall - offset >= end);
  if (!before) throw new Error('A zone without that time');
  return { at: wall - before.offset, meeting: 'skipped' };
}
