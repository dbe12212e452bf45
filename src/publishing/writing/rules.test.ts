import { expect, test } from 'vitest';
import { adviceOn, rules, type RuleId } from './rules.ts';
import { phraseCount } from './officialese.ts';
import type { Draft } from './rule.ts';

function draft(text: string, more: Partial<Draft> = {}): Draft {
  return { title: 'Judul', text, readOn: '2026-11-27', pictures: [], outdatedFacts: [], electionWords: [], ...more };
}

/** The words that a rule marks. */
function marked(rule: RuleId, text: string, more: Partial<Draft> = {}): readonly string[] {
  return adviceOn(draft(text, more))
    .filter((one) => one.rule === rule)
    .map(({ from, to }) => text.slice(from, to));
}

const pictures = (...alts: readonly string[]) => ({ pictures: alts.map((alt) => ({ alt })) });

/** The text with each offer taken on its own. */
const offered = (text: string) =>
  adviceOn(draft(text)).flatMap(({ from, to, replacement }) =>
    replacement === undefined ? [] : [`${text.slice(0, from)}${replacement}${text.slice(to)}`],
  );

const wide =
  'Saluran di Jalan Sriwijaya kini lancar setelah petugas mengeruk lumpur sepanjang empat kilometer selama tiga pekan';

test.each<readonly [RuleId, string, readonly string[]]>([
  ['official-opening', 'Sehubungan dengan hari jadi, jalan ditutup.', ['Sehubungan dengan']],
  ['official-opening', 'Halo.\n\nDalam rangka HUT, ada pasar.', ['Dalam rangka']],
  ['official-opening', 'Jalan ditutup sehubungan dengan hari jadi.', []],
  ['official-opening', 'Bersama inilah kita maju.', []],
  ['official-passive', 'Di sana telah dilaksanakan kerja bakti.', ['telah dilaksanakan']],
  ['official-passive', 'Warga diimbau untuk menutup wadah.', ['diimbau untuk']],
  ['official-passive', 'Dapat disampaikan bahwa air mati.', ['Dapat disampaikan bahwa']],
  ['official-passive', 'Jalan sudah diperbaiki dan pekerjaan dilakukan malam hari.', []],
  ['official-phrase', 'Jalan ditutup dikarenakan galian.', ['dikarenakan']],
  ['official-phrase', 'Rapat pada saat ini bertempat di aula.', ['pada saat ini', 'bertempat di']],
  ['official-phrase', 'Alat itu berguna, apa pun gunanya; buka #DalamRangka atau dalam-rangka.go.id/apabila', []],
  [
    'long-sentence',
    `${wide} dan sekarang air hujan tidak lagi masuk ke rumah warga di sekitarnya.`,
    [`${wide} dan sekarang air hujan tidak lagi masuk ke rumah warga di sekitarnya.`],
  ],
  ['long-sentence', `${wide}. Air hujan tidak lagi masuk ke rumah warga di sekitarnya.`, []],
  ['long-sentence', `${wide}\n1. air hujan tidak lagi masuk\n2. jalan kering`, []],
  [
    'long-sentence',
    'Menurut dr. Ani, M.Kes. #Satu #Dua #Tiga #Empat #Lima #Enam #Tujuh #Delapan #Sembilan #Sepuluh #Sebelas #Duabelas #T #U #V #W #X',
    [],
  ],
  ['all-capitals', 'PENGUMUMAN PENTING UNTUK WARGA. Air mati.', ['PENGUMUMAN PENTING UNTUK WARGA']],
  ['all-capitals', 'DPUPR, RSUD dan BPKAD bekerja. Lihat PPID DISKOMINSTA.', []],
  ['all-capitals', 'HOAKS: bansos dihapus.', []],
  ['unreadable-hashtag', 'Ayo #gotongroyongkotamagelang besok', ['#gotongroyongkotamagelang']],
  ['unreadable-hashtag', 'Ayo #GotongRoyongKotaMagelang #magelang #kerjabakti', []],
  ['hashtag-wall', '#a #b #c #d #e #f #g #h', ['#a #b #c #d #e #f #g #h']],
  ['hashtag-wall', '#a #b #c #d #e #f #g', []],
  ['spelling', 'Walikota memberi ijin.', ['Walikota', 'ijin']],
  ['spelling', 'Wali Kota memberi izin, apoteker praktik; #walikota', []],
  ['colon-time', 'Mulai pukul 19:00 WIB.', ['19:00']],
  ['colon-time', 'Skor 19:00, mulai pukul 19.00.', []],
  ['many-marks', 'Ayo ikut!!!', ['!!!']],
  ['many-marks', 'Ayo ikut! Siapa?', []],
  ['unseen-marks', 'Pasar\u{200B} mu\u{200D}rah \u{202E}hsarum', ['\u{200B}', '\u{200D}', '\u{202E}']],
  ['unseen-marks', 'Keluarga 👨‍👩‍👧‍👦 سلام\u{200F} دنیا\u{200C}ی', []],
  ['wrong-weekday', 'Datang Selasa, 8 November 2026.', ['Selasa, 8 November 2026']],
  ['wrong-weekday', 'Datang Selasa (08/11/2022) dan Jumat, 27 November 2026 dan Minggu 8 Nov 2026', []],
  ['wrong-weekday', 'Senin 3 unit dikirim, Rabu 2 Desember kembali.', []],
  ['wrong-weekday', 'Rapat Senin, 2 Desember', ['Senin, 2 Desember']],
  ['impossible-date', 'Batas 31 November 2026.', ['31 November 2026']],
  ['impossible-date', 'Batas 30 November 2026, 29 Februari 2028, nilai 31/12.', []],
  ['past-date', 'Daftar paling lambat 20 November 2026.', ['20 November 2026']],
  ['past-date', 'Daftar paling lambat 30 November 2026. Dibuka sejak 1 November 2026.', []],
  ['past-date', 'Kota ini lahir 11 April 907.', []],
  ['left-open', 'Hadir di [tempat] pukul xxx', ['[tempat]', 'xxx']],
  ['left-open', 'Hadir di aula [lantai dua].', []],
  ['missing-what', 'Dokumentasi kegiatan hari ini. #magelang', ['Dokumentasi kegiatan hari ini. #magelang']],
  ['missing-what', 'Kegiatan kerja bakti di RW 5 mengangkut tiga truk lumpur.', []],
  ['missing-day', 'Yuk hadir di alun-alun bersama keluarga.', ['Yuk hadir']],
  ['missing-day', 'Yuk hadir di alun-alun, Sabtu pukul 07.00 WIB.', []],
  ['missing-day', 'Yuk hadir di alun-alun, {{fakta:tanggal-festival}}.', []],
  ['missing-day', 'Daftar dari aplikasi atau langsung datang. Surat, KK, datang sendiri.', []],
  ['missing-place', 'Yuk hadir besok pukul 08.00.', ['Yuk hadir']],
  ['missing-place', 'Yuk hadir besok pukul 08.00 di Taman Kyai Langgeng.', []],
  ['missing-place', 'Yuk hadir besok lewat https://kota.go.id/zoom', []],
  [
    'missing-call',
    'Kinerja pelayanan adminduk tahun berjalan menunjukkan tren yang baik dan capaian naik tiga persen.',
    [''],
  ],
  [
    'missing-call',
    'Kinerja pelayanan adminduk tahun berjalan naik tiga persen. Baca laporannya di portal dan tulis usul.',
    [],
  ],
  ['missing-call', 'Air mati.', []],
  [
    'leader-only',
    'Wali Kota didampingi jajaran meresmikan gedung baru, Kamis.',
    ['Wali Kota didampingi jajaran meresmikan'],
  ],
  ['leader-only', 'Wali Kota meresmikan gedung baru; warga bisa memakainya mulai Senin.', []],
  ['leader-only', 'Warga bertemu Kepala Dinas di pasar.', []],
  ['identity-number', 'NIK 3371014205900001 terdaftar', ['3371014205900001']],
  ['identity-number', 'Rekening 3371019905900001, kode 12345678901234567', []],
  [
    'personal-contact',
    'WA 0812-3456-7890 atau +62 812 3456 7890, budi@gmail.com',
    ['0812-3456-7890', '+62 812 3456 7890', 'budi@gmail.com'],
  ],
  ['personal-contact', 'Telepon (0293) 362120, layanan 112, Rp81.234.567.890, dinas@magelangkota.go.id', []],
])('%s in %j', (rule, text, expected) => {
  expect(marked(rule, text)).toEqual(expected);
});

