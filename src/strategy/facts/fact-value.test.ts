import { expect, test } from 'vitest';
import { excerptWith } from './excerpt.ts';
import { factCodesIn, isFactCode, partsWithFacts, tokenBegunAt, withFacts } from './fact-text.ts';
import { readFactValue, shownFact, standingOn, typedFactValue, type FactDisplay, type FactKind } from './fact-value.ts';

const shown = (
  kind: FactKind,
  typed: string,
  [display = 'full', unit = '']: readonly [FactDisplay?, string?] = [],
): string => {
  const read = readFactValue(kind, typed);
  return 'fault' in read ? read.fault : shownFact({ kind, value: read.value, unit, display }, 'WIB');
};

test.each([
  ['number', '1.250', 'full', '1.250 orang'],
  ['number', '3,5', 'full', '3,5 orang'],
  ['number', '12500', 'short', '12,5 ribu orang'],
  ['number', '12345', 'short', '12,345 ribu orang'],
  ['number', '1234567', 'short', '1.234.567 orang'],
  ['number', '-4', 'full', '-4 orang'],
  ['money', 'Rp50.000.000', 'short', 'Rp50 juta orang'],
  ['money', 'Rp 1.500.000', 'short', 'Rp1,5 juta orang'],
  ['money', '50000000', 'full', 'Rp50.000.000 orang'],
  ['money', '2.000.000.000', 'short', 'Rp2 miliar orang'],
] as const)('a %s typed %s is shown %s as %s', (...[kind, typed, display, words]) => {
  expect(shown(kind, typed, [display, 'orang'])).toBe(words);
});

test('dates are told as people, pages and the press write them', () => {
  const displays = ['long', 'full', 'press'] as const;
  expect(displays.map((display) => shown('date', '2022-11-08', [display]))).toEqual([
    'Selasa, 8 November 2022',
    '8 November 2022',
    'Selasa (08/11/2022)',
  ]);
  expect([shown('time', '9.00'), shown('time', '19:30')]).toEqual(['pukul 09.00 WIB', 'pukul 19.30 WIB']);
  expect(shown('text', '  dr.  Sari   Wulandari ')).toBe('dr. Sari Wulandari');
});

test.each([
  ['number', 'banyak', 'not-a-number'],
  ['number', '1.25.0', 'not-a-number'],
  ['number', '1234567890123456', 'not-a-number'],
  ['money', 'Rp', 'not-a-number'],
  ['date', '2026-02-31', 'not-a-date'],
  ['date', 'besok', 'not-a-date'],
  ['time', '25.00', 'not-a-time'],
  ['text', '   ', 'value-missing'],
  ['text', 'x'.repeat(201), 'value-too-long'],
  ['text', 'lihat {{fakta:lain}}', 'value-has-braces'],
] as const)('a %s can’t be %s', (kind, typed, fault) => {
  expect(shown(kind, typed)).toBe(fault);
});

test('what is stored is typed again as it was', () => {
  for (const typed of ['1.250', '0,125', '234,567', '-7']) {
    const read = readFactValue('number', typed);
    expect('value' in read && typedFactValue({ kind: 'number', value: read.value })).toBe(typed);
  }
});

test('tokens are found in any spelling, each once', () => {
  const texts = ['Kuota {{fakta:kuota}} dan {{ Fakta : kuota }}', '{{fakta:tanggal-buka}}{{fakta:}}{{lain:x}}'];
  expect(factCodesIn(texts)).toEqual(['kuota', 'tanggal-buka']);
  expect(['kuota', 'a-1', 'A', '-a', 'a--b', 'x'.repeat(61)].map(isFactCode)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});

test('what is put in is never read again, and an unknown token stays to be seen', () => {
  const facts: Record<string, string> = { satu: '{{fakta:dua}}', dua: 'rahasia', tiga: '$& $1' };
  const of = (code: string): string | undefined => facts[code];
  expect(withFacts('{{fakta:satu}} {{fakta:tiga}} {{fakta:nol}}', of)).toBe('{{fakta:dua}} $& $1 {{fakta:nol}}');
  expect(withFacts('{{fa{{fakta:dua}}kta:dua}}', of)).toBe('{{farahasiakta:dua}}');
  expect(partsWithFacts('Ada {{fakta:dua}}.', of)).toEqual([
    { text: 'Ada ' },
    { text: 'rahasia', code: 'dua' },
    { text: '.' },
  ]);
});

test('a long row of braces is read quickly', () => {
  const start = performance.now();
  factCodesIn(['{{'.repeat(15_000), `{{fakta:${'a'.repeat(30_000)}`, `{{fakta:${' '.repeat(30_000)}`]);
  expect(performance.now() - start).toBeLessThan(200);
});

test('a token that was begun is seen at the caret', () => {
  expect(tokenBegunAt('Kuota {{ku', 10)).toEqual({ start: 6, typed: 'ku' });
  expect(tokenBegunAt('Kuota {{fakta:ku', 16)).toEqual({ start: 6, typed: 'ku' });
  expect(tokenBegunAt('Kuota {{fakta:ku}} lagi', 23)).toBeUndefined();
  expect(tokenBegunAt('{{\nbaris', 8)).toBeUndefined();
});

test('validity holds from its first to its last day', () => {
  const period = { validFrom: '2026-11-01', validUntil: '2026-11-30' };
  expect(['2026-10-31', '2026-11-01', '2026-11-30', '2026-12-01'].map((day) => standingOn(period, day))).toEqual([
    'coming',
    'usable',
    'usable',
    'expired',
  ]);
  expect(standingOn({ validFrom: null, validUntil: null }, '2030-01-01')).toBe('usable');
});

test('a value typed by hand is found when it stands by itself', () => {
  expect(excerptWith('Kuota 120 orang, daftar.', ['120 orang'])).toMatchObject({ said: '120 orang' });
  expect(excerptWith('Kuota 1120 orang', ['120 orang'])).toBeUndefined();
  expect(excerptWith('Biaya Rp50.500', ['Rp50'])).toBeUndefined();
  expect(excerptWith('Biaya Rp50.', ['Rp50'])?.excerpt).toBe('Biaya Rp50.');
});
