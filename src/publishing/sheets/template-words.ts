import type { Language } from '#platform/i18n/language.ts';
import type { SheetColumn } from './columns.ts';

type Example = Partial<Record<SheetColumn, string>>;

export const templateTitles: Record<
  Language,
  { readonly plan: string; readonly hints: string; readonly column: string; readonly meaning: string }
> = {
  id: { plan: 'Rencana Konten', hints: 'Petunjuk', column: 'Kolom', meaning: 'Yang boleh diisi' },
  en: { plan: 'Content plan', hints: 'How to fill it in', column: 'Column', meaning: 'What it takes' },
};

/** Two rows that show how it is meant; they are deleted or written over. */
export const templateWords: Record<Language, readonly [Example, Example]> = {
  id: [
    { time: '09.00', topic: 'CONTOH Cara mengurus KTP yang hilang', caption: 'KTP hilang? Siapkan surat kehilangan dan fotokopi KK, lalu datang ke loket 3. Selesai dalam satu hari kerja dan tidak dipungut biaya.', hashtags: '#KotaMagelang #Layanan', visual: 'Foto loket 3 dengan petugas', cta: 'Simpan unggahan ini', purpose: 'Warga datang dengan berkas lengkap', pic: 'Nama admin', status: 'Draf' },
    { time: 'Sore', topic: 'CONTOH Jadwal posyandu pekan ini', caption: 'Posyandu pekan ini buka di 12 kelurahan. Bawa buku KIA, datang pukul 08.00–11.00.', hashtags: '#KotaMagelang #Posyandu', visual: 'Infografis jadwal', cta: 'Bagikan ke grup RT', purpose: 'Balita ditimbang rutin', pic: 'Nama admin', status: 'Draf' },
  ],
  en: [
    { time: '09:00', topic: 'EXAMPLE How to replace a lost identity card', caption: 'Lost your identity card? Bring the report of loss and a copy of the family card to counter 3. Done within one working day, free of charge.', hashtags: '#KotaMagelang #Service', visual: 'Photo of counter 3 with an officer', cta: 'Save this post', purpose: 'Citizens come with complete papers', pic: 'Name of the admin', status: 'Draft' },
    { time: 'Afternoon', topic: 'EXAMPLE Child health posts this week', caption: 'Child health posts are open in 12 wards this week. Bring the health book and come between 08:00 and 11:00.', hashtags: '#KotaMagelang #Health', visual: 'Infographic with the dates', cta: 'Share it in your neighbourhood group', purpose: 'Children are weighed regularly', pic: 'Name of the admin', status: 'Draft' },
  ],
}; // oxfmt-ignore

interface Known {
  readonly channels: string;
  readonly pillars: string;
  readonly kinds: string;
  readonly zone: string;
}

export const templateHints: Record<Language, (known: Known) => Example> = {
  id: ({ channels, pillars, kinds, zone }) => ({
    date: 'Hari/bulan/tahun (23/11/2026), 23 Nov 2026, atau Senin 23 November 2026.',
    time: `09.00, 16.30 ${zone}, atau Pagi (07.00), Siang (12.00), Sore (16.30), Malam (19.00). Kosong berarti Pagi.`,
    platform: `Nama kanal atau medianya, dipisah koma atau titik koma. Kanal OPD ini: ${channels}. Kosong berarti kanal yang biasa.`,
    topic: 'Judul unggahan, paling panjang 200 huruf. Boleh kosong bila ada caption.',
    pillar: `Salah satu pilar konten OPD ini: ${pillars}. Boleh kosong.`,
    format: `${kinds}. Juga dikenali: Reels, Carousel, Feed. Kosong berarti Berita.`,
    caption: 'Teks unggahan, seperti yang akan tayang.',
    hashtags: '#Tagar dipisah spasi; ditaruh di bawah caption.',
    visual: 'Catatan untuk pembuat gambar; tidak tayang.',
    cta: 'Ajakan yang diharapkan; catatan, tidak tayang.',
    purpose: 'Apa yang diharapkan berubah; catatan, tidak tayang.',
    pic: 'Siapa yang mengerjakan; catatan, tidak tayang.',
    status: 'Semua baris masuk sebagai draf. "Batal" berarti baris dilewati.',
    link: 'Tautan unggahan yang sudah tayang; catatan.',
  }),
  en: ({ channels, pillars, kinds, zone }) => ({
    date: 'Day/month/year (23/11/2026), 23 Nov 2026, or Monday 23 November 2026.',
    time: `09:00, 16:30 ${zone}, or Morning (07:00), Noon (12:00), Afternoon (16:30), Evening (19:00). Empty means morning.`,
    platform: `Name of the channel or its medium, with commas or semicolons between. Channels of this agency: ${channels}. Empty means the usual ones.`,
    topic: 'Title of the post, at most 200 letters. May be empty when there is a caption.',
    pillar: `One of this agency's content pillars: ${pillars}. May be empty.`,
    format: `${kinds}. Also known: Reels, Carousel, Feed. Empty means news.`,
    caption: 'The text, as it will be published.',
    hashtags: '#Hashtags with spaces between; they go below the caption.',
    visual: 'Notes for whoever makes the picture; not published.',
    cta: 'What people should do; a note, not published.',
    purpose: 'What should change; a note, not published.',
    pic: 'Who does it; a note, not published.',
    status: 'Every row comes in as a draft. "Cancelled" means the row is left out.',
    link: 'Link to what was published already; a note.',
  }),
};
