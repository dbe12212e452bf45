import { RRuleTemporal } from 'rrule-temporal';
import { describe, expect, test } from 'vitest';
import { expand, type Recurrence } from './expand.ts';
import { isFault, readRule, type Rule } from './rule.ts';
import { calendarDate, dayNumber, isoDate, monthLength, weekdayOf } from './rule-days.ts';

function ruleOf(text: string): Rule {
  const read = readRule(text);
  if (isFault(read)) throw new Error(`${text}: ${read.kind}`);
  return read;
}

function recurrence(rule: string, more: Partial<Recurrence> = {}): Recurrence {
  return { rule: ruleOf(rule), startsOn: '2026-01-05', endsOn: null, time: '07:00', zone: 'Asia/Jakarta', ...more };
}

function times(of: Recurrence, from: string, to: string): string[] {
  const { moments } = expand(of, { from: Date.parse(from), to: Date.parse(to), limit: 1000 });
  return moments.map(({ wall }) => new Date(wall).toISOString().slice(0, 16));
}

function meetings(of: Recurrence, from: string, to: string): string[] {
  const { moments } = expand(of, { from: Date.parse(from), to: Date.parse(to), limit: 99 });
  return moments.map(({ at, meeting }) => `${new Date(at).toISOString().slice(0, 16)} ${meeting}`);
}

/** Month and day of each time in 2026. */
function dates(rule: string): string[] {
  const all = times(recurrence(rule), '2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z');
  return all.map((at) => at.slice(5, 10));
}

describe('the calendar', () => {
  test('agrees with the platform over four centuries', () => {
    for (let day = -80_000; day < 80_000; day += 13) {
      const date = new Date(day * 86_400_000);
      const { year, month, day: place } = calendarDate(day);
      expect([year, month, place]).toEqual([date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]);
      expect(dayNumber(year, month, place)).toBe(day);
      expect(weekdayOf(day)).toBe(date.getUTCDay() || 7);
      expect(isoDate(day)).toBe(date.toISOString().slice(0, 10));
      expect(monthLength(year, month)).toBe(new Date(Date.UTC(year, month, 0)).getUTCDate());
    }
  });
});

describe('what people ask for', () => {
  const year = ['2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z'] as const;

  test('the 31st falls out of short months, the last day never does', () => {
    expect(dates('FREQ=MONTHLY;BYMONTHDAY=31')).toEqual([
      '01-31',
      '03-31',
      '05-31',
      '07-31',
      '08-31',
      '10-31',
      '12-31',
    ]);
    expect(dates('FREQ=MONTHLY;BYMONTHDAY=-1')).toHaveLength(12);
    expect(dates('FREQ=MONTHLY;BYDAY=1MO').slice(0, 3)).toEqual(['01-05', '02-02', '03-02']);
    expect(dates('FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1').slice(0, 2)).toEqual(['01-30', '02-27']);
  });

  test('29 February comes every four years, and not in 2100', () => {
    const leap = recurrence('FREQ=YEARLY', { startsOn: '2024-02-29' });
    expect(times(leap, '2020-01-01T00:00:00Z', '2105-01-01T00:00:00Z').map((at) => at.slice(0, 4))).toEqual(
      Array.from({ length: 19 }, (_, index) => String(2024 + index * 4)).concat('2104'),
    );
  });

  test('a count is counted from the start, wherever one looks', () => {
    const five = recurrence('FREQ=DAILY;COUNT=5');
    expect(times(five, '2026-01-08T00:00:00Z', '2026-02-01T00:00:00Z')).toEqual([
      '2026-01-08T07:00',
      '2026-01-09T07:00',
    ]);
    const hours = recurrence('FREQ=HOURLY;INTERVAL=5;COUNT=4');
    expect(times(hours, '2026-01-05T06:00:00Z', '2026-02-01T00:00:00Z')).toEqual([
      '2026-01-05T17:00',
      '2026-01-05T22:00',
    ]);
  });

  test('the last day and UNTIL are included', () => {
    const ended = recurrence('FREQ=DAILY', { endsOn: '2026-01-06' });
    expect(times(ended, ...year)).toEqual(['2026-01-05T07:00', '2026-01-06T07:00']);
    expect(times(recurrence('FREQ=DAILY;UNTIL=20260106'), ...year)).toHaveLength(2);
    expect(times(recurrence('FREQ=DAILY;UNTIL=20260105T235959Z'), ...year)).toHaveLength(1);
  });

  test('a start in the middle of its week leaves out what was before it', () => {
    const week = recurrence('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH', { startsOn: '2026-01-07' });
    expect(times(week, '2026-01-01T00:00:00Z', '2026-01-25T00:00:00Z')).toEqual([
      '2026-01-08T07:00',
      '2026-01-19T07:00',
      '2026-01-22T07:00',
    ]);
  });
});

