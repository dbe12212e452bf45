import ICAL from 'ical.js';
import { isFault, readRule } from '#planning/slots/rule.ts';
import { expand } from '#planning/slots/expand.ts';
import { accept, type Result } from '#platform/result.ts';
import type { EventFault } from './contract.ts';
import { eventBlocks, type FileFault } from './event-blocks.ts';
import { eventTime, timeOf, type EventTime, type Zones } from './event-time.ts';

const dayMs = 86_400_000;
/** Repeating events are looked at so far back and ahead. */
export const lookBack = 31 * dayMs;
export const lookAhead = 366 * dayMs;
const mostOfOne = 200;

export interface ReadEvent {
  readonly uid: string;
  readonly title: string;
  readonly what: string;
  readonly place: string;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly allDay: boolean;
  readonly repeats: boolean;
  /** Over by now. */
  readonly past: boolean;
  readonly fault: EventFault | null;
}

export interface Reading {
  /** Where the agency is: times that stand in no zone, and whole days, are meant there. */
  readonly zone: string;
  readonly now: Date;
}

/** Every event of an iCalendar file, repeating ones one by one; an event that cannot be used says why. */
export function readCalendar(bytes: Uint8Array, reading: Reading): Result<readonly ReadEvent[], FileFault> {
  const blocks = eventBlocks(bytes);
  if (!blocks.ok) return blocks;
  const zones = { own: reading.zone, offsets: blocks.value.offsets };
  const parsed = blocks.value.events.map((text, index) => ({ index, component: parse(text) }));
  const moved = movedOf(parsed.map(({ component }) => component), zones);
  return accept(parsed.flatMap(({ component, index }) => component ? eventsOf(component, { ...reading, zones, moved, index }) : [nothing('unreadable')]));
} // oxfmt-ignore

function parse(text: string): ICAL.Component | undefined {
  try {
    const all: unknown = ICAL.parse(
      `BEGIN:VCALENDAR\r\n${text.replaceAll('\n', '\r\n')}\r\nEND:VEVENT\r\nEND:VCALENDAR`,
    );
    return new ICAL.Component(all as unknown[]).getFirstSubcomponent('vevent') ?? undefined;
  } catch {
    return undefined;
  }
}

interface Context extends Reading {
  readonly zones: Zones;
  /** `uid instant` of what stands in the file a second time, changed. */
  readonly moved: ReadonlySet<string>;
  readonly index: number;
}

function movedOf(components: readonly (ICAL.Component | undefined)[], zones: Zones): ReadonlySet<string> {
  const keys = components.flatMap((component) => {
    const property = component?.getFirstProperty('recurrence-id');
    const time = property && eventTime(property, zones);
    return component && time && typeof time !== 'string' ? [keyOf(wordOf(component, 'uid'), time.at)] : [];
  });
  return new Set(keys);
}

function keyOf(uid: string, at: Date): string {
  return `${uid} ${at.toISOString()}`;
}

function wordOf(component: ICAL.Component, name: string): string {
  const value = component.getFirstPropertyValue(name);
  return value === null ? '' : String(value).trim();
}

function nothing(fault: EventFault): ReadEvent {
  const words = { uid: '', title: '', what: '', place: '' };
  return { ...words, startsAt: null, endsAt: null, allDay: false, repeats: false, past: false, fault };
}

function eventsOf(component: ICAL.Component, context: Context): readonly ReadEvent[] {
  const words = {
    uid: wordOf(component, 'uid').slice(0, 500) || `${context.index}`,
    title: wordOf(component, 'summary').slice(0, 200),
    what: wordOf(component, 'description').slice(0, 5_000),
    place: wordOf(component, 'location').slice(0, 300),
  };
  const bad = (fault: EventFault): readonly ReadEvent[] => [{ ...nothing(fault), ...words }];
  const property = component.getFirstProperty('dtstart');
  if (!property) return bad('no-start');
  const start = eventTime(property, context.zones);
  if (typeof start === 'string') return bad(start);
  const length = lengthOf(component, start, context.zones);
  if (typeof length === 'string') return bad(length);
  const told = faultOf(component, words.title);
  const times = told ? [start.at] : timesOf(component, start, { ...context, uid: words.uid });
  if (typeof times === 'string') return bad(times);
  const repeats = component.hasProperty('rrule') || component.hasProperty('rdate');
  return times.map((at) => {
    const endsAt = length > 0 ? new Date(+at + length) : null;
    return {
      ...words,
      startsAt: at,
      endsAt,
      allDay: start.allDay,
      repeats,
      past: (endsAt ?? at) < context.now,
      fault: told ?? null,
    };
  });
}

function faultOf(component: ICAL.Component, title: string): EventFault | undefined {
  if (wordOf(component, 'status').toUpperCase() === 'CANCELLED') return 'cancelled';
  return title === '' ? 'no-title' : undefined;
}

/** In milliseconds; 0: it says nothing. A whole day ends a minute before the next. */
function lengthOf(component: ICAL.Component, start: EventTime, zones: Zones): number | EventFault {
  const property = component.getFirstProperty('dtend');
  const end = property && eventTime(property, zones);
  if (typeof end === 'string') return end;
  const duration = component.getFirstPropertyValue('duration');
  const told = duration instanceof ICAL.Duration ? duration.toSeconds() * 1000 : undefined;
  const length = end ? +end.at - +start.at : (told ?? (start.allDay ? dayMs : 0));
  if (length < 0) return 'ends-before-it-starts';
  return start.allDay ? Math.max(length, dayMs) - 60_000 : length;
}

/** Of an event that repeats, all times near now but those that were left out or moved. */
function timesOf(
  component: ICAL.Component,
  start: EventTime,
  { uid, now, moved, zones }: Context & { readonly uid: string },
): readonly Date[] | EventFault {
  const rule = component.getFirstProperty('rrule');
  const more = datesIn(component, 'rdate', zones);
  if (!rule && more.length === 0) return [start.at];
  const ruled = rule ? ruledTimes(rule, start, now) : [start.at];
  if (typeof ruled === 'string') return ruled;
  const left = new Set(datesIn(component, 'exdate', zones).map(Number));
  const all = [...new Set([...ruled, ...more].map(Number))].filter(
    (at) => !left.has(at) && !moved.has(keyOf(uid, new Date(at))),
  );
  return all.length === 0 ? 'never' : all.toSorted((a, b) => a - b).map((at) => new Date(at));
}

function ruledTimes(property: ICAL.Property, start: EventTime, now: Date): readonly Date[] | EventFault {
  const value = property.getFirstValue();
  const rule = value instanceof ICAL.Recur ? readRule(value.toString()) : undefined;
  if (!rule || isFault(rule)) return 'rule-unreadable';
  const { date: startsOn, time, zone } = start;
  const reach = { from: +now - lookBack, to: +now + lookAhead, limit: mostOfOne };
  const { moments, cut } = expand({ rule, startsOn, endsOn: null, time, zone }, reach);
  return cut ? 'too-many' : moments.map(({ at }) => new Date(at));
}

function datesIn(component: ICAL.Component, name: 'exdate' | 'rdate', zones: Zones): readonly Date[] {
  return component.getAllProperties(name).flatMap((property) =>
    (property.toJSON() as unknown[]).slice(3).flatMap((value) => {
      const time = timeOf(String(value), property.getFirstParameter('tzid'), zones);
      return typeof time === 'string' ? [] : [time.at];
    }),
  );
}
