import { zoneLabel } from '#platform/time/format.ts';

/** One thing in a calendar that other programs read. */
export interface CalendarEvent {
  /** Stays the same for as long as the thing exists. */
  readonly uid: string;
  /** Grows with every change. */
  readonly sequence: number;
  readonly changedAt: Date;
  /** Whose wall clock the times are told by. */
  readonly zone: string;
  readonly start: Date;
  readonly end: Date;
  readonly title: string;
  readonly description: string;
  readonly place: string;
  readonly url: string;
  readonly categories: readonly string[];
  readonly state: 'TENTATIVE' | 'CONFIRMED' | 'CANCELLED';
}

export interface WrittenCalendar {
  readonly name: string;
  /** Where whoever reads it most likely is. */
  readonly zone: string;
  readonly now: Date;
  readonly events: readonly CalendarEvent[];
}

/** RFC 5545: lines of at most 75 octets ended by CR LF, text escaped, times on the wall of zones that it describes itself. */
export function calendarText({ name, zone, now, events }: WrittenCalendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Kentongan//Kalender Konten//ID',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    `X-WR-TIMEZONE:${zone}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT15M',
    'X-PUBLISHED-TTL:PT15M',
    ...zonesOf(zone, events).flatMap((one) => zoneLines(one, now, events)),
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

function zonesOf(zone: string, events: readonly CalendarEvent[]): readonly string[] {
  return [...new Set([zone, ...events.map((event) => event.zone)])];
}

function eventLines(event: CalendarEvent): string[] {
  const { uid, sequence, changedAt, zone, start, end, title, description, place, url, categories, state } = event;
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${utc(changedAt)}`,
    `LAST-MODIFIED:${utc(changedAt)}`,
    `SEQUENCE:${sequence}`,
    `DTSTART;TZID=${zone}:${local(start, zone)}`,
    `DTEND;TZID=${zone}:${local(end, zone)}`,
    `SUMMARY:${escaped(title)}`,
    ...(description === '' ? [] : [`DESCRIPTION:${escaped(description)}`]),
    ...(place === '' ? [] : [`LOCATION:${escaped(place)}`]),
    `URL:${url}`,
    ...(categories.length === 0 ? [] : [`CATEGORIES:${categories.map(escaped).join(',')}`]),
    `STATUS:${state}`,
    // It stands beside what else the person does, and does not keep them busy.
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/** The offsets that the zone has while the events take place, each from the moment it began. */
function zoneLines(zone: string, now: Date, events: readonly CalendarEvent[]): string[] {
  const times = events.filter((event) => event.zone === zone).flatMap(({ start, end }) => [+start, +end]);
  const first = Math.min(+now, ...times);
  const last = Math.max(+now, ...times);
  const kinds = observances(zone, first, last).flatMap(({ at, before, after }) => {
    const kind = after > before ? 'DAYLIGHT' : 'STANDARD';
    return [
      `BEGIN:${kind}`,
      `DTSTART:${wall(at, before)}`,
      `TZOFFSETFROM:${signed(before)}`,
      `TZOFFSETTO:${signed(after)}`,
      `TZNAME:${escaped(zoneLabel(zone))}`,
      `END:${kind}`,
    ];
  });
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...kinds, 'END:VTIMEZONE'];
}

const hour = 3_600_000;

interface Observance {
  readonly at: number;
  /** In minutes east of UTC. */
  readonly before: number;
  readonly after: number;
}

/** What holds at the beginning, and every change until the end. */
function observances(zone: string, first: number, last: number): Observance[] {
  const start = offsetAt(zone, first);
  const found: Observance[] = [{ at: Date.UTC(1970, 0, 1) - start * 60_000, before: start, after: start }];
  const step = 24 * hour;
  for (let at = first; at < last; at += step) {
    const [before, after] = [offsetAt(zone, at), offsetAt(zone, at + step)];
    if (before !== after) found.push({ at: changeBetween(zone, at, at + step), before, after });
  }
  return found;
}

function changeBetween(zone: string, from: number, to: number): number {
  let [low, high] = [from, to];
  const before = offsetAt(zone, low);
  while (high - low > 60_000) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(zone, middle) === before) low = middle;
    else high = middle;
  }
  return Math.ceil(low / 60_000) * 60_000;
}

const parts = new Map<string, Intl.DateTimeFormat>();

function localParts(at: Date, zone: string): Readonly<Record<string, string>> {
  const form =
    parts.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
    }); // oxfmt-ignore
  parts.set(zone, form);
  return Object.fromEntries(form.formatToParts(at).map(({ type, value }) => [type, value]));
}

function local(at: Date, zone: string): string {
  const { year, month, day, hour: hours, minute, second } = localParts(at, zone);
  return `${year}${month}${day}T${hours}${minute}${second}`;
}

function offsetAt(zone: string, at: number): number {
  const whole = Math.floor(at / 1000) * 1000;
  const { year, month, day, hour: hours, minute, second } = localParts(new Date(whole), zone);
  const shown = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hours), Number(minute), Number(second));
  return Math.round((shown - whole) / 60_000);
}

/** As the wall clock showed it just before. */
function wall(at: number, offset: number): string {
  return utc(new Date(at + offset * 60_000)).slice(0, -1);
}

function signed(minutes: number): string {
  const size = Math.abs(minutes);
  const digits = [Math.floor(size / 60), size % 60].map((part) => String(part).padStart(2, '0'));
  return `${minutes < 0 ? '-' : '+'}${digits.join('')}`;
}

function utc(at: Date): string {
  return at.toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
}

function escaped(text: string): string {
  const plain = text.replaceAll(/\r\n?/g, '\n').replaceAll(/\p{Cc}/gu, (sign) => (sign === '\n' ? sign : ''));
  return plain.replaceAll(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll('\n', String.raw`\n`);
}

/** Never inside a character. */
function folded(line: string): string {
  if (Buffer.byteLength(line) <= 75) return line;
  const pieces: string[] = [];
  let piece = '';
  let size = 0;
  for (const sign of line) {
    const bytes = Buffer.byteLength(sign);
    // The space that goes on a line counts too.
    if (size + bytes > (pieces.length === 0 ? 75 : 74)) {
      pieces.push(piece);
      piece = '';
      size = 0;
    }
    piece += sign;
    size += bytes;
  }
  return [...pieces, piece].join('\r\n ');
}