test('what only the desk knows: facts that may not be said and words of the election guard', () => {
  const text = 'Kuota {{fakta:kuota}} dan {{fakta:lama}}. Pilih nomor 1';
  expect(marked('outdated-fact', text, { outdatedFacts: ['lama'] })).toEqual(['{{fakta:lama}}']);
  expect(marked('election-words', text, { electionWords: ['Pilih nomor 1'] })).toEqual(['Pilih nomor 1']);
  expect(marked('election-words', text)).toEqual([]);
});

test('pictures of leaders alone are told, pictures with citizens or petugas are not', () => {
  const text = 'Jembatan baru dibuka untuk warga.';
  expect(marked('leader-only', text, pictures('Wali Kota memberi sambutan', 'Foto bersama pejabat'))).toEqual(['']);
  expect(marked('leader-only', text, pictures('Wali Kota memberi sambutan', 'Warga melintas'))).toEqual([]);
  expect(marked('leader-only', text, pictures(''))).toEqual([]);
});

test('other words are offered only where they fit, with the capital of what they replace', () => {
  expect(offered('Kami bekerja dalam rangka memperbaiki jalan.')).toEqual(['Kami bekerja untuk memperbaiki jalan.']);
  expect(offered('Kami bekerja dalam rangka hari jadi.')).toEqual([]);
  expect(offered('Apabila hujan, tunda.')).toEqual(['Jika hujan, tunda.']);
  expect(offered('Rapat pada hari Senin pukul 19:00.')).toEqual([
    'Rapat hari Senin pukul 19:00.',
    'Rapat pada hari Senin pukul 19.00.',
  ]);
  expect(offered('NIK 3371014205900001')).toEqual(['NIK 3371••••••••••••']);
  expect(offered('KABAR HOAX BARU')).toEqual(['KABAR HOAKS BARU']);
});

