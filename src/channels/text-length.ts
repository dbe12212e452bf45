import type { TextUnit } from './limits.ts';
import { withLocalMentions, withoutLinks } from './text-parts.ts';

const graphemes = new Intl.Segmenter('id', { granularity: 'grapheme' });
const words = new Intl.Segmenter('id', { granularity: 'word' });
const bytes = new TextEncoder();

/** One key in the composer asks for the same lengths again and again: counters, findings, the line under the text. */
const measured = new Map<string, Map<TextUnit, number>>();
const kept = 24;

/** The length of a text as that network counts it. */
export function textLength(text: string, unit: TextUnit): number {
  const known = measured.get(text) ?? new Map<TextUnit, number>();
  const length = known.get(unit) ?? counters[unit](text);
  if (measured.size >= kept) measured.clear();
  measured.set(text, known.set(unit, length));
  return length;
}

const counters: Readonly<Record<TextUnit, (text: string) => number>> = {
  grapheme: graphemeLength,
  'code-point': (text) => Array.from(text).length,
  utf16: (text) => text.length,
  'utf8-byte': (text) => bytes.encode(text).length,
  'x-weighted': xWeighted,
  threads: threadsLength,
  mastodon: mastodonLength,
  'second-read-aloud': secondsReadAloud,
};

const insideAscii = /(?<=[\x20-\x7E\n])[\x20-\x7E\n]+(?=[\x20-\x7E\n])/g;

/** Letters between plain letters stand for themselves, in every unit; only the rest is worth a segmenter's time. */
function clustersOf(text: string): { readonly plain: number; readonly clusters: readonly string[] } {
  const rest = text.replaceAll(insideAscii, '');
  const clusters = Array.from(graphemes.segment(rest), ({ segment }) => segment);
  return { plain: text.length - rest.length, clusters };
}

function graphemeLength(text: string): number {
  const { plain, clusters } = clustersOf(text);
  return plain + clusters.length;
}

// A flag is two regional indicators and a keycap ends in U+20E3; neither need be `Extended_Pictographic`.
const emoji = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u{20E3}/u;
const plainSymbols = /^[©®™0-9#*]$/u;

function isEmoji(cluster: string): boolean {
  return emoji.test(cluster) && !plainSymbols.test(cluster);
}

const urlWeight = 23;

function xWeighted(text: string): number {
  const { rest, links } = withoutLinks(text.normalize('NFC'), 'x');
  const { plain, clusters } = clustersOf(rest);
  return (
    links * urlWeight +
    plain +
    sum(clusters.map((cluster) => (isEmoji(cluster) ? 2 : sum(Array.from(cluster, xWeight)))))
  );
}

function mastodonLength(text: string): number {
  const { rest, links } = withoutLinks(text, 'mastodon');
  return links * urlWeight + graphemeLength(withLocalMentions(rest));
}

// https://docs.x.com/fundamentals/counting-characters
const singleWeight: readonly (readonly [from: number, to: number])[] = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247],
];

function xWeight(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return singleWeight.some(([from, to]) => code >= from && code <= to) ? 1 : 2;
}

/** An emoji counts as many as it has bytes, everything else one for each code point. */
function threadsLength(text: string): number {
  const { plain, clusters } = clustersOf(text);
  return (
    plain +
    sum(clusters.map((cluster) => (isEmoji(cluster) ? bytes.encode(cluster).length : Array.from(cluster).length)))
  );
}

/** Announcers read Indonesian at about 130 words a minute. */
const wordsPerMinute = 130;

function secondsReadAloud(text: string): number {
  const spoken = Array.from(words.segment(text)).filter(({ isWordLike }) => isWordLike).length;
  return Math.ceil((spoken * 60) / wordsPerMinute);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
