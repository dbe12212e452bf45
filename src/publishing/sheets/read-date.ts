import { Temporal } from 'temporal-polyfill';

export interface ReadDate {
  readonly iso: string;
  /** The weekday that stood beside it, Monday is 1, when it is another one than that of the date. */
  readonly otherWeekday: number | null;
}

export type DateProblem = 'date-unreadable' | 'date-not-existing' | 'date-order';

const months = [
  ['januari', 'january', 'jan'], ['februari', 'february', 'pebruari', 'feb', 'peb'], ['maret', 'march', 'mar'], ['april', 'apr'],
  ['mei', 'may'], ['juni', 'june', 'jun'], ['juli', 'july', 'jul'], ['agustus', 'august', 'agu', 'agt', 'agst', 'ags', 'aug'],
  ['september', 'sept', 'sep'], ['oktober', 'october', 'okt', 'oct'], ['november', 'nopember', 'nov', 'nop'],
  ['desember', 'december', 'des', 'dec'],
]; // oxfmt-ignore
const weekdays = [
  ['senin', 'monday', 'sen', 'mon'], ['selasa', 'tuesday', 'sel', 'tue'], ['rabu', 'wednesday', 'rab', 'wed'],
  ['kamis', 'thursday', 'kam', 'thu'], ['jumat', 'friday', 'jum', 'fri'], ['sabtu', 'saturday', 'sab', 'sat'],
  ['minggu', 'ahad', 'sunday', 'min', 'sun'],
]; // oxfmt-ignore

/** A date in any form people type; a day without a year is the nearest one to today. */
export function readDate(text: string, today: string): ReadDate | DateProblem {
  const words = text.toLowerCase().replaceAll(/['’`]/g, '').trim();
  const weekday = weekdays.findIndex((names) => names.some((name) => new RegExp(`^${name}\\b`).test(words)));
  const rest = words
    .replace(weekday < 0 ? /^(?:)/ : /^\p{L}+[\s,./-]*/u, '')
    .replace(/\s+(pukul|jam)?\s*00[.:]00([.:]00)?$/, '');
  const parts = partsOf(rest.replace(/^(tanggal|tgl)\.?\s*/, ''), today);
  if (typeof parts === 'string') return parts;
  const iso = existing(parts);
  if (!iso) return 'date-not-existing';
  const actual = Temporal.PlainDate.from(iso).dayOfWeek;
  return { iso, otherWeekday: weekday >= 0 && weekday + 1 !== actual ? weekday + 1 : null };
}

interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function partsOf(text: string, today: string): DateParts | DateProblem {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t\s].*)?$/.exec(text);
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
  if (/^\d{5}(\.\d+)?$/.test(text)) return fromSerial(Math.floor(Number(text)));
  const written = inNumbers(text) ?? withMonthName(text);
  return written ? dayMonth(written, today) : 'date-unreadable';
}

interface WrittenDate {
  readonly day: number;
  readonly month: number;
  readonly year: string | undefined;
}

function inNumbers(text: string): WrittenDate | undefined {
  const found = /^(\d{1,2})[-/.\s]+(\d{1,2})(?:[-/.\s]+(\d{4}|\d{2}))?$/.exec(text);
  return found ? { day: Number(found[1]), month: Number(found[2]), year: found[3] } : undefined;
}

/** `23 Nov 2026`, `November 23, 2026`. */
function withMonthName(text: string): WrittenDate | undefined {
  const dayFirst = /^(?<day>\d{1,2})[-/.,\s]*(?<name>\p{L}{3,9})\.?(?:[-/.,\s]*(?<year>\d{4}|\d{2}))?$/u.exec(text);
  const found = dayFirst ?? /^(?<name>\p{L}{3,9})\.?\s+(?<day>\d{1,2})(?:,?\s+(?<year>\d{4}))?$/u.exec(text);
  const { day, name, year } = found?.groups ?? {};
  const month = months.findIndex((names) => names.includes(name ?? '')) + 1;
  return month === 0 ? undefined : { day: Number(day), month, year };
}

function dayMonth({ day, month, year }: WrittenDate, today: string): DateParts | DateProblem {
  // The day comes first here; the American order can only be told where the month would be none.
  if (month > 12 && day <= 12) return 'date-order';
  if (year !== undefined) return { day, month, year: year.length === 2 ? 2000 + Number(year) : Number(year) };
  return { day, month, year: nearestYear({ day, month }, today) };
}

function nearestYear({ day, month }: Omit<DateParts, 'year'>, today: string): number {
  const now = Date.parse(today);
  const thisYear = Number(today.slice(0, 4));
  const far = (year: number): number => Math.abs(Date.UTC(year, month - 1, day) - now);
  return [thisYear, thisYear + 1, thisYear - 1].toSorted((a, b) => far(a) - far(b))[0] ?? thisYear;
}

/** A spreadsheet counts days from the end of 1899. */
function fromSerial(serial: number): DateParts {
  const { year, month, day } = Temporal.PlainDate.from('1899-12-30').add({ days: serial });
  return { year, month, day };
}

function existing(parts: DateParts): string | undefined {
  if (parts.year < 2000 || parts.year > 2100) return undefined;
  try {
    return Temporal.PlainDate.from(parts, { overflow: 'reject' }).toString();
  } catch {
    return undefined;
  }
}