test('there are enough phrases, and each is found where it stands', () => {
  expect(phraseCount).toBeGreaterThanOrEqual(50);
});

test('what the writer lets stand is not told again', () => {
  const text = 'Walikota memberi ijin usaha!!!';
  expect(adviceOn(draft(text), ['spelling']).map(({ rule }) => rule)).toEqual(['many-marks']);
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
});

test.each([
  '',
  ' \n',
  '\u{D800}',
  '\u0000',
  '\u{202E}\u{200F}سلام',
  'a'.repeat(50_000),
  'Kata '.repeat(10_000),
  '1 '.repeat(25_000),
  '#'.repeat(50_000),
  '('.repeat(50_000),
  'dalam '.repeat(9_000),
  'Wali Kota '.repeat(5_000),
  'A '.repeat(25_000),
  'AB '.repeat(16_000),
  `${'\n'.repeat(50_000)}x`,
  `${' '.repeat(50_000)}x`,
  '?!'.repeat(25_000),
  '. '.repeat(25_000),
  '!'.repeat(50_000),
  'Senin, '.repeat(7_000),
  'datang. '.repeat(6_000),
])('hard text %#: nothing thrown, nothing slow, every place inside', (text) => {
  const began = performance.now();
  const found = adviceOn(draft(text, { pictures: [{ alt: text }] }));
  expect(performance.now() - began).toBeLessThan(1_000);
  expect(found.filter(({ from, to }) => from < 0 || to > text.length || from > to)).toEqual([]);
});
