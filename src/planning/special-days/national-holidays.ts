import type { SpecialDayContent } from './special-day.ts';

type Entry = readonly [date: string, name: string, kind: 'national' | 'joint-leave', uncertain?: 'uncertain'];

const decree2026 = 'SKB Tiga Menteri No. 1497, 2 dan 5 Tahun 2025';
const reckoned2027 = 'Hitungan kalender; cocokkan dengan SKB Tiga Menteri tahun 2027';

const of2026: readonly Entry[] = [
  ['2026-01-01', 'Tahun Baru Masehi', 'national'],
  ['2026-01-16', 'Isra Mikraj Nabi Muhammad saw.', 'national'],
  ['2026-02-16', 'Cuti bersama Tahun Baru Imlek', 'joint-leave'],
  ['2026-02-17', 'Tahun Baru Imlek 2577 Kongzili', 'national'],
  ['2026-03-18', 'Cuti bersama Hari Suci Nyepi', 'joint-leave'],
  ['2026-03-19', 'Hari Suci Nyepi, Tahun Baru Saka 1948', 'national'],
  ['2026-03-20', 'Cuti bersama Idulfitri', 'joint-leave'],
  ['2026-03-21', 'Idulfitri 1447 Hijriah', 'national'],
  ['2026-03-22', 'Idulfitri 1447 Hijriah, hari kedua', 'national'],
  ['2026-03-23', 'Cuti bersama Idulfitri', 'joint-leave'],
  ['2026-03-24', 'Cuti bersama Idulfitri', 'joint-leave'],
  ['2026-04-03', 'Wafat Yesus Kristus', 'national'],
  ['2026-04-05', 'Kebangkitan Yesus Kristus (Paskah)', 'national'],
  ['2026-05-01', 'Hari Buruh Internasional', 'national'],
  ['2026-05-14', 'Kenaikan Yesus Kristus', 'national'],
  ['2026-05-15', 'Cuti bersama Kenaikan Yesus Kristus', 'joint-leave'],
  ['2026-05-27', 'Iduladha 1447 Hijriah', 'national'],
  ['2026-05-28', 'Cuti bersama Iduladha', 'joint-leave'],
  ['2026-05-31', 'Hari Raya Waisak 2570 BE', 'national'],
  ['2026-06-01', 'Hari Lahir Pancasila', 'national'],
  ['2026-06-16', 'Tahun Baru Islam 1448 Hijriah', 'national'],
  ['2026-08-17', 'Hari Proklamasi Kemerdekaan', 'national'],
  ['2026-08-25', 'Maulid Nabi Muhammad saw.', 'national'],
  ['2026-12-24', 'Cuti bersama Natal', 'joint-leave'],
  ['2026-12-25', 'Kelahiran Yesus Kristus (Natal)', 'national'],
];

const of2027: readonly Entry[] = [
  ['2027-01-01', 'Tahun Baru Masehi', 'national'],
  ['2027-01-05', 'Isra Mikraj Nabi Muhammad saw.', 'national', 'uncertain'],
  ['2027-02-06', 'Tahun Baru Imlek 2578 Kongzili', 'national'],
  ['2027-03-08', 'Hari Suci Nyepi, Tahun Baru Saka 1949', 'national', 'uncertain'],
  ['2027-03-09', 'Cuti bersama Idulfitri', 'joint-leave', 'uncertain'],
  ['2027-03-10', 'Idulfitri 1448 Hijriah', 'national', 'uncertain'],
  ['2027-03-11', 'Idulfitri 1448 Hijriah, hari kedua', 'national', 'uncertain'],
  ['2027-03-12', 'Cuti bersama Idulfitri', 'joint-leave', 'uncertain'],
  ['2027-03-26', 'Wafat Yesus Kristus', 'national'],
  ['2027-03-28', 'Kebangkitan Yesus Kristus (Paskah)', 'national'],
  ['2027-05-01', 'Hari Buruh Internasional', 'national'],
  ['2027-05-06', 'Kenaikan Yesus Kristus', 'national'],
  ['2027-05-16', 'Iduladha 1448 Hijriah', 'national', 'uncertain'],
  ['2027-05-20', 'Hari Raya Waisak 2571 BE', 'national', 'uncertain'],
  ['2027-06-01', 'Hari Lahir Pancasila', 'national'],
  ['2027-06-06', 'Tahun Baru Islam 1449 Hijriah', 'national', 'uncertain'],
  ['2027-08-15', 'Maulid Nabi Muhammad saw.', 'national', 'uncertain'],
  ['2027-08-17', 'Hari Proklamasi Kemerdekaan', 'national'],
  ['2027-12-24', 'Cuti bersama Natal', 'joint-leave', 'uncertain'],
  ['2027-12-25', 'Kelahiran Yesus Kristus (Natal)', 'national'],
];

const byYear: ReadonlyMap<number, { readonly entries: readonly Entry[]; readonly source: string }> = new Map([
  [2026, { entries: of2026, source: decree2026 }],
  [2027, { entries: of2027, source: reckoned2027 }],
]);

/** What the decree of the three ministers says of a year, or what the calendar lets expect; empty for other years. */
export function nationalHolidays(year: number): readonly SpecialDayContent[] {
  const known = byYear.get(year);
  if (!known) return [];
  return known.entries.map(([date, name, kind, uncertain]) => ({
    date,
    name,
    kind,
    agencyId: null,
    yearly: false,
    uncertain: uncertain !== undefined,
    note: '',
    source: known.source,
  }));
}
