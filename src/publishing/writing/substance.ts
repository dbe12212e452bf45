import { datesIn } from './dates.ts';
import { anyOf, placesOf, wholeText, type Draft, type Place } from './rule.ts';
import { wordCount } from './sentences.ts';

const leastWords = 12;

/** Words by which citizens are asked to come. Only then a day and a place are owed. */
const invites = anyOf([
  'hadirilah', 'hadiri', 'ikutilah', 'ikuti (?:acara|kegiatan|lomba|pelatihan|senam|kerja bakti|jalan sehat|festival|pameran)', 'datanglah', 'mari (?:hadir|datang|ikut|ramaikan)', 'ayo (?:hadir|datang|ikut|ramaikan)',
  'kami undang', 'mengundang (?:warga|masyarakat|anda|bapak|seluruh)', 'silakan (?:hadir|datang)', 'akan (?:digelar|diadakan|dilaksanakan|diselenggarakan|berlangsung)',
  'yuk (?:hadir|datang|ikut|ramaikan|ke)', 'gratis untuk umum', 'jangan lewatkan',
]); // oxfmt-ignore
const times = anyOf([
  'pukul \\d', 'jam \\d', 'besok', 'lusa', 'hari ini', 'nanti (?:siang|sore|malam)', 'malam ini', 'pagi ini', 'siang ini', 'sore ini',
  '(?:setiap|tiap) (?:hari|pekan|minggu|bulan|senin|selasa|rabu|kamis|jumat|sabtu)', '(?:hari )?(?:senin|selasa|rabu|kamis|jumat|sabtu|minggu)',
  'sampai', 'hingga', 'mulai', 'pekan (?:ini|depan)', 'bulan (?:ini|depan)', 'sepanjang', 'selama', '\\d{1,2}[./]\\d{1,2}', 'akhir pekan', 'kini', 'sekarang',
]); // oxfmt-ignore
const places = anyOf([
  'di(?! (?:antara|mana|samping|bawah|atas|dalam|luar)(?!\\p{L})) \\p{L}+', 'ke (?:kantor|balai|puskesmas|taman|gedung|kelurahan|kecamatan|posko|lokasi|alun|pasar|mal|rsud|\\p{Lu})\\p{L}*',
  'lokasi', 'tempat ?:', 'alun-alun', 'lapangan', 'balai', 'gedung', 'aula', 'jalan', 'jl', 'daring', 'online', 'zoom', 'youtube', 'siaran langsung', 'rumah (?:anda|masing)', 'rt', 'rw',
]); // oxfmt-ignore
const hasLink = /https?:\/\/|\b[\p{L}\p{N}-]+\.(?:go\.id|id|com|org)(?!\p{L})/iu;
const factToken = /\{\{\s*fakta\s*:/iu;

function has(text: string, pattern: RegExp): boolean {
  return text.search(pattern) >= 0;
}

export function missingDay(draft: Draft): readonly Place[] {
  const whole = `${draft.title}\n${draft.text}`;
  const invited = placesOf(draft.text, invites)[0];
  const told = has(whole, times) || datesIn({ ...draft, text: whole }).length > 0 || factToken.test(whole);
  return invited && !told ? [invited] : [];
}

export function missingPlace({ title, text }: Draft): readonly Place[] {
  const invited = placesOf(text, invites)[0];
  return invited && !has(`${title}\n${text}`, places) && !hasLink.test(text) ? [invited] : [];
}

const empty =
  /^\s*(?:(?:dokumentasi|foto(?:-foto)?|potret|momen|giat|kegiatan|rapat|upacara|apel)(?: (?:kegiatan|bersama|pagi|hari ini|dinas|rutin|koordinasi|kami|opd|\d+|senin))*)[\s.!…]*(?:[#@]\S+\s*)*$/iu;

/** Nobody learns what happened: only a label, or hardly a word. */
export function missingWhat({ text }: Draft): readonly Place[] {
  const words = wordCount(text.replaceAll(/#[\p{L}\p{N}_]+/gu, ''));
  if (text.trim() === '') return [];
  return empty.test(text) || words < 4 ? [{ from: 0, to: text.trimEnd().length, facts: { count: words } }] : [];
}

const calls = anyOf([
  '(?:(?:men)?daftar|lapor|datang|hubung|cek|baca|ikut|kunjung|simpan|bagi|unduh|tanya|kirim|siap|bawa|pakai|hindar|isi|klik|ajak|jaga|pilah|kumpul|catat|cari|lihat|gunakan|manfaat|sampai|beri|tulis|ambil|coba|buka|tonton|dengar|sebar|hadir|mulai|cuci|tutup|kuras|pasang|ganti|usul|ajukan|pesan|hentikan|waspada|ingat|dukung|rawat|simak|periksa|lengkap|urus|bayar|matikan|pilih|titip|antar|temui|telepon|sapa|tukar|jangan|lewat)(?:lah|kan|kanlah|i|ilah)?',
  'jangan', 'mohon', 'silakan', 'ayo', 'mari', 'yuk', 'tolong', 'anda (?:bisa|dapat|cukup|tinggal)', 'cukup', 'info', 'informasi lengkap', 'wa', 'whatsapp', 'telepon', 'call center', 'hotline', 'gratis',
]); // oxfmt-ignore

/** Says what is, but not what a citizen can do now. */
export function missingCall({ text }: Draft): readonly Place[] {
  const plain = text.replaceAll(/[#@][\p{L}\p{N}_.]+/gu, '');
  const asked =
    has(plain, calls) || hasLink.test(text) || plain.includes('?') || /\d{3,4}[- ]?\d{4,}|\b1\d{2}\b/u.test(plain);
  return wordCount(plain) >= leastWords && !asked ? [wholeText] : [];
}

const leaders =
  '(?:(?:wakil )?wali ?kota|(?:wakil )?bupati|gubernur|sekda|sekretaris daerah|kepala (?:dinas|badan|bagian|kantor|opd)|kadis|kadin|camat|lurah|asisten|ketua tp pkk)';
const ceremony = anyOf([
  `${leaders}[^.!?\\n]{0,60} (?:menghadiri|meresmikan|membuka|memberikan sambutan|menyampaikan (?:sambutan|apresiasi|arahan)|memimpin (?:apel|upacara|rapat)|menerima (?:kunjungan|audiensi|penghargaan)|menyerahkan|melantik|meninjau|didampingi|hadir)`,
]);
const citizens = anyOf([
  'warga', 'masyarakat', 'anda', 'pelajar', 'siswa', 'anak', 'pedagang', 'petani', 'penyandang', 'lansia', 'ibu hamil', 'pasien', 'keluarga', 'pemuda',
  'umkm', 'pengunjung', 'pengguna', 'penerima', 'peserta', 'kader', 'relawan', 'penumpang', 'pelanggan', 'pengendara', 'pengemudi', 'kampung', 'rt', 'rw', 'balita', 'pemohon', 'pencari kerja',
]); // oxfmt-ignore
const leaderPicture = new RegExp(`${leaders}|sambutan|foto bersama|jabat tangan|berjabat|pejabat|gunting pita`, 'iu');
const citizenPicture =
  /warga|anak|siswa|pelajar|ibu|bapak|petugas|pekerja|pedagang|petani|lansia|relawan|pengunjung|pasien|jalan|taman|pasar|sungai|saluran|gedung|poster|grafik/iu;

/** A ceremony with a leader and nobody else in it, in words or in all its pictures. */
export function leaderOnly({ text, pictures }: Draft): readonly Place[] {
  const seen = pictures.filter(({ alt }) => alt.trim() !== '');
  const onlyLeaders = seen.length > 0 && seen.every(({ alt }) => leaderPicture.test(alt) && !citizenPicture.test(alt));
  const told = placesOf(text, ceremony)[0];
  if (told && !has(text, citizens)) return [told];
  return onlyLeaders ? [wholeText] : [];
}

const leftOpen =
  /\[(?:isi|tulis|sebut|nama|tanggal|lokasi|tempat|jumlah|angka|kutipan|\.\.\.|…|xx+)[^\]\n]{0,80}\]|(?<![\p{L}\p{N}])(?:lorem ipsum|x{3,}|tba|tbd)(?![\p{L}\p{N}])|\.{5,}|_{3,}/giu;

export function leftOpenPlaces({ text }: Draft): readonly Place[] {
  return placesOf(text, leftOpen).map((place) => ({ ...place, facts: { words: text.slice(place.from, place.to) } }));
}