describe('clocks that are changed', () => {
  test('a time that was left out comes an hour later, and says so', () => {
    const daily = recurrence('FREQ=DAILY', { zone: 'Europe/Berlin', time: '02:30', startsOn: '2026-03-01' });
    expect(meetings(daily, '2026-03-28T00:00:00Z', '2026-03-31T00:00:00Z')).toEqual([
      '2026-03-28T01:30 once',
      '2026-03-29T01:30 skipped',
      '2026-03-30T00:30 once',
    ]);
  });

  test('of a time that stands twice the first is taken, and said', () => {
    const daily = recurrence('FREQ=DAILY', { zone: 'Europe/Berlin', time: '02:30', startsOn: '2026-03-01' });
    expect(meetings(daily, '2026-10-24T12:00:00Z', '2026-10-26T12:00:00Z')).toEqual([
      '2026-10-25T00:30 doubled',
      '2026-10-26T01:30 once',
    ]);
  });

  test('hours go on passing', () => {
    const hourly = recurrence('FREQ=HOURLY', { zone: 'Europe/Berlin', time: '00:00', startsOn: '2026-10-25' });
    expect(times(hourly, '2026-10-24T22:00:00Z', '2026-10-25T03:00:00Z').map((at) => at.slice(11))).toEqual([
      '00:00',
      '01:00',
      '02:00',
      '02:00',
      '03:00',
    ]);
  });
});

describe('bounds', () => {
  test('a rule that never occurs ends, and so does one of every minute', () => {
    const began = performance.now();
    const century = { from: Date.parse('2026-01-01T00:00:00Z'), to: Date.parse('2126-01-01T00:00:00Z'), limit: 10 };
    for (const never of [
      'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
      'FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31',
      'FREQ=DAILY;BYMONTH=4;BYMONTHDAY=31',
      'FREQ=HOURLY;INTERVAL=24;BYHOUR=5',
      'FREQ=MINUTELY;INTERVAL=2;BYMINUTE=1',
      'FREQ=DAILY;BYSETPOS=9',
    ])
      expect(expand(recurrence(never), century)).toEqual({ moments: [], cut: false });
    const minutes = expand(recurrence('FREQ=MINUTELY'), { ...century, limit: 5000 });
    expect([minutes.moments.length, minutes.cut]).toEqual([5000, true]);
    expect(performance.now() - began).toBeLessThan(5000);
  });

  test.each([
    ['FREQ=SECONDLY', 'slot-faster-than-a-minute'],
    ['FREQ=DAILY;BYSECOND=0,30', 'slot-faster-than-a-minute'],
    ['FREQ=DAILY;BYWEEKNO=3', 'slot-rule-part-unknown'],
    ['FREQ=DAILY;COLOUR=3', 'slot-rule-part-unknown'],
    ['', 'slot-rule-unreadable'],
    ['FREQ=OFTEN', 'slot-rule-unreadable'],
    ['FREQ=DAILY;INTERVAL=0', 'slot-rule-unreadable'],
    ['FREQ=DAILY;INTERVAL=1.5', 'slot-rule-unreadable'],
    ['FREQ=DAILY;FREQ=DAILY', 'slot-rule-unreadable'],
    ['FREQ=MONTHLY;BYMONTHDAY=0', 'slot-rule-unreadable'],
    ['FREQ=MONTHLY;BYMONTHDAY=32', 'slot-rule-unreadable'],
    ['FREQ=MONTHLY;BYDAY=0MO', 'slot-rule-unreadable'],
    ['FREQ=WEEKLY;BYDAY=2MO', 'slot-rule-unreadable'],
    ['FREQ=WEEKLY;BYDAY=XX', 'slot-rule-unreadable'],
    ['FREQ=DAILY;UNTIL=20260231', 'slot-rule-unreadable'],
    ['FREQ=DAILY;COUNT=3;UNTIL=20260301', 'slot-rule-unreadable'],
    [`FREQ=DAILY;BYHOUR=${'1,'.repeat(251)}`, 'slot-rule-unreadable'],
  ])('%s is refused as %s', (text, kind) => {
    expect(readRule(text)).toMatchObject({ kind });
  });
});

