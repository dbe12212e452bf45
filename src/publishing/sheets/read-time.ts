/** Times of day by their names. */
export const dayParts = new Map(Object.entries({
  pagi: '07:00', siang: '12:00', sore: '16:30', malam: '19:00', morning: '07:00', noon: '12:00', afternoon: '16:30', evening: '19:00', night: '19:00',
})); // oxfmt-ignore

export type TimeProblem = 'time-unreadable' | 'time-not-existing' | 'time-other-zone';

export type ReadTime = { readonly time: string } | { readonly problem: TimeProblem };

/** `16:30` from what people type: "16.30", "4.30 sore", "16:30 WIB", "Sore", a spreadsheet's part of a day. */
export function readTime(text: string, zoneLabel: string): ReadTime {
  const said = text.toLowerCase().trim();
  if (isOtherZone(said, zoneLabel)) return { problem: 'time-other-zone' };
  const words = said
    .replace(/\b(wib|wita|wit)\b/, '')
    .replace(/^(pukul|pkl\.?|jam)\s*/, '')
    // Of a span, its beginning.
    .replace(/\s*(-|–|—|s\/d|sd|sampai|hingga|to)\s*\d{1,2}([.:]\d{2})?(\s|$)/, ' ')
    .trim();
  const named = dayParts.get(words);
  if (named) return { time: named };
  const isPart = /^0?[.,]\d+$/.test(words) && !/^0[.]\d{2}$/.test(words);
  return isPart ? { time: partOfDay(Number(words.replace(',', '.'))) } : clockFrom(words);
}

function isOtherZone(said: string, zoneLabel: string): boolean {
  const zone = /\b(wib|wita|wit)\b/.exec(said)?.[1]?.toUpperCase();
  return zone !== undefined && ['WIB', 'WITA', 'WIT'].includes(zoneLabel) && zone !== zoneLabel;
}

function clockFrom(words: string): ReadTime {
  const found = /^(\d{1,2})(?:[.:,](\d{2})([.:]\d{2})?)?\s*(\p{L}+)?\.?$/u.exec(words);
  if (!found) return { problem: 'time-unreadable' };
  const [hour, minute, half] = [Number(found[1]), Number(found[2] ?? '0'), found[4]];
  if (half && !later.includes(half) && !earlier.includes(half)) return { problem: 'time-unreadable' };
  return hour > 23 || minute > 59 ? { problem: 'time-not-existing' } : { time: written(hourOf(hour, half), minute) };
}

const later = ['siang', 'sore', 'malam', 'pm', 'afternoon', 'evening', 'night'];
const earlier = ['pagi', 'dini', 'am', 'morning', 'subuh'];

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined || hour > 12) return hour;
  if (half === 'siang' && hour >= 10) return hour;
  if (later.includes(half)) return hour === 12 ? (half === 'malam' || half === 'night' ? 0 : 12) : hour + 12;
  return hour === 12 ? 0 : hour;
}

function partOfDay(part: number): string {
  const minutes = Math.round(part * 1440);
  return written(Math.floor(minutes / 60) % 24, minutes % 60);
}

function written(hour: number, minute: number): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
