import type { Story } from './story.ts';
import { bare, capital } from './sentences.ts';
import type { Topic } from './topic.ts';

const scenes: Readonly<Record<Topic, readonly string[]>> = {
  service: ['Warga sedang dilayani, wajah petugas dan warga sama-sama terlihat', 'Papan syarat, alur, atau nomor antrean yang terbaca'],
  works: ['Keadaan sebelum dikerjakan dari titik yang sama dengan foto sesudahnya', 'Pekerja memakai alat pelindung, alat sedang bekerja', 'Rambu atau petugas yang mengatur arus'],
  contest: ['Peserta sedang tampil atau bertanding, bergerak', 'Penonton: keluarga, anak, lansia', 'Suasana tempat saat paling ramai'],
  training: ['Peserta mencoba sendiri, bukan hanya duduk mendengar', 'Narasumber bersama peserta dalam satu bingkai'],
  meeting: ['Warga atau peserta yang sedang bicara', 'Catatan, papan tulis, atau hasil yang disepakati'],
  aid: ['Penerima bersama bantuannya, dengan izin dan tanpa adegan yang merendahkan', 'Penataan atau pemeriksaan barang sebelum dibagikan'],
  guide: ['Tiap langkah satu foto, dari depan dan terang', 'Contoh dokumen dengan data pribadi tertutup'],
  news: ['Kegiatan sedang berlangsung, bukan foto bersama', 'Orang yang merasakan manfaatnya'],
}; // oxfmt-ignore

/** What to bring home, so that every channel has its picture. */
export function shotList(story: Story): string {
  const { outline, topic, facts, headline, core } = story;
  const where = facts.where === '' ? 'tempat kegiatan' : facts.where.slice(3);
  const shots = [
    `Lebar: ${where} dengan penanda yang dikenali warga (mendatar, untuk portal dan Facebook)`,
    `Utama: ${bare(core || headline || 'kegiatan')} – saat puncaknya, dari dekat (mendatar dan tegak)`,
    ...scenes[topic],
    ...facts.figures.map(({ label, value }) => `Bukti angka: ${bare([label, value].filter(Boolean).join(' '))}`),
    ...facts.quotes.flatMap(({ speaker }) => (speaker === '' ? [] : [`Potret narasumber: ${speaker}, latar tenang, pandangan ke kamera`])), // oxfmt-ignore
    'Detail: tangan, alat, atau benda yang bercerita tanpa wajah (persegi, untuk Instagram)',
    'Video tegak 3 × 5 detik: datang, kegiatan, suara satu warga (untuk video pendek)',
  ];
  const heading = [`DAFTAR FOTO – ${bare(headline) || 'Kegiatan'}`, [facts.day, facts.clock].filter(Boolean).join(' ')];
  const rules = [
    'Minta izin sebelum memotret orang dari dekat; untuk anak, izin orang tua.',
    'Jangan tampilkan KTP, KK, alamat, nomor telepon, atau data pasien.',
    'Catat nama lengkap dan jabatan orang di tiap foto untuk keterangan dan teks alternatif.',
    ...(outline.photos > 0 ? [`Sudah ada ${outline.photos} foto pada kegiatan ini.`] : []),
  ];
  return [
    heading.filter(Boolean).join('\n'),
    shots.map((shot, index) => `${index + 1}. ☐ ${capital(shot)}`).join('\n'),
    ['Ingat:', ...rules.map((rule) => `• ${rule}`)].join('\n'),
  ].join('\n\n');
}
