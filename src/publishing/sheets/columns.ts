import type { Language } from '#platform/i18n/language.ts';

/** The columns of a content plan as people keep it, and two of ours: the agency, and which post a row is. */
export const sheetColumns = [
  'date', 'time', 'platform', 'topic', 'pillar', 'format', 'caption', 'hashtags', 'visual', 'cta', 'purpose', 'pic', 'status', 'link',
  'agency', 'id',
] as const; // oxfmt-ignore
export type SheetColumn = (typeof sheetColumns)[number];

export const headings: Record<Language, Record<SheetColumn, string>> = {
  id: {
    date: 'Tanggal', time: 'Jam', platform: 'Platform', topic: 'Topik/Tema', pillar: 'Pilar', format: 'Format', caption: 'Caption',
    hashtags: 'Hashtag', visual: 'Visual', cta: 'CTA', purpose: 'Tujuan', pic: 'PIC', status: 'Status', link: 'Link Hasil',
    agency: 'OPD', id: 'ID Kentongan',
  },
  en: {
    date: 'Date', time: 'Time', platform: 'Platform', topic: 'Topic/Theme', pillar: 'Pillar', format: 'Format', caption: 'Caption',
    hashtags: 'Hashtags', visual: 'Visual', cta: 'CTA', purpose: 'Purpose', pic: 'PIC', status: 'Status', link: 'Result link',
    agency: 'Agency', id: 'Kentongan ID',
  },
}; // oxfmt-ignore

/** Other names for the same columns, without signs and capitals. */
const synonyms: Record<SheetColumn, readonly string[]> = {
  date: ['tgl', 'hari tanggal', 'hari dan tanggal', 'tanggal posting', 'tanggal tayang', 'tanggal unggah', 'tanggal publikasi', 'jadwal', 'waktu', 'posting date', 'publish date', 'day', 'hari'],
  time: ['pukul', 'jam tayang', 'jam posting', 'jam unggah', 'waktu tayang', 'waktu posting', 'post time', 'posting time', 'slot'],
  platform: ['kanal', 'media', 'medsos', 'media sosial', 'sosial media', 'saluran', 'akun', 'channel', 'channels', 'social media', 'account'],
  topic: ['topik', 'tema', 'judul', 'judul konten', 'topik konten', 'tema konten', 'nama konten', 'konten', 'ide', 'ide konten', 'headline', 'title', 'topic', 'theme', 'content', 'materi', 'isu'],
  pillar: ['pilar konten', 'content pillar', 'kategori', 'category', 'rubrik'],
  format: ['jenis', 'jenis konten', 'bentuk', 'bentuk konten', 'tipe', 'tipe konten', 'format konten', 'content type', 'type', 'content format'],
  caption: ['teks', 'naskah', 'copywriting', 'copy', 'isi', 'isi konten', 'takarir', 'keterangan foto', 'deskripsi', 'text', 'body', 'copy caption', 'draft caption', 'caption copywriting'],
  hashtags: ['tagar', 'hashtag', 'tag', 'tags'],
  visual: ['brief visual', 'referensi', 'referensi visual', 'desain', 'gambar', 'foto', 'aset', 'asset', 'materi visual', 'visual brief', 'design', 'image', 'footage'],
  cta: ['call to action', 'ajakan', 'ajakan bertindak', 'call to action cta'],
  purpose: ['objective', 'objektif', 'goal', 'sasaran', 'maksud', 'tujuan konten'],
  pic: ['penanggung jawab', 'petugas', 'pj', 'pelaksana', 'oleh', 'person in charge', 'owner', 'assignee', 'admin', 'editor'],
  status: ['status konten', 'progres', 'progress', 'keterangan', 'state', 'ket'],
  link: ['tautan', 'tautan hasil', 'link', 'link posting', 'link konten', 'link unggahan', 'bukti', 'bukti tayang', 'url', 'link bukti', 'hasil', 'published link', 'post link', 'result'],
  agency: ['dinas', 'perangkat daerah', 'instansi', 'skpd', 'unit', 'department', 'opd pengampu'],
  id: ['id', 'kentongan'],
}; // oxfmt-ignore

const known = new Map<string, SheetColumn>(
  sheetColumns.flatMap((column) =>
    [headings.id[column], headings.en[column], ...synonyms[column]].map((name) => [bare(name), column] as const),
  ),
);

/** Small letters and single spaces, without signs. */
export function bare(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

export function columnCalled(heading: string): SheetColumn | undefined {
  const name = bare(heading).replace(/^tgl /, 'tanggal ');
  return (
    known.get(name) ?? known.get(name.replace(/^(no|nomor) /, '')) ?? known.get(name.replace(/ (wib|wita|wit)$/, ''))
  );
}

export interface Recognised {
  /** Index of the row with the headings; -1 when there is none. */
  readonly headRow: number;
  /** What each column holds, as far as that can be told. */
  readonly columns: readonly (SheetColumn | null)[];
}

/** By the headings, which may stand below a title; columns without a known heading by what is in them. */
export function recognise(rows: readonly (readonly string[])[]): Recognised {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const headRow = bestHeadRow(rows);
  const columns: (SheetColumn | null)[] = Array.from({ length: width }, (_, index) => {
    const heading = rows[headRow]?.[index] ?? '';
    return columnCalled(heading) ?? null;
  });
  onlyFirst(columns);
  const body = rows.slice(headRow + 1);
  columns.forEach((column, index) => {
    if (column !== null) return;
    const guess = guessed(body.map((row) => row[index]?.trim() ?? '').filter(Boolean));
    if (guess && !columns.includes(guess)) columns[index] = guess;
  });
  return { headRow, columns };
}

function bestHeadRow(rows: readonly (readonly string[])[]): number {
  const counts = rows.slice(0, 15).map((row) => new Set(row.map(columnCalled).filter(Boolean)).size);
  const most = Math.max(0, ...counts);
  return most >= 2 ? counts.indexOf(most) : -1;
}

function onlyFirst(columns: (SheetColumn | null)[]): void {
  columns.forEach((column, index) => {
    if (column !== null && columns.indexOf(column) !== index) columns[index] = null;
  });
}

const looks: readonly (readonly [SheetColumn, RegExp])[] = [
  ['id', /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i],
  ['link', /^https?:\/\//i],
  ['hashtags', /^#[\p{L}\p{N}_]+(\s+#[\p{L}\p{N}_]+)*$/u],
  [
    'date',
    /^((senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu|\p{L}+day),?\s+)?\d{1,4}[-/.\s](\d{1,2}|\p{L}{3,9})([-/.\s]\d{2,4})?$/iu,
  ],
  ['time', /^(pukul |jam )?\d{1,2}[.:]\d{2}(\s*(wib|wita|wit))?$|^(pagi|siang|sore|malam)$/i],
  [
    'platform',
    /^(instagram|ig|facebook|fb|tiktok|youtube|yt|x|twitter|threads|bluesky|whatsapp|wa|radio|portal|website|web)\b/i,
  ],
];

function guessed(cells: readonly string[]): SheetColumn | undefined {
  const sample = cells.slice(0, 30);
  const fits = looks.find(
    ([, look]) => sample.filter((cell) => look.test(cell)).length >= Math.max(1, sample.length * 0.7),
  );
  if (fits) return fits[0];
  const length = sample.reduce((sum, cell) => sum + cell.length, 0) / Math.max(1, sample.length);
  return length > 80 ? 'caption' : undefined;
}
