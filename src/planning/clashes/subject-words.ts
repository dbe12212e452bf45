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

/** Words of texts as numbers, so that thousands of texts are compared without thousands of sets of strings. */
export interface Vocabulary {
  /** What the texts are about: each word once, in the order of the texts. */
  readonly read: (...texts: readonly string[]) => readonly number[];
  readonly wordsOf: (numbers: readonly number[]) => readonly string[];
  /** How many words were read so far; every number is lower. */
  readonly size: () => number;
}

/** Leaves out common words, figures and small endings. */
export function vocabulary(common: ReadonlySet<string> = new Set()): Vocabulary {
  const words: string[] = [];
  const numbers = new Map<string, number>();
  /** By the word as it was written; undefined: it says nothing. */
  const known = new Map<string, number | undefined>();
  /** In which reading a word was met last. */
  const met: number[] = [];
  let reading = 0;
  const numberOf = (written: string): number | undefined => {
    const stem = stemOf(written);
    if (stem === undefined || common.has(stem)) return undefined;
    const number = numbers.get(stem) ?? words.push(stem) - 1;
    numbers.set(stem, number);
    return number;
  };
  const read = (...texts: readonly string[]): readonly number[] => {
    reading += 1;
    const found: number[] = [];
    for (const written of texts.flatMap((text) => text.toLowerCase().match(/\p{L}{3,}/gu) ?? [])) {
      if (!known.has(written)) known.set(written, numberOf(written));
      const number = known.get(written);
      if (number === undefined || met[number] === reading) continue;
      met[number] = reading;
      found.push(number);
    }
    return found;
  };
  return { read, wordsOf: (asked) => asked.map((number) => words[number] ?? ''), size: () => words.length };
}

function stemOf(word: string): string | undefined {
  const stem = word.replace(/(?:nya|lah|kah|pun)$/, '');
  return stem.length < 3 || stopWords.has(word) || stopWords.has(stem) ? undefined : stem;
}

export function subjectWords(text: string): ReadonlySet<string> {
  const { read, wordsOf } = vocabulary();
  return new Set(wordsOf(read(text)));
}
