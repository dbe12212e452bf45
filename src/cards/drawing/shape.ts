import openBidi, { type Bidi } from 'bidi-js';
import type { Font } from 'fontkit';
import { fontFor, type Weight } from './faces.ts';

export interface TextStyle {
  readonly weight: Weight;
  /** Between letters, in parts of the size. */
  readonly tracking: number;
}

type Glyph = ReturnType<Font['layout']>['glyphs'][number];

interface Mark {
  readonly glyph: Glyph;
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** Words as they are drawn at size 1000, on a baseline at 0, downwards positive. */
export interface Shaped {
  readonly advance: number;
  readonly marks: readonly Mark[];
  /** Letters that no font has. */
  readonly missing: readonly string[];
}

// Its types describe a module that Node is not given.
const bidi = (openBidi as unknown as () => Bidi)();
const letters = new Intl.Segmenter('id', { granularity: 'grapheme' });
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u;
const unseen = /^[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\p{Cc}]+$/u;
/** Joiners mean something there. */
const cursive = /\p{Script=Arabic}|\p{Script=Javanese}/u;
/** The font's own space is narrow. */
const spaceAdvance = 290;
const most = 4_000;
const known = new Map<string, Shaped>();

export function shaped(text: string, style: TextStyle): Shaped {
  const key = `${style.weight} ${style.tracking} ${text}`;
  const present = known.get(key);
  if (present) return present;
  if (known.size >= most) known.clear();
  const made = rightToLeft.test(text) ? bothWays(text, style) : oneWay(text, style, false);
  known.set(key, made);
  return made;
}

/** Which way a paragraph runs: as its first letter does. */
export function runsRightToLeft(text: string): boolean {
  const [first] = /[\p{L}]/u.exec(text) ?? [];
  return first !== undefined && rightToLeft.test(first);
}

interface Run {
  readonly font: Font;
  readonly text: string;
}

function runsOf(text: string, weight: Weight): { readonly runs: readonly Run[]; readonly missing: readonly string[] } {
  const runs: { font: Font; text: string }[] = [];
  const missing: string[] = [];
  for (const { segment } of letters.segment(text)) {
    if (unseen.test(segment)) continue;
    const letter = cursive.test(segment) ? segment : segment.replaceAll(/[\u200c\u200d]$/gu, '');
    const font = fontFor(letter, weight);
    const last = runs.at(-1);
    if (!font) missing.push(segment);
    else if (last?.font === font) last.text += letter;
    else runs.push({ font, text: letter });
  }
  return { runs, missing };
}

function oneWay(text: string, { weight, tracking }: TextStyle, backwards: boolean): Shaped {
  const { runs, missing } = runsOf(text, weight);
  let advance = 0;
  const marks: Mark[] = [];
  for (const run of backwards ? runs.toReversed() : runs) {
    const placed = placedRun(run, { at: advance, tracking: backwards ? 0 : tracking * 1000, backwards });
    advance = placed.advance;
    marks.push(...placed.marks);
  }
  return { advance, marks, missing };
}

interface Place {
  readonly at: number;
  readonly tracking: number;
  readonly backwards: boolean;
}

function placedRun({ font, text }: Run, { at, tracking, backwards }: Place): Pick<Shaped, 'advance' | 'marks'> {
  const laid = font.layout(text, undefined, undefined, undefined, backwards ? 'rtl' : 'ltr');
  const scale = 1000 / font.unitsPerEm;
  let advance = at;
  const marks: Mark[] = [];
  for (const [index, glyph] of laid.glyphs.entries()) {
    const position = laid.positions[index];
    if (!position) continue;
    const isSpace = glyph.codePoints.includes(32);
    if (!isSpace) marks.push({ glyph, x: advance + position.xOffset * scale, y: -position.yOffset * scale, scale });
    advance += isSpace ? spaceAdvance : position.xAdvance * scale + (position.xAdvance === 0 ? 0 : tracking);
  }
  return { advance, marks };
}

const letter = { moveTo: 'M', lineTo: 'L', quadraticCurveTo: 'Q', bezierCurveTo: 'C', closePath: 'Z' } as const;

/** As an SVG path. Dear, so only for what is really drawn. */
export function pathOf({ marks }: Pick<Shaped, 'marks'>): string {
  return marks
    .flatMap(({ glyph, x, y, scale }) =>
      glyph.path.commands.map(({ command, args }) => {
        const places = args.map((value, at) => Math.round(at % 2 === 0 ? x + value * scale : y - value * scale));
        return `${letter[command]}${places.join(' ')}`;
      }),
    )
    .join('');
}

/** Letters of both directions on one line, by the rules of Unicode (UAX 9). */
function bothWays(text: string, style: TextStyle): Shaped {
  const { levels } = bidi.getEmbeddingLevels(text, runsRightToLeft(text) ? 'rtl' : 'ltr');
  const parts: { text: string; level: number }[] = [];
  let offset = 0;
  for (const unit of Array.from(text)) {
    const level = levels[offset] ?? 0;
    offset += unit.length;
    const last = parts.at(-1);
    if (last && last.level === level) last.text += unit;
    else parts.push({ text: unit, level });
  }
  let advance = 0;
  const marks: Mark[] = [];
  const missing: string[] = [];
  for (const { text: words, level } of inSight(parts)) {
    const drawn = oneWay(level % 2 === 1 ? mirrored(words) : words, style, level % 2 === 1);
    for (const mark of drawn.marks) marks.push({ ...mark, x: mark.x + advance });
    advance += drawn.advance;
    missing.push(...drawn.missing);
  }
  return { advance, marks, missing };
}

/** From the highest level down, whatever stands at or above it is turned around. */
function inSight<Part extends { readonly level: number }>(parts: readonly Part[]): readonly Part[] {
  const order = [...parts];
  const highest = Math.max(0, ...parts.map(({ level }) => level));
  for (let level = highest; level >= 1; level -= 1) {
    for (let from = 0; from < order.length; from += 1) {
      let to = from;
      while ((order[to]?.level ?? -1) >= level) to += 1;
      if (to > from + 1) order.splice(from, to - from, ...order.slice(from, to).toReversed());
      from = Math.max(from, to);
    }
  }
  return order;
}

function mirrored(words: string): string {
  return Array.from(words, (unit) => bidi.getMirroredCharacter(unit) ?? unit).join('');
}
