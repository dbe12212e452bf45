import type { Language } from '#platform/i18n/language.ts';

/** What stands where a number is unknown: never a zero. */
export const noNumber = '—';

const locales: Record<Language, string> = { id: 'id-ID', en: 'en-GB' };
const zoneLabels: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Ujung_Pandang': 'WITA',
  'Asia/Jayapura': 'WIT',
};
const dateFormats = new Map<string, Intl.DateTimeFormat>();
const numberFormats = new Map<string, Intl.NumberFormat>();

/** Where and for whom a time is told: the agency's IANA zone and the reader's language. */
export interface Told {
  readonly zone: string;
  readonly language: Language;
}

/** `WIB`, `WITA`, `WIT`; elsewhere the zone's own short name. */
export function zoneLabel(zone: string): string {
  return zoneLabels[zone] ?? shortNameOf(zone);
}

function shortNameOf(zone: string): string {
  return partsOf(new Date(), { zone, language: 'en' }, { timeZoneName: 'short' }).timeZoneName ?? zone;
}

/** `23 Nov 2026 pukul 09.00 WIB` */
export function formatInstant(at: Date, zone: string, language: Language): string {
  const joint = language === 'id' ? ' pukul ' : ', ';
  return `${formatDate(at, zone, language)}${joint}${formatClock(at, zone, language)}`;
}

/** `09.00 WIB` */
export function formatClock(at: Date, zone: string, language: Language): string {
  return `${formatBareClock(at, zone, language)} ${zoneLabel(zone)}`;
}

/** `09.00`: only where a heading already says the zone. */
export function formatBareClock(at: Date, zone: string, language: Language): string {
  const { hour, minute } = partsOf(at, { zone, language }, clock);
  return language === 'id' ? `${hour}.${minute}` : `${hour}:${minute}`;
}

/** `09.00`, of a time on the wall such as `09:00`. */
export function formatWallTime(time: string, language: Language): string {
  return language === 'id' ? time.replace(':', '.') : time;
}

/** `23 Nov 2026` */
export function formatDate(at: Date, zone: string, language: Language): string {
  return dateFormat(language, { day: 'numeric', month: 'short', year: 'numeric', timeZone: zone }).format(at);
}

/** `Selasa, 22 Desember 2026` */
export function formatLongDate(at: Date, zone: string, language: Language): string {
  const { weekday, day, month, year } = partsOf(at, { zone, language }, longDate);
  return `${weekday}, ${day} ${month} ${year}`;
}

/** `Sen 21 Des` */
export function formatDay(at: Date, zone: string, language: Language): string {
  const { weekday, day, month } = partsOf(at, { zone, language }, shortDate);
  return `${weekday} ${day} ${month}`;
}

/** `Sen`, of a calendar date such as `2026-12-21`. */
export function formatWeekday(isoDate: string, language: Language): string {
  return partsOfDate(isoDate, language, shortDate).weekday ?? '';
}

/** `Desember 2026`, of a calendar date. */
export function formatMonth(isoDate: string, language: Language): string {
  const { month, year } = partsOfDate(isoDate, language, longDate);
  return `${month} ${year}`;
}

function partsOfDate(isoDate: string, language: Language, options: Intl.DateTimeFormatOptions): Parts {
  return partsOf(new Date(`${isoDate}T00:00:00Z`), { zone: 'UTC', language }, options);
}

/** `hari ini 16.30 WIB`, `besok 07.00 WIB`, `kemarin 16.31 WIB`, else `Sen 21 Des 09.00 WIB` (with the year when it differs). */
export function formatNear(at: Date, now: Date, told: Told): string {
  const { zone, language } = told;
  return `${nearDay(at, now, told)} ${formatClock(at, zone, language)}`;
}

const nearDays: Record<Language, Readonly<Record<string, string>>> = {
  id: { '-1': 'kemarin', '0': 'hari ini', '1': 'besok' },
  en: { '-1': 'yesterday', '0': 'today', '1': 'tomorrow' },
};

function nearDay(at: Date, now: Date, { zone, language }: Told): string {
  const days = (Date.parse(isoDay(at, zone)) - Date.parse(isoDay(now, zone))) / 86_400_000;
  const near = nearDays[language][String(days)];
  if (near !== undefined) return near;
  const sameYear = isoDay(at, zone).slice(0, 4) === isoDay(now, zone).slice(0, 4);
  return sameYear ? formatDay(at, zone, language) : formatDate(at, zone, language);
}

/** The calendar day there, as `2026-12-21`. */
export function isoDay(at: Date, zone: string): string {
  const { year, month, day } = partsOf(at, { zone, language: 'en' }, digits);
  return `${year}-${month}-${day}`;
}

