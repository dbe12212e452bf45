import { anyOf, type Draft, type Place } from './rule.ts';
import { sentencesOf } from './sentences.ts';

const weekdays = ['minggu', 'senin', 'selasa', 'rabu', 'kamis', 'jumat', 'sabtu'];
const shownWeekdays = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'];
const months = 'januari februari maret april mei juni juli agustus september oktober november desember'.split(' ');
const shortMonths = 'jan feb mar apr mei jun jul agu sep okt nov des'.split(' ');
const monthPattern = [...months, ...shortMonths, 'agt', 'ags', 'sept', 'nop', 'nopember'].join('|');

const dates = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:(${weekdays.join('|')}|jum['’]?at|ahad)\s*(?:,|\()?\s*(?:tanggal\s+)?)?` +
    String.raw`(?<![\p{N}./])(?:(\d{1,2})\s+(${monthPattern})(?!\p{L})\.?(?:\s+(\d{4}))?|(\d{1,2})[/-](\d{1,2})[/-](\d{4}))(?![\p{N}/])`,
  'giu',
);

export interface FoundDate extends Place {
  readonly weekday: string;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** Only the day and month stand there. */
  readonly assumed: boolean;
}

/** Dates as they are written in Indonesian; without a year the one nearest to the day of reading. */
export function datesIn({ text, readOn }: Pick<Draft, 'text' | 'readOn'>): readonly FoundDate[] {
  return Array.from(text.matchAll(dates), ({ 0: words, 1: weekday = '', index, ...groups }) => ({
    from: index,
    to: index + words.trimEnd().length,
    weekday: weekday.toLowerCase().replace(/^jum['’]at$/, 'jumat').replace('ahad', 'minggu'),
    ...(groups[3] === undefined
      ? dateOf({ day: groups[5], month: Number(groups[6]), year: groups[7] }, readOn)
      : dateOf({ day: groups[2], month: monthOf(groups[3]), year: groups[4] }, readOn)),
  })); // oxfmt-ignore
}

interface WrittenDate {
  readonly day: string | undefined;
  readonly month: number;
  readonly year: string | undefined;
}

function dateOf({ day: written, month, year }: WrittenDate, readOn: string) {
  const day = Number(written);
  return { day, month, year: Number(year ?? nearestYear({ day, month }, readOn)), assumed: year === undefined };
}

function monthOf(name: string): number {
  const begin = name.toLowerCase().slice(0, 3);
  const known = shortMonths.indexOf(begin === 'agt' || begin === 'ags' ? 'agu' : begin === 'nop' ? 'nov' : begin);
  return known + 1;
}

/** `30 Desember` read in January is the one just gone. */
function nearestYear({ day, month }: { readonly day: number; readonly month: number }, readOn: string): number {
  const year = Number(readOn.slice(0, 4));
  const distance = (one: number): number => Math.abs(Date.UTC(one, month - 1, day) - Date.parse(readOn));
  return [year, year - 1, year + 1].toSorted((a, b) => distance(a) - distance(b))[0] ?? year;
}

function utcOf({ year, month, day }: FoundDate): Date {
  return new Date(Date.UTC(year, month - 1, day));
}

function exists(date: FoundDate): boolean {
  const utc = utcOf(date);
  return utc.getUTCMonth() === date.month - 1 && utc.getUTCDate() === date.day;
}

export function wrongWeekdays(draft: Draft): readonly Place[] {
  return datesIn(draft).flatMap((date) => {
    const right = utcOf(date).getUTCDay();
    if (date.weekday === '' || !exists(date) || weekdays[right] === date.weekday) return [];
    const words = draft.text.slice(date.from, date.to);
    return [
      { from: date.from, to: date.to, facts: { words, right: shownWeekdays[right] ?? '', year: String(date.year) } },
    ];
  });
}

export function impossibleDates(draft: Draft): readonly Place[] {
  return datesIn(draft)
    .filter((date) => !exists(date))
    .map(({ from, to }) => ({ from, to, facts: { words: draft.text.slice(from, to) } }));
}

const ahead = anyOf([
  'akan', 'ikuti', 'ikutilah', 'hadiri', 'hadirilah', 'hadir', 'datang', 'datanglah', 'daftar', 'daftarkan', 'mendaftar', 'jangan lupa',
  'jangan lewatkan', 'paling lambat', 'sampai dengan', 'batas akhir', 'segera',
]); // oxfmt-ignore

/** What is still to come stands beside a day that is gone. */
export function pastDates(draft: Draft): readonly Place[] {
  const { text, readOn } = draft;
  const past = datesIn(draft).filter((date) => !date.assumed && exists(date) && utcOf(date) < new Date(readOn));
  if (past.length === 0) return [];
  const sentences = sentencesOf(text).filter(({ from, to }) => text.slice(from, to).search(ahead) >= 0);
  return past
    .filter(({ from }) => sentences.some((sentence) => sentence.from <= from && from < sentence.to))
    .map(({ from, to }) => ({ from, to, facts: { words: text.slice(from, to) } }));
}

const tokens = /\{\{\s*fakta\s*:\s*([^{}\s]{1,80})\s*\}\}/giu;

/** Tokens of facts that the registry no longer gives out. */
export function outdatedFacts({ text, outdatedFacts: codes }: Draft): readonly Place[] {
  return Array.from(text.matchAll(tokens), ({ 0: words, 1: code = '', index }) => ({
    from: index,
    to: index + words.length,
    facts: { words: code.toLowerCase() },
  })).filter(({ facts }) => codes.includes(facts.words));
}
