import { formatBareClock, formatClock, formatLongDate, isoDay } from '#platform/time/format.ts';
import type { Outline } from './outline.ts';
import { bare, tidy, type Tense } from './sentences.ts';

/** Dates, hours, places and figures as they are told. Every form takes them from here, so no two can disagree. */
export interface ToldFacts {
  readonly tense: Tense;
  /** “Rabu, 23 Desember 2026” */
  readonly day: string;
  /** “Rabu (23/12/2026)”, as newsrooms write it. */
  readonly pressDay: string;
  /** “pukul 08.00–15.00 WIB” */
  readonly clock: string;
  /** “di Jalan Barito, Kelurahan Potrobangsan” */
  readonly where: string;
  readonly figures: readonly { readonly label: string; readonly value: string }[];
  readonly quotes: readonly { readonly words: string; readonly speaker: string }[];
}

export function toldFacts(outline: Outline): ToldFacts {
  const { startsAt, endsAt, zone } = outline;
  return {
    tense: tenseOf(outline),
    day: startsAt ? days(startsAt, endsAt, (at) => formatLongDate(at, zone, 'id')) : '',
    pressDay: startsAt ? days(startsAt, endsAt, (at) => pressDate(at, zone)) : '',
    clock: startsAt ? clock(startsAt, endsAt, zone) : '',
    where: whereOf(outline),
    figures: outline.facts.flatMap(({ label, value }) =>
      bare(value) === '' ? [] : [{ label: bare(label), value: bare(value) }],
    ),
    quotes: outline.quotes.flatMap(({ text, name, title }) => {
      const words = bare(text).replaceAll(/^["“”]+|["“”]+$/g, '');
      const speaker = [bare(name), bare(title)].filter(Boolean).join(', ');
      return words === '' ? [] : [{ words: bare(words), speaker }];
    }),
  };
}

function tenseOf({ startsAt, endsAt, zone, now }: Outline): Tense {
  if (!startsAt) return 'undated';
  const [first, last, today] = [startsAt, endsAt ?? startsAt, now].map((at) => isoDay(at, zone));
  if (first === undefined || last === undefined || today === undefined) return 'undated';
  if (today < first) return 'will';
  return today > last ? 'did' : 'today';
}

function days(startsAt: Date, endsAt: Date | null, told: (at: Date) => string): string {
  const [first, last] = [told(startsAt), told(endsAt ?? startsAt)];
  return first === last ? first : `${first} sampai ${last}`;
}

/** “Selasa (08/11/2022)” */
function pressDate(at: Date, zone: string): string {
  const weekday = formatLongDate(at, zone, 'id').split(',')[0] ?? '';
  const [year, month, day] = isoDay(at, zone).split('-');
  return `${weekday} (${day}/${month}/${year})`;
}

function clock(startsAt: Date, endsAt: Date | null, zone: string): string {
  const start = formatBareClock(startsAt, zone, 'id');
  const ends = endsAt && isoDay(startsAt, zone) === isoDay(endsAt, zone) && endsAt > startsAt;
  // Midnight without an end is what a date without an hour looks like.
  if (!ends) return start === '00.00' ? '' : `pukul ${formatClock(startsAt, zone, 'id')}`;
  return `pukul ${start}–${formatClock(endsAt, zone, 'id')}`;
}

function whereOf({ place, village }: Outline): string {
  const where = bare(place).replace(/^(?:di|bertempat di)\s+/i, '');
  const kelurahan = tidy(village).replace(/^(?:kelurahan|kel\.?)\s+/i, '');
  const told = kelurahan !== '' && where.toLowerCase().includes(kelurahan.toLowerCase());
  const parts = [where, kelurahan === '' || told ? '' : `Kelurahan ${kelurahan}`].filter(Boolean);
  return parts.length === 0 ? '' : `di ${parts.join(', ')}`;
}
