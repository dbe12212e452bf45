import type { Language } from '#platform/i18n/language.ts';
import type { PostKind, PostState } from '#publishing/posts/post.ts';

/** As the cells of a sheet say it; the same words are understood when it comes back. */
export const kindNames: Record<Language, Record<PostKind, string>> = {
  id: {
    berita: 'Berita', layanan: 'Info layanan', 'video-pendek': 'Video pendek', meme: 'Meme atau kutipan', 'hari-besar': 'Hari besar',
    'ucapan-selamat': 'Ucapan selamat', 'ucapan-duka': 'Ucapan duka', infografis: 'Infografis', 'siaran-langsung': 'Siaran langsung',
    'bagikan-ulang': 'Bagikan ulang',
  },
  en: {
    berita: 'News', layanan: 'Service information', 'video-pendek': 'Short video', meme: 'Meme or quote', 'hari-besar': 'Public holiday',
    'ucapan-selamat': 'Congratulations', 'ucapan-duka': 'Condolences', infografis: 'Infographic', 'siaran-langsung': 'Live broadcast',
    'bagikan-ulang': 'Repost',
  },
}; // oxfmt-ignore

export const stateNames: Record<Language, Record<PostState, string>> = {
  id: {
    draft: 'Draf', 'in-review': 'Menunggu tinjauan', returned: 'Perlu perbaikan', approved: 'Disetujui', scheduled: 'Terjadwal', sending: 'Sedang dikirim',
    published: 'Tayang', 'partly-failed': 'Sebagian gagal', failed: 'Gagal', missed: 'Terlewat', withdrawn: 'Ditarik',
  },
  en: {
    draft: 'Draft', 'in-review': 'In review', returned: 'To mend', approved: 'Approved', scheduled: 'Scheduled', sending: 'Being sent',
    published: 'Published', 'partly-failed': 'Partly failed', failed: 'Failed', missed: 'Missed', withdrawn: 'Withdrawn',
  },
}; // oxfmt-ignore
