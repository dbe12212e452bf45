/** Words that say nothing about a subject, in Indonesian and as offices write. */
const stopWords = new Set(
  `yang dan di ke dari untuk pada dengan dalam oleh sebagai atau juga akan telah sudah sedang tidak bukan belum lagi masih hanya saja agar supaya karena
  jika bila saat ketika setelah sebelum sampai hingga mulai tentang antara para adalah ialah ini itu tersebut kami kita anda mereka ia dia nya bisa dapat
  harus perlu ada buka tutup hari tanggal pukul jam wib senin selasa rabu kamis jumat sabtu minggu januari februari maret april mei juni juli agustus
  september oktober november desember tahun bulan pekan pagi siang sore malam waktu tempat kota kabupaten kelurahan kecamatan dinas opd pemerintah
  kantor warga masyarakat kegiatan acara kabar info informasi simak yuk ayo mari silakan datang ikut tulis kolom tanggapan terbaru baru semua setiap tiap
  satu dua tiga empat lima orang secara serta lewat melalui bersama program layanan jalan rt rw
  tanya jawab ditanyakan pertanyaan paling sering mengapa kenapa bagaimana apa apakah kapan siapa berapa mana cara dilakukan mengerjakan`.split(/\s+/),
); // oxfmt-ignore

/** What a text is about: its words without the common ones, without figures and small endings. */
export function subjectWords(text: string, common: ReadonlySet<string> = new Set()): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [word] of text.toLowerCase().matchAll(/\p{L}{3,}/gu)) {
    const stem = word.replace(/(?:nya|lah|kah|pun)$/, '');
    if (stem.length >= 3 && !stopWords.has(word) && !stopWords.has(stem) && !common.has(stem)) found.add(stem);
  }
  return found;
}

export function sharedWords(a: ReadonlySet<string>, b: ReadonlySet<string>): readonly string[] {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  return [...small].filter((word) => large.has(word));
}