/** `26–28 Des 2026`, `30 Nov – 2 Des 2026`, `30 Des 2026 – 2 Jan 2027`; one day stands once. Without an end: `sejak …`. */
export function formatDateRange(range: { readonly from: Date; readonly to: Date | null }, told: Told): string {
  const { zone, language } = told;
  const { from, to } = range;
  if (!to) return `${language === 'id' ? 'sejak' : 'since'} ${formatDate(from, zone, language)}`;
  const [first, last] = [partsOf(from, told, shortDate), partsOf(to, told, shortDate)];
  const end = formatDate(to, zone, language);
  if (first.year !== last.year) return `${formatDate(from, zone, language)} – ${end}`;
  if (first.month !== last.month) return `${first.day} ${first.month} – ${end}`;
  return first.day === last.day ? end : `${first.day}–${end}`;
}

/** A calendar date without a clock, such as `2025-02-20`: `20 Feb 2025`. */
export function formatPlainDate(isoDate: string, language: Language): string {
  return formatDate(new Date(`${isoDate}T00:00:00Z`), 'UTC', language);
}

const durationUnits: Record<Language, Record<'short' | 'long', readonly [string, string, string]>> = {
  id: { short: ['hr', 'j', 'm'], long: ['hari', 'jam', 'menit'] },
  en: { short: ['d', 'h', 'm'], long: ['days', 'hours', 'minutes'] },
};

/** The two largest units: `2 j 10 m`, long `2 jam 10 menit`. Under a minute counts as one. */
export function formatDuration(ms: number, language: Language, length: 'short' | 'long' = 'short'): string {
  const minutes = Math.max(1, Math.round(Math.abs(ms) / 60_000));
  const counts = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  const units = durationUnits[language][length];
  const first = counts.findIndex((count) => count > 0);
  const told = counts.slice(first, first + 2).map((count, index) => {
    const unit = units[first + index] ?? '';
    return count === 0 ? '' : `${count} ${length === 'long' && count === 1 ? unit.replace(/s$/, '') : unit}`;
  });
  return told.filter(Boolean).join(' ');
}

/** `1.234,5` */
export function formatNumber(value: number | null, language: Language, decimals = 1): string {
  return value === null ? noNumber : numberFormat(language, decimals).format(value);
}

const compactSteps: Record<Language, readonly (readonly [number, string])[]> = {
  id: [
    [1e9, ' miliar'],
    [1e6, ' juta'],
    [1e3, ' ribu'],
  ],
  en: [
    [1e9, 'B'],
    [1e6, 'M'],
    [1e3, 'k'],
  ],
};

/** `82,4 ribu`; below ten thousand the whole number. */
export function formatCompact(value: number | null, language: Language): string {
  if (value === null || Math.abs(value) < 10_000) return formatNumber(value, language, 0);
  const [size, word] = compactSteps[language].find(([size]) => Math.abs(value) >= size) ?? [1, ''];
  return `${formatNumber(value / size, language)}${word}`;
}

/** `72 %`, `3,5 %` of a base that is known and not zero; else `—`. */
export function formatShare(part: number | null, base: number | null, language: Language): string {
  if (part === null || base === null || base === 0) return noNumber;
  return `${formatNumber((part / base) * 100, language)} %`;
}

/** `+12,5 %`, `−3 %` against what stood before; `—` when nothing stood there. */
export function formatChange(now: number | null, before: number | null, language: Language): string {
  if (now === null || before === null || before === 0) return noNumber;
  const change = ((now - before) / before) * 100;
  return `${change > 0 ? '+' : ''}${formatNumber(change, language).replace('-', '−')} %`;
}

/** `2,4 MB` */
export function formatBytes(bytes: number, language: Language): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${formatNumber(bytes / 1e3, language, 0)} kB` : `${formatNumber(bytes / 1e6, language)} MB`;
}

const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const shortDate = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
const longDate = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
const digits = { day: '2-digit', month: '2-digit', year: 'numeric' } as const;

type Parts = Readonly<Partial<Record<Intl.DateTimeFormatPartTypes, string>>>;

function partsOf(at: Date, { zone, language }: Told, options: Intl.DateTimeFormatOptions): Parts {
  const parts = dateFormat(language, { ...options, timeZone: zone }).formatToParts(at);
  return Object.fromEntries(parts.map(({ type, value }) => [type, value]));
}

function dateFormat(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language}${JSON.stringify(options)}`;
  const format = dateFormats.get(key) ?? new Intl.DateTimeFormat(locales[language], options);
  dateFormats.set(key, format);
  return format;
}

function numberFormat(language: Language, decimals: number): Intl.NumberFormat {
  const key = `${language}${decimals}`;
  const format =
    numberFormats.get(key) ?? new Intl.NumberFormat(locales[language], { maximumFractionDigits: decimals });
  numberFormats.set(key, format);
  return format;
}
