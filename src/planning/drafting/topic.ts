import type { Outline } from './outline.ts';
import type { Tense } from './sentences.ts';

export const topics = ['service', 'works', 'contest', 'training', 'meeting', 'aid', 'guide', 'news'] as const;
/** What kind of thing is told; it chooses verb and call. */
export type Topic = (typeof topics)[number];

const signs: readonly (readonly [Topic, RegExp])[] = [
  ['guide', /\b(?:cara|syarat(?:nya)?|langkah|panduan|tips|cek titik|kenali|waspada)\b/i],
  ['contest', /\b(?:lomba|festival|pentas|pameran|bazar|karnaval|konser|pasar malam|jalan sehat|turnamen|pagelaran|car free day)\b/i],
  ['training', /\b(?:pelatihan|sosialisasi|bimbingan|workshop|lokakarya|kelas|kursus|seminar|edukasi|penyuluhan|literasi)\b/i],
  ['aid', /\b(?:bantuan|santunan|bansos|beasiswa|hibah|penyaluran|pembagian|sembako|operasi pasar|pasar murah)\b/i],
  ['works', /\b(?:dikeruk|mengeruk|pengerukan|perbaikan|memperbaiki|menambal|tambal|pembangunan|membangun|pengaspalan|pemeliharaan|penutupan|ditutup|mengganti|drainase|saluran|lampu jalan|jalur|lalu lintas|parkir|angkut sampah)\b/i],
  ['service', /\b(?:layanan|pelayanan|posyandu|vaksin\w*|imunisasi|pemeriksaan|perekaman|rekam|ktp|pendaftaran|donor|periksa|konsultasi|keliling|buka|loket|puskesmas|bank sampah|uji emisi)\b/i],
  ['meeting', /\b(?:rapat|musyawarah|musrenbang|forum|audiensi|dialog|rembuk|diskusi|koordinasi|kunjungan|apel|upacara)\b/i],
]; // oxfmt-ignore

export function topicOf({ title, what }: Pick<Outline, 'title' | 'what'>): Topic {
  return topicIn(title) ?? topicIn(what) ?? 'news';
}

function topicIn(text: string): Topic | undefined {
  return signs.find(([, sign]) => sign.test(text))?.[0];
}

const verbs: Readonly<Record<Topic, string>> = {
  service: 'membuka', works: 'mengerjakan', contest: 'menggelar', training: 'mengadakan',
  meeting: 'mengadakan', aid: 'mengadakan', guide: 'membagikan', news: 'mengadakan',
}; // oxfmt-ignore

/** The verb that goes with a noun: “membuka layanan”, but “melaksanakan penyaluran”. */
export function verbFor(topic: Topic, noun: string): string {
  if (/^(?:Pe|pe)[a-z]+an\b/.test(noun.trim())) return /^pelatihan|^pertemuan|^perlombaan|^pertunjukan|^pentas/i.test(noun.trim()) ? 'mengadakan' : 'melaksanakan'; // oxfmt-ignore
  return verbs[topic];
}

const before: Readonly<Record<Topic, string>> = {
  service: 'Datang dan manfaatkan layanannya.',
  works: 'Atur waktu perjalanan Anda dan ikuti petunjuk petugas di lapangan.',
  contest: 'Ajak keluarga dan tetangga untuk datang.',
  training: 'Catat jadwalnya dan ajak teman yang membutuhkan.',
  meeting: 'Punya usul? Sampaikan sekarang supaya ikut dibahas.',
  aid: 'Simpan kabar ini dan sampaikan kepada tetangga yang membutuhkan.',
  guide: 'Simpan dan bagikan supaya makin banyak yang tahu.',
  news: 'Simpan kabar ini dan teruskan kepada yang membutuhkan.',
};

const after: Readonly<Record<Topic, string>> = {
  service: 'Sudah mencoba? Ceritakan pengalaman Anda.',
  works: 'Masih ada yang terlewat? Sebutkan patokan terdekatnya.',
  contest: 'Anda ikut datang? Bagikan cerita dan foto Anda.',
  training: 'Ingin belajar hal lain? Sampaikan usul Anda.',
  meeting: 'Masih ada usul? Sampaikan kepada kami.',
  aid: 'Ada yang belum tersentuh? Beri tahu kami.',
  guide: 'Simpan dan bagikan supaya makin banyak yang tahu.',
  news: 'Punya saran atau pertanyaan? Sampaikan kepada kami.',
};

/** What a reader can do now. */
export function callFor(topic: Topic, tense: Tense): string {
  return tense === 'did' ? after[topic] : before[topic];
}
