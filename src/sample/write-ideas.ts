import type { Tx } from '#platform/db/db.ts';
import type { Chance } from './chance.ts';
import { inMagelang, hourMs, later, sampleId } from './ids.ts';
import type { SampleAgency, SamplePerson } from './people-plan.ts';
import { addRows } from './sample.store.ts';

const lines = [
  'Cerita satu malam bersama petugas sampah', 'Tanya jawab KTP hilang dalam satu menit', 'Peta lubang jalan yang sudah ditambal bulan ini',
  'Kenalan dengan kader posyandu', 'Jadwal truk sampah per kelurahan dalam satu gambar', 'Sejarah nama kampung', 'Cara memilah sampah untuk anak SD',
  'Sebelum dan sesudah perbaikan saluran', 'Resep lokal dari pedagang pasar', 'Hari pertama kerja petugas pemadam', 'Suara penyandang disabilitas tentang trotoar',
  'Langkah mengurus akta kelahiran', 'Foto lama dan baru alun-alun', 'Tips hemat air musim kemarau', 'Apa yang terjadi setelah warga melapor',
  'Jadwal vaksin anak di posyandu', 'Jadwal vaksin anak posyandu bulan depan', 'Kuis mengenal program kota', 'Satu pertanyaan warga tiap Jumat', 'Peta tempat bermain ramah anak',
  'Profil bank sampah teraktif', 'Cara ikut musyawarah RT', 'Daftar nomor darurat yang benar', 'Perpustakaan keliling pekan ini', 'Belajar aksara Jawa lima menit',
  'Mengapa lampu jalan padam dan siapa yang memperbaiki', 'Kisah guru di sekolah pinggir kota', 'Harga bahan pokok hari ini', 'Syarat bantuan perbaikan rumah', 'Rute jalan sehat keluarga',
  'Kenali hoaks bantuan sosial', 'Cara menyampaikan kritik supaya cepat ditangani', 'Mahasiswa magang bercerita', 'Pohon apa yang ditanam di jalan kita', 'Sehari bersama tim pengantar pasien',
  'Jam paling sepi di kantor layanan', 'Rekap keluhan yang selesai bulan ini', 'Panduan parkir saat karnaval', 'Batik motif kampung', 'Ucapan terima kasih dari warga',
] as const; // oxfmt-ignore

const states = ['new', 'new', 'chosen', 'new', 'used', 'kept', 'new', 'chosen'] as const;
const remarks = ['Setuju, warga sering menanyakan ini.', 'Bisa dibuat video pendek.', 'Kami punya fotonya.', 'Lebih pas setelah musim hujan.'] as const; // oxfmt-ignore

interface Around {
  readonly now: Date;
  readonly chance: Chance;
  readonly agencies: readonly SampleAgency[];
  readonly people: readonly SamplePerson[];
}

/** Forty ideas in all states, with votes and a few words about them. */
export async function writeIdeas(tx: Tx, { now, chance, agencies, people }: Around): Promise<void> {
  const withPeople = agencies.filter(({ code }) => people.some((person) => person.agencyCode === code));
  const ideas = lines.map((title, index) => {
    const agency = index % 3 === 0 ? withPeople.find(({ code }) => code === 'DPUPR') : withPeople[index % withPeople.length];
    const own = people.filter((person) => person.agencyCode === agency?.code);
    return { id: sampleId(chance), title, index, agency, by: own[index % Math.max(1, own.length)], own };
  });
  await addRows(tx, 'idea', ideas.flatMap(({ id, title, index, agency, by }) => agency ? [{
    id, title, agency_id: agency.id, for_city: index % 4 === 1, state: states[index % states.length] ?? 'new', created_by: by?.id ?? null,
    note: index % 5 === 0 ? 'Cukup tiga foto dan satu kutipan warga.' : '', created_at: droppedAt(now, index),
  }] : []));
  const votes = ideas.flatMap(({ id, index, own }) => {
    const voters = index % 4 === 1 ? people.filter((_, at) => (at + index) % 7 === 0) : own.filter((_, at) => (at + index) % 2 === 0);
    return voters.map((person) => ({ idea_id: id, person_id: person.id }));
  });
  await addRows(tx, 'idea_vote', votes);
  await addRows(tx, 'idea_comment', ideas.filter(({ index, by }) => by && index % 4 < 2).map(({ id, index, by }) => ({
    idea_id: id, person_id: by?.id ?? null, text: remarks[index % remarks.length] ?? '', at: later(droppedAt(now, index), 2 * hourMs),
  })));
} // oxfmt-ignore

/** In office hours, each a little longer ago. */
function droppedAt(now: Date, index: number): Date {
  return inMagelang(now, -1 - Math.floor(index * 0.7), 8 + (index % 6));
}

/** One election that is over and one that is prepared. */
export async function writeElections(tx: Tx): Promise<void> {
  await addRows(tx, 'election_period', [
    { name: 'Pilkada serentak 2024', starts_on: '2024-09-25', ends_on: '2024-11-27', words: ['paslon satu contoh', 'paslon dua contoh'] },
    { name: 'Pemilu 2029 (persiapan)', starts_on: '2028-11-28', ends_on: '2029-02-14', words: ['calon contoh'] },
  ]);
} // oxfmt-ignore
