import { countText, type Limits } from '#channels/contract.ts';

/** One piece of a text: when room is short, the lightest goes first; `Infinity` never goes. */
export interface Part {
  readonly text: string;
  readonly weight: number;
  /** Parts of one paragraph are joined by a space, paragraphs by an empty line. */
  readonly paragraph: number;
  /** On a line of its own inside its paragraph. */
  readonly line?: boolean;
}

export type TextLimit = Limits['text'];

export function part(paragraph: number, weight: number, text: string): Part {
  return { text: text.trim(), weight, paragraph };
}

export function line(paragraph: number, weight: number, text: string): Part {
  return { ...part(paragraph, weight, text), line: true };
}

export function assemble(parts: readonly Part[]): string {
  const paragraphs = Map.groupBy(
    parts.filter(({ text }) => text !== ''),
    ({ paragraph }) => paragraph,
  );
  return [...paragraphs]
    .toSorted(([a], [b]) => a - b)
    .map(([, inside]) =>
      inside.map((piece, index) => (index === 0 ? '' : piece.line ? '\n' : ' ') + piece.text).join(''),
    ) // oxfmt-ignore
    .join('\n\n');
}

/** Leaves out the lightest parts until the rest fits; cuts words only from what can't be left out. */
export function fit(parts: readonly Part[], limit: TextLimit): string {
  let kept = parts.filter(({ text }) => text !== '');
  while (!fits(assemble(kept), limit)) {
    const lightest = Math.min(...kept.map(({ weight }) => weight));
    if (lightest === Infinity || kept.length === 1) return clip(assemble(kept), limit);
    const at = kept.findLastIndex(({ weight }) => weight === lightest);
    kept = kept.toSpliced(at, 1);
  }
  return assemble(kept);
}

export function fits(text: string, { max, unit, maxBytes }: TextLimit): boolean {
  const used = lengthIn(text, unit);
  return (max === null || used <= max) && (maxBytes === null || lengthIn(text, 'utf8-byte') <= maxBytes);
}

export function lengthIn(text: string, unit: TextLimit['unit']): number {
  const limits = { text: { max: null, unit, maxBytes: null } };
  return countText({ ...limits, pictures: noPictures, needsTitle: false, needsPicture: false }, text).used;
}

const noPictures = { max: 0, maxBytes: null, altRequired: false, maxAlt: null };

/** Between words, and never between a figure and what it counts: half a figure is a wrong one. */
export function clip(text: string, limit: TextLimit): string {
  const words = text.split(/(?<=\s)/);
  for (let count = words.length - 1; count > 0; count -= 1) {
    if (/\d/.test(words[count - 1] ?? '') || /\d/.test(words[count] ?? '')) continue;
    const shorter = `${words.slice(0, count).join('').trimEnd().replace(/[\s,;:.–-]+$/, '')}…`; // oxfmt-ignore
    if (fits(shorter, limit)) return shorter;
  }
  return '';
}
