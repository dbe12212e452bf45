/** Small means of Indonesian prose, used by every form. */

export function ended(text: string): string {
  const trimmed = tidy(text);
  if (trimmed === '') return '';
  return /[.!?…](?:["”])?$/.test(trimmed) ? trimmed : `${trimmed.replace(/[,;:]$/, '')}.`;
}

export function bare(text: string): string {
  return tidy(text).replace(/[.;,:]+$/, '');
}

export function tidy(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\s+([.,;:!?])/g, '$1')
    .replaceAll(/\(\s*\)|\[\s*\]/g, '')
    .replaceAll(/\s{2,}/g, ' ')
    .trim();
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** “A, B dan C” */
export function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} dan ${last}`;
}

/** Ends of sentences; "Jl. Barito", "Rp1.000" and "dr. Sari" hold none. */
export function sentencesOf(text: string): readonly string[] {
  const found: string[] = [];
  for (const piece of tidy(text).split(/(?<=[.!?…]["”]?)\s+(?=["“(]?[\p{Lu}\d])/u)) {
    const before = found.at(-1);
    if (before !== undefined && endsInAbbreviation(before)) found.splice(-1, 1, `${before} ${piece}`);
    else if (piece !== '') found.push(piece);
  }
  return found;
}

const abbreviation =
  /(?:^|\s)(?:jl|jln|no|dr|drg|drs|dra|ir|hj?|prof|kol|kel|kec|kab|tn|ny|sdr|s|m|st|pd|kes|si|[a-z])\.$/i;

function endsInAbbreviation(text: string): boolean {
  return abbreviation.test(text);
}

const officialOpening =
  /^(?:dalam rangka(?: untuk)?|sehubungan dengan|dalam upaya(?: untuk)?|guna|bersama ini|berkenaan dengan|sebagai upaya(?: untuk)?)\s+([^,]+),\s*(.+)$/is;

export interface Plain {
  readonly news: string;
  /** What stood before the comma of a letter's opening phrase. */
  readonly purpose: string;
}

/** “Dalam rangka mengurangi genangan, saluran dikeruk” holds its news after the comma. */
export function withoutLetterPhrase(text: string): Plain {
  const opening = officialOpening.exec(tidy(text));
  const [purpose, news] = [opening?.[1], opening?.[2]];
  return purpose && news ? { news, purpose } : { news: tidy(text), purpose: '' };
}

const verb = /^(?:me(?:m|n|ng|ny)?[a-z]{3,}|ber[a-z]{3,})$/;
const noVerbs = new Set(
  'media meja mesin menteri merdeka mebel medali medis megah mekar mewah merah metode mental menit mendung meskipun melalui menurut merek meteran berita beras beasiswa beton berikut berupa bersama bersih berat berbagai beberapa berkas berkah bermutu besar besok'.split(' '),
); // oxfmt-ignore

function isActiveVerb(word: string): boolean {
  const plain = word.toLowerCase().replaceAll(/[^a-z-]/g, '');
  return verb.test(plain) && !noVerbs.has(plain);
}

const passive = /^(?:di[a-z]{3,}|ter[a-z]{4,})$/;
const noPassives = new Set(
  'dinas disabilitas diskusi digital direktur diklat difabel dini diri diet diabetes dialog diare dinding disiplin diskominsta diskominfo disdukcapil dishub disporapar disperkim disdikbud dinkes dinsos terminal teras tersebut terhadap terkait terbaru terbaik terdekat terpadu ternak terampil terang terlambat terapi terakhir tertib tertinggi'.split(' '),
); // oxfmt-ignore

function isPassiveVerb(word: string): boolean {
  const plain = word.toLowerCase().replaceAll(/[^a-z-]/g, '');
  return passive.test(plain) && !noPassives.has(plain);
}

export const tenses = ['will', 'today', 'did', 'undated'] as const;
export type Tense = (typeof tenses)[number];

const marked = /\b(?:akan|telah|sudah|sedang|pernah|belum)\b/i;
const subordinate = /^(?:yang|untuk|agar|supaya|guna|dengan|tanpa|saat|ketika|setelah|sebelum|cara|tidak|bisa|dapat|dan|serta|harus|ingin|perlu)$/i; // oxfmt-ignore
const markers: Readonly<Record<Tense, string>> = { will: 'akan', today: '', did: 'telah', undated: '' };

export interface Predicate {
  readonly subject: string;
  readonly verbOf: (topic: string) => string;
  readonly tense: Tense;
}

/**
 * One sentence out of a what, which people write with a verb first (“Mengeruk saluran”), as a noun (“Penimbangan
 * balita”) or whole (“Saluran dikeruk”).
 */
export function clauseOf(text: string, { subject, verbOf, tense }: Predicate): string {
  const words = bare(text).split(' ');
  const marker = marked.test(text) ? '' : markers[tense];
  if (isActiveVerb(words[0] ?? '')) return [subject, marker, uncapital(bare(text))].filter(Boolean).join(' ');
  const at = predicateIn(words);
  if (at > 0) return [...words.slice(0, at), marker, ...words.slice(at)].filter(Boolean).join(' ');
  if (isHeadline(bare(text))) return bare(text);
  return [subject, marker, verbOf(text), nominal(bare(text))].filter(Boolean).join(' ');
}

/** Where the verb of a whole clause stands: not one inside “yang …” or “untuk …”. */
function predicateIn(words: readonly string[]): number {
  return words.findIndex(
    (word, index) =>
      index > 0 && (isPassiveVerb(word) || isActiveVerb(word)) && !subordinate.test(words[index - 1] ?? ''),
  );
}

/** A question, two parts with a colon, or a predicate without a verb's form: a heading that stands by itself. */
function isHeadline(text: string): boolean {
  return /[?:!]/.test(text) || /\s(?:selesai|buka|tutup|punya|ada|gratis|naik|turun|kembali|mulai|libur|pindah|lagi|ikut|raih|jadi|siap|kini)(?:\s|$)/i.test(text) || /^(?:cara|cek|ayo|mari|yuk|awas|waspada|catat|ini|inilah)\s/i.test(text); // oxfmt-ignore
}

/** A common noun may begin small inside a sentence; a name stays as it is. */
function nominal(text: string): string {
  const [first = '', second = ''] = text.split(' ');
  const common = /^(?:Pe[a-z]+an|Ke[a-z]+an|Lomba|Festival|Rapat|Sosialisasi|Vaksinasi|Imunisasi|Layanan|Kelas|Kursus|Kerja|Donor|Senam|Pasar|Bazar|Pentas|Uji|Kunjungan|Pameran|Bimbingan|Musyawarah|Gerakan|Tambal|Rekam|Bank|Operasi|Timbang|Periksa|Tanam|Bersih)$/; // oxfmt-ignore
  const titleCase = /^\p{Lu}/u.test(second);
  return common.test(first) && !titleCase ? uncapital(text) : text;
}

export function uncapital(text: string): string {
  const [first = ''] = text.split(' ');
  return /^\p{Lu}{2}/u.test(first) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}