/** A small generator with a seed, so that a failure can be repeated. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** Where clocks change, the library leaves out the hour that stands twice; ours goes on. So there only by days. */
function someRule(roll: (below: number) => number, changesClocks: boolean): string {
  const pick = <Value>(from: readonly Value[]): Value => from[roll(from.length)] as Value;
  const byDays = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'];
  const frequency = pick(changesClocks ? byDays : [...byDays, 'HOURLY', 'MINUTELY']);
  const perhaps = (of: number, part: string): string[] => (roll(of) === 0 ? [part] : []);
  const monthDay = frequency === 'WEEKLY' ? [] : perhaps(3, `BYMONTHDAY=${pick([1, 15, 28, 29, 30, 31, -1, -3])}`);
  // A numbered weekday beside a day of the month has no agreed meaning in a year.
  const numbered = ['MONTHLY', 'YEARLY'].includes(frequency) && monthDay.length === 0;
  const nth = numbered ? pick(['', '', '', '1', '2', '-1', '5']) : '';
  return [
    `FREQ=${frequency}`,
    `INTERVAL=${frequency === 'MINUTELY' ? 30 + roll(2000) : 1 + roll(5)}`,
    ...perhaps(3, `BYMONTH=${1 + roll(12)}`),
    ...monthDay,
    ...perhaps(2, `BYDAY=${nth}${pick(weekdays)}`),
    ...perhaps(5, `BYHOUR=${pick(['7', '6,18', '0,23'])}`),
    ...perhaps(5, `COUNT=${1 + roll(30)}`),
  ].join(';');
}

describe('against the library', () => {
  test.each([
    'Asia/Jakarta',
    'Asia/Makassar',
    'Asia/Jayapura',
    'Europe/Berlin',
    'America/New_York',
    'Australia/Sydney',
  ])(
    'gives the same times in %s',
    (zone) => {
      const roll = dice(zone.length * 7919);
      let compared = 0;
      for (let round = 0; round < 60; round += 1) {
        const text = someRule(roll, !zone.startsWith('Asia/'));
        const start = new Date(Date.UTC(2026, roll(12), 1 + roll(28)));
        const time = `${String(4 + roll(19)).padStart(2, '0')}:${roll(2) === 0 ? '00' : '30'}`;
        const of = recurrence(text, { zone, time, startsOn: start.toISOString().slice(0, 10) });
        const from = start.getTime() + roll(200) * 86_400_000;
        const to = from + 500 * 86_400_000;
        const ours = expand(of, { from, to, limit: 200 }).moments.map(({ at }) => new Date(at).toISOString());
        const stamp = `${of.startsOn.replaceAll('-', '')}T${time.replace(':', '')}00`;
        const library = new RRuleTemporal({
          rruleString: `DTSTART;TZID=${zone}:${stamp}\nRRULE:${text}`,
          maxIterations: 1_000_000,
        });
        const theirs = library.between(new Date(from), new Date(to), true).slice(0, 200);
        expect(ours, `${text} from ${of.startsOn} ${time}`).toEqual(
          theirs.map((at) => new Date(at.epochMilliseconds).toISOString()),
        );
        compared += ours.length;
      }
      expect(compared).toBeGreaterThan(300);
    },
    60_000,
  );
});
