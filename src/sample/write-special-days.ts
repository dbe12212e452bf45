import { nationalHolidays } from '#planning/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { addRows } from './sample.store.ts';

type Yearly = readonly [date: string, name: string, kind: 'local' | 'solemn' | 'observance', note: string];

const yearly: readonly Yearly[] = [
  ['2024-04-11', 'Hari Jadi Kota Magelang', 'local', 'Semua OPD menyiapkan ucapan dan kilas balik kerja setahun.'],
  ['2024-02-15', 'Hari Peduli Sampah Nasional', 'observance', 'DLH memimpin; cerita bank sampah dari kelurahan.'],
  ['2024-04-21', 'Hari Kartini', 'observance', ''],
  ['2024-05-02', 'Hari Pendidikan Nasional', 'observance', ''],
  ['2024-05-20', 'Hari Kebangkitan Nasional', 'observance', ''],
  ['2024-07-23', 'Hari Anak Nasional', 'observance', 'Hindari wajah anak tanpa izin orang tua.'],
  ['2024-09-30', 'Mengenang peristiwa 30 September', 'solemn', 'Bendera setengah tiang. Tunda konten perayaan.'],
  ['2024-10-01', 'Hari Kesaktian Pancasila', 'solemn', 'Bendera setiang penuh sejak pukul 06.00.'],
  ['2024-10-28', 'Hari Sumpah Pemuda', 'observance', ''],
  ['2024-11-10', 'Hari Pahlawan', 'solemn', 'Mengheningkan cipta pukul 08.15.'],
  ['2024-11-12', 'Hari Kesehatan Nasional', 'observance', ''],
  ['2024-11-29', 'Hari KORPRI', 'observance', ''],
  ['2024-12-01', 'Hari AIDS Sedunia', 'observance', ''],
  ['2024-12-22', 'Hari Ibu', 'observance', ''],
];

/** Two years of holidays, the city's anniversary, and the days that set the tone. */
export async function writeSpecialDays(tx: Tx): Promise<void> {
  const holidays = [2026, 2027].flatMap((year) => nationalHolidays(year));
  await addRows(
    tx,
    'special_day',
    holidays.map(({ agencyId, ...day }) => ({ ...day, agency_id: agencyId })),
  );
  await addRows(
    tx,
    'special_day',
    yearly.map(([date, name, kind, note]) => ({ date, name, kind, note, yearly: true })),
  );
}
