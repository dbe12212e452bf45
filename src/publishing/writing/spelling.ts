import { anyOf, capitalised, placesOf, type Draft, type Place } from './rule.ts';

/** House style and the spelling of the dictionary (KBBI). */
const spellings: Readonly<Record<string, string>> = {
  walikota: 'Wali Kota', hoax: 'hoaks', himbauan: 'imbauan', menghimbau: 'mengimbau', dihimbau: 'diimbau', silahkan: 'silakan',
  ijin: 'izin', perijinan: 'perizinan', apotik: 'apotek', antri: 'antre', antrian: 'antrean', resiko: 'risiko',
  aktifitas: 'aktivitas', praktek: 'praktik', sekedar: 'sekadar', nasehat: 'nasihat', merubah: 'mengubah', dirubah: 'diubah',
  jadual: 'jadwal', ijasah: 'ijazah', tehnik: 'teknik', sistim: 'sistem', kwitansi: 'kuitansi', komplit: 'komplet',
  terimakasih: 'terima kasih', kerjasama: 'kerja sama', tanggungjawab: 'tanggung jawab', orangtua: 'orang tua',
}; // oxfmt-ignore
const all = anyOf(Object.keys(spellings));

export function spellingSlips({ text }: Draft): readonly Place[] {
  return placesOf(text, all).map(({ from, to }) => {
    const words = text.slice(from, to);
    const right = spellings[words.toLocaleLowerCase('id')] ?? words;
    const instead = words === words.toLocaleUpperCase('id') ? right.toLocaleUpperCase('id') : capitalised(right, words);
    return { from, to, replacement: instead, facts: { words, instead } };
  });
}

const colonTime = /(?<=(?:pukul|jam)\s+)([01]?\d|2[0-3]):([0-5]\d)(?!\d)/giu;

/** `pukul 19:00` is written `pukul 19.00`. */
export function colonTimes({ text }: Draft): readonly Place[] {
  return Array.from(text.matchAll(colonTime), ({ 0: words, index }) => {
    const instead = words.replace(':', '.');
    return { from: index, to: index + words.length, replacement: instead, facts: { words, instead } };
  });
}

const shouts = /!{2,}|\?{2,}|(?:[!?]){3,}/g;

export function manyMarks({ text }: Draft): readonly Place[] {
  return placesOf(text, shouts).map(({ from, to }) => ({
    from,
    to,
    replacement: text.slice(from, to).includes('?') ? '?' : '!',
    facts: { words: text.slice(from, to) },
  }));
}

/** Marks that nobody sees and that turn or tear words: right-to-left overrides, zero-width spaces, joiners between Latin letters. */
const unseen =
  /[\u{200B}\u{2060}\u{FEFF}\u{202A}-\u{202E}\u{2066}-\u{2069}]+|(?<=\p{Script=Latin})[\u{200C}\u{200D}]+(?=\p{Script=Latin})|(?<=\p{Script=Latin}|\s|^)[\u{200E}\u{200F}]+(?=\p{Script=Latin}|\s|$)/gu;

export function unseenMarks({ text }: Draft): readonly Place[] {
  return placesOf(text, unseen).map((place) => ({ ...place, replacement: '' }));
}

/** A word in capitals that is longer than any usual abbreviation, or several in a row. */
const capitals = /(?<![\p{L}\p{N}#@])\p{Lu}{2,}(?:[ ,:&/-]+(?:\p{Lu}{2,}|\d+(?![\p{L}\d])))*(?![\p{L}\p{N}])/gu;
const shortWords = 3;

export function allCapitals({ text }: Draft): readonly Place[] {
  return placesOf(text, capitals).flatMap((place) => {
    const words = text.slice(place.from, place.to);
    const long = words.match(/\p{Lu}{5,}/gu)?.length ?? 0;
    const count = words.match(/\p{Lu}{2,}/gu)?.length ?? 0;
    return count >= shortWords && long >= 2 ? [{ ...place, facts: { words: short(words) } }] : [];
  });
}

const unreadable =
  /(?<![\p{L}\p{N}_&/#])#(\p{Ll}[\p{Ll}\d]{15,}|\p{Lu}[\p{Ll}\d]{16,}|\p{Lu}[\p{Lu}\d]{15,})(?![\p{L}\p{N}_])/gu;

/** Long hashtags without capitals run together, and screen readers read them as one word. */
export function unreadableHashtags({ text }: Draft): readonly Place[] {
  return placesOf(text, unreadable).map(({ from, to }) => ({ from, to, facts: { words: text.slice(from, to) } }));
}

const wall = /(?:(?<![\p{L}\p{N}_&/#])#[\p{L}\p{M}\p{N}_]+\s*){8,}/gu;

export function hashtagWalls({ text }: Draft): readonly Place[] {
  return placesOf(text, wall).map(({ from, to }) => ({
    from,
    to,
    facts: { count: text.slice(from, to).split('#').length - 1 },
  }));
}

const longest = 60;

/** The beginning of long words, to be quoted. */
export function short(words: string): string {
  const plain = words.replaceAll(/\s+/g, ' ').trim();
  return plain.length > longest ? `${plain.slice(0, longest).trimEnd()}…` : plain;
}
