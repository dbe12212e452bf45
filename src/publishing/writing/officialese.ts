import { anyOf, capitalised, type Draft, type Place } from './rule.ts';

interface Phrase {
  readonly say: string;
  /** It can stand in the same place without another change. */
  readonly fits: boolean;
}

function fits(say: string): Phrase {
  return { say, fits: true };
}

function rethink(say: string): Phrase {
  return { say, fits: false };
}

/** The language of offices, and what people say instead. Keys are patterns; a space stands for any white space. */
const phrases: Readonly<Record<string, Phrase>> = {
  'dalam rangka(?= me\\p{L})': fits('untuk'),
  'dalam rangka': rethink('untuk …, atau hapus'),
  'dalam upaya(?= me\\p{L})': fits('untuk'),
  'guna(?= me\\p{L})': fits('untuk'),
  'guna untuk': fits('untuk'),
  'demi untuk': fits('untuk'),
  'agar supaya': fits('agar'),
  'dikarenakan': fits('karena'),
  'adalah merupakan': fits('adalah'),
  'sehubungan dengan hal (?:tersebut|itu)': fits('karena itu'),
  'berdasarkan hal (?:tersebut|itu)': fits('karena itu'),
  'berkenaan dengan hal (?:tersebut|itu)': fits('karena itu'),
  'berkenaan dengan': fits('tentang'),
  'oleh karenanya': fits('karena itu'),
  'bahwasanya': fits('bahwa'),
  'yang mana': fits('yang'),
  'pada saat ini': fits('sekarang'),
  'pada saat': fits('saat'),
  'bertempat (?:di|pada)': fits('di'),
  'pada hari(?= (?:senin|selasa|rabu|kamis|jumat|sabtu|minggu))': fits('hari'),
  'pada pukul': fits('pukul'),
  'mempergunakan': fits('memakai'),
  'dipergunakan': fits('dipakai'),
  'apabila': fits('jika'),
  'senantiasa': fits('selalu'),
  'seyog(?:ia|ya)nya': fits('sebaiknya'),
  'tersebut di atas': fits('itu'),
  'mengimplementasikan': fits('menjalankan'),
  'sinergitas': fits('kerja sama'),
  'bersinergi': fits('bekerja sama'),
  'stakeholders?': fits('pihak terkait'),
  'monitoring dan evaluasi': fits('pemantauan dan penilaian'),
  'monev': fits('pemantauan dan penilaian'),
  'launching': fits('peluncuran'),
  'turut serta berpartisipasi': fits('ikut'),
  '(?:ikut|turut) berpartisipasi': fits('ikut'),
  'men?[sy]+osialisasikan': fits('menjelaskan'),
  'dibuka secara resmi': fits('dibuka'),
  'secara resmi membuka': fits('membuka'),
  'sarana dan prasarana': fits('fasilitas'),
  'sarpras': fits('fasilitas'),
  'para hadirin': fits('hadirin'),
  'melaksanakan kegiatan': rethink('sebut kegiatannya: membersihkan, melatih, memeriksa'),
  'melakukan (?:pemeriksaan|pengecekan)': rethink('memeriksa'),
  'melakukan perbaikan': rethink('memperbaiki'),
  'melakukan pembersihan': rethink('membersihkan'),
  'melakukan pendataan': rethink('mendata'),
  'melakukan pemantauan': rethink('memantau'),
  'melakukan koordinasi': rethink('sebut apa yang disepakati'),
  'sebagaimana dimaksud': rethink('sebut lagi bendanya'),
  'yang bersangkutan': rethink('sebut siapa'),
  'dalam hal ini': rethink('hapus, atau langsung sebut'),
  'dalam waktu dekat': rethink('sebut tanggalnya'),
  'sesegera mungkin': rethink('sebut kapan'),
  'beberapa waktu (?:yang )?lalu': rethink('sebut tanggalnya'),
  'dalam sambutannya': rethink('langsung ke isi ucapannya'),
  'melalui kegiatan ini,? diharapkan': rethink('sebut hasilnya bagi warga'),
  'kepada yang terhormat': rethink('sapa warga: Anda'),
  'mengoptimalkan|optimalisasi': rethink('sebut apa yang membaik'),
}; // oxfmt-ignore

const entries = Object.entries(phrases).map(([pattern, phrase]) => ({ phrase, whole: whole(pattern) }));
// The longest begins first, so that `pada saat ini` is not taken for `pada saat`.
const all = anyOf(Object.keys(phrases).toSorted((a, b) => b.length - a.length));
export const phraseCount = entries.length;

function whole(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern.replaceAll(/\(\?=[^)]*\)+/g, '').replaceAll(' ', String.raw`\s+`)})$`, 'iu');
}

export function officialPhrases({ text }: Draft): readonly Place[] {
  return Array.from(text.matchAll(all), ({ 0: words, index }) => {
    const place = { from: index, to: index + words.length };
    const { say, fits } = phraseFor(text, place, words);
    const facts = { words, instead: say };
    return fits ? { ...place, facts, replacement: capitalised(say, words) } : { ...place, facts };
  });
}

/** Where two patterns match the same words, the one that also looks at what follows decides. */
function phraseFor(text: string, { to }: Place, words: string): Phrase {
  const known = entries.filter(({ whole }) => whole.test(words)).map(({ phrase }) => phrase);
  const goesOnWithVerb = /^\s+me\p{L}/iu.test(text.slice(to, to + 20));
  return known.find(({ fits }) => fits === goesOnWithVerb) ?? known[0] ?? rethink('');
}

const openings = new RegExp(
  String.raw`(^[ \t]*|\n[ \t]*)(?:sehubungan dengan|dalam rangka|dalam upaya|bersama ini|dengan ini|menindaklanjuti|berdasarkan surat|memperhatikan surat|bertempat di|dengan memanjatkan puji|puji syukur|guna|teriring salam|menunjuk surat|merujuk surat|berkenaan dengan|pada hari ini)(?!\p{L})`.replaceAll(
    /(?<=[a-z]) (?=[a-z])/g,
    String.raw`[ \t]+`,
  ),
  'giu',
);

export function officialOpenings({ text }: Draft): readonly Place[] {
  return Array.from(text.matchAll(openings), ({ 0: whole, 1: lead = '', index }) => ({
    from: index + lead.length,
    to: index + whole.length,
    facts: { words: whole.slice(lead.length) },
  }));
}

const passives = anyOf([
  '(?:telah|akan|sedang|sudah) (?:dilaksanakan|dilakukan|diselenggarakan)(?:nya)?',
  '(?:dilaksanakan|dilakukan)(?:nya)? (?:oleh|kegiatan)',
  '(?:diharapkan|dimohon|diminta|dii?himbau|diimbau|dianjurkan|diinstruksikan) (?:kepada|bagi|agar|untuk|kesediaannya|kehadirannya)',
  '(?:dapat )?(?:disampaikan|diinformasikan|diberitahukan|diumumkan) (?:bahwa|kepada)',
]);

export function officialPassives({ text }: Draft): readonly Place[] {
  return Array.from(text.matchAll(passives), ({ 0: words, index }) => ({
    from: index,
    to: index + words.length,
    facts: { words },
  }));
}
