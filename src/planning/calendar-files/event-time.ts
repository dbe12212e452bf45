import type ICAL from 'ical.js';
import { instantOf } from '#platform/time/local-time.ts';
import type { EventFault } from './contract.ts';

export interface EventTime {
  readonly at: Date;
  /** On the wall of the zone. */
  readonly date: string;
  readonly time: string;
  readonly zone: string;
  /** A day, no hour. */
  readonly allDay: boolean;
}

export interface Zones {
  /** Of times that stand in no zone. */
  readonly own: string;
  readonly offsets: ReadonlyMap<string, number>;
}

/** As Outlook names those that Indonesian calendars use. */
const windowsNames: Readonly<Record<string, string>> = {
  'SE Asia Standard Time': 'Asia/Jakarta',
  'Singapore Standard Time': 'Asia/Makassar',
  'Tokyo Standard Time': 'Asia/Jayapura',
  GMT: 'UTC',
};

/** When a property of an event says it is, or why that cannot be told. */
export function eventTime(property: ICAL.Property, zones: Zones): EventTime | EventFault {
  return timeOf(String((property.toJSON() as unknown[])[3]), property.getFirstParameter('tzid'), zones);
}

/** One value, as jCal writes it: `2026-11-23`, `2026-11-23T09:00:00` or with a Z. */
export function timeOf(value: string, tzid: string | undefined, zones: Zones): EventTime | EventFault {
  const [, date, time, utc] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d):\d\d(Z)?)?$/.exec(value) ?? [];
  if (!date) return 'no-such-time';
  const zone = utc ? 'UTC' : time ? zoneNamed(tzid, zones) : zones.own;
  if (!zone) return 'zone-unknown';
  const at = instantOf({ date, time: time ?? '00:00' }, zone);
  return at ? { at, date, time: time ?? '00:00', zone, allDay: time === undefined } : 'no-such-time';
}

function zoneNamed(name: string | undefined, { own, offsets }: Zones): string | undefined {
  if (!name) return own;
  const known = windowsNames[name] ?? name;
  if (isZone(known)) return known;
  const offset = offsets.get(name);
  if (offset === undefined || offset % 60 !== 0) return undefined;
  const hours = offset / 60;
  return hours === 0 ? 'UTC' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
