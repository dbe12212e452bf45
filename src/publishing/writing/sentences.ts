import { short } from './spelling.ts';
import type { Draft, Place } from './rule.ts';

export const longestGood = 25;

const ends = /(?<![.!?…])[.!?…]+["”’)]*(?=\s)|\n+/gu;
/** A full stop behind these ends no sentence. */
const abbreviated =
  /(?:^|[\s(])(?:dr|drg|ir|prof|hj?|kh|s|m|jl|no|tgl|hlm|dkk|dll|dsb|yth|bpk|a\.n|d\.a|rt|rw|kel|kec|kab|moh|muh|sdr)\.$/iu;

/** Each sentence or line, with where it stands. */
export function sentencesOf(text: string): readonly Place[] {
  const found: Place[] = [];
  let from = 0;
  for (const { 0: mark, index } of text.matchAll(ends)) {
    const to = index + (mark.startsWith('\n') ? 0 : mark.length);
    if (mark === '.' && abbreviated.test(text.slice(Math.max(from, to - 8), to))) continue;
    found.push({ from, to });
    from = index + mark.length;
  }
  found.push({ from, to: text.length });
  return found.flatMap((place) => trimmed(text, place));
}

function trimmed(text: string, { from, to }: Place): readonly Place[] {
  const words = text.slice(from, to);
  const start = from + (words.length - words.trimStart().length);
  const stop = start + words.trim().length;
  return stop > start ? [{ from: start, to: stop }] : [];
}

export function wordCount(text: string): number {
  return text.match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
}

export function longSentences({ text }: Draft): readonly Place[] {
  return sentencesOf(text).flatMap((place) => {
    const sentence = text.slice(place.from, place.to).replaceAll(/#[\p{L}\p{N}_]+/gu, '');
    const count = wordCount(sentence);
    return count > longestGood ? [{ ...place, facts: { count, words: short(sentence) } }] : [];
  });
}
