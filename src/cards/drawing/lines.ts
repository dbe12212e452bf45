import { runsRightToLeft, shaped, type Shaped, type TextStyle } from './shape.ts';

export interface TextLine extends Shaped {
  readonly rightToLeft: boolean;
  /** Of a script whose letters reach higher and lower than Latin ones. */
  readonly isTall: boolean;
}

export interface Broken {
  readonly lines: readonly TextLine[];
  /** A word is wider than the line. */
  readonly overflows: boolean;
}

interface Width {
  /** In thousandths of the size. */
  readonly width: number;
  /** Words that are too wide may be cut between any two letters. */
  readonly cutWords: boolean;
}

const space = ' ';
const tall = /[\p{Script=Arabic}\p{Script=Javanese}]/u;
/** Marks that steer a reading direction: what stands on a card is read as its letters say. */
const unseen = /[\u200e\u200f\u202a-\u202e\u2060-\u2069]/gu;
const letters = new Intl.Segmenter('id', { granularity: 'grapheme' });

/** A part that can end a line; `glued`: no space stands before it. */
interface Token {
  readonly text: string;
  readonly glued: boolean;
}

function tokensOf(paragraph: string): readonly Token[] {
  return paragraph
    .split(/[\s\u200b]+/u)
    .filter((word) => word !== '')
    .flatMap((word) =>
      word
        .split(/(?<=\p{L}[-–—/\u00ad])(?=\p{L})/u)
        .map((text, at) => ({ text: text.replaceAll('\u{ad}', ''), glued: at > 0 })),
    );
}

export function brokenInto(text: string, style: TextStyle, width: Width): Broken {
  const lines: TextLine[] = [];
  let overflows = false;
  for (const paragraph of text.replaceAll(unseen, '').split(/\r\n|[\n\r\u2028\u2029]/u)) {
    const rightToLeft = runsRightToLeft(paragraph);
    for (const line of wordsOnLines(paragraph, style, width)) {
      overflows ||= advanceOf(line, style) > width.width;
      lines.push({ ...shaped(line, style), rightToLeft, isTall: tall.test(line) });
    }
  }
  return { lines, overflows };
}

function wordsOnLines(paragraph: string, style: TextStyle, { width, cutWords }: Width): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const { text: word, glued } of tokensOf(paragraph)) {
    const longer = line === '' ? word : `${line}${glued ? '' : space}${word}`;
    if (advanceOf(longer, style) <= width) {
      line = longer;
      continue;
    }
    const parts = cutWords ? cut(word, style, width) : [word];
    lines.push(line, ...parts.slice(0, -1));
    line = parts.at(-1) ?? '';
  }
  return [...lines, line].filter((words) => words !== '');
}

function advanceOf(text: string, style: TextStyle): number {
  // Measured word by word, for words come again and lines do not. Both agree: no font of ours kerns across spaces.
  const words = text.split(space);
  const sum = words.reduce((total, word) => total + shaped(word, style).advance, 0);
  return sum + (words.length - 1) * shaped(space, style).advance;
}

/** As few parts as fit, each at least one letter. Letter by letter, for that is never narrower than the letters together. */
function cut(word: string, style: TextStyle, width: number): readonly string[] {
  const parts: string[] = [];
  let [part, wide] = ['', 0];
  for (const { segment } of letters.segment(word)) {
    const { advance } = shaped(segment, style);
    if (part !== '' && wide + advance > width) {
      parts.push(part);
      [part, wide] = ['', 0];
    }
    part += segment;
    wide += advance;
  }
  return [...parts, part];
}

/** Lines of about the same length, where that costs no further line. */
export function balanced(text: string, style: TextStyle, width: Width): Broken {
  const widest = brokenInto(text, style, width);
  const count = widest.lines.length;
  if (count < 2 || text.length > 240) return widest;
  let [low, high, best] = [width.width * 0.6, width.width, widest];
  while (high - low > width.width / 40) {
    const middle = (low + high) / 2;
    const tried = brokenInto(text, style, { ...width, width: middle });
    if (tried.lines.length === count && !tried.overflows) [high, best] = [middle, tried];
    else low = middle;
  }
  return best;
}
