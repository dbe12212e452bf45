import { capHeight, type Weight } from './faces.ts';
import { balanced, brokenInto, type Broken, type TextLine } from './lines.ts';
import type { TextStyle } from './shape.ts';

export type Align = 'left' | 'centre';

/** A text of the card with the sizes between which it may be set, in pixels. */
export interface Block {
  /** The field it says, for advice when it is too long. */
  readonly field: string;
  readonly text: string;
  readonly weight: Weight;
  readonly colour: string;
  readonly largest: number;
  readonly smallest: number;
  /** Above it, where something stands above it. */
  readonly gap: number;
  readonly leading?: number;
}

export interface SetBlock extends Block {
  readonly size: number;
  readonly lines: readonly TextLine[];
  /** Of the first letters' tops, below the stack's top. */
  readonly top: number;
  /** Of each line, below that top. */
  readonly baselines: readonly number[];
  readonly height: number;
}

export interface Stack {
  readonly blocks: readonly SetBlock[];
  readonly height: number;
  /** Undefined: everything fits. */
  readonly tooLong?: { readonly field: string; readonly letters: number };
}

export interface Room {
  readonly width: number;
  readonly height: number;
}

/** No larger than stands on one line, where that is large enough to read. */
export function onOneLine(block: Block, width: number): Block {
  const { lines } = brokenInto(block.text, styleOf(block), { width: Number.POSITIVE_INFINITY, cutWords: false });
  const size = (width * 1000) / Math.max(1, lines[0]?.advance ?? 1);
  return lines.length === 1 && size >= block.smallest ? { ...block, largest: Math.min(block.largest, size) } : block;
}

const below = 0.24;
const steps = 24;

/** All texts together as large as they fit, all shrunk alike; what can't be set in its smallest size is told and cut with "…". */
export function fitted(blocks: readonly Block[], room: Room): Stack {
  const said = blocks.filter(({ text }) => text.trim() !== '');
  const smallest = Math.min(1, ...said.map((block) => block.smallest / block.largest));
  for (const cutWords of [false, true]) {
    const at = (step: number): ReturnType<typeof set> =>
      set(said, { room, cutWords, scale: smallest + ((1 - smallest) * step) / steps });
    const fits = (step: number): boolean => {
      const { overflows, height } = at(step);
      return !overflows && height <= room.height;
    };
    if (fits(0)) return at(mostThat(fits, steps));
  }
  return shortened(said, { room, cutWords: true, scale: smallest });
}

interface Setting {
  readonly room: Room;
  readonly scale: number;
  readonly cutWords: boolean;
}

function set(blocks: readonly Block[], { room, scale, cutWords }: Setting): Stack & { readonly overflows: boolean } {
  let [top, overflows] = [0, false];
  const placed: SetBlock[] = [];
  for (const block of blocks) {
    const size = Math.max(block.smallest, block.largest * scale);
    const { lines, overflows: over } = broken(block, { width: (room.width / size) * 1000, cutWords });
    if (placed.length > 0) top += block.gap * Math.max(0.55, scale);
    const baselines = baselinesOf(lines, size * (block.leading ?? (block.weight === 500 ? 1.42 : 1.16)), size);
    const height = (baselines.at(-1) ?? 0) + size * (lines.at(-1)?.isTall ? 0.5 : below);
    placed.push({ ...block, size, lines, top, baselines, height });
    top += height;
    overflows ||= over;
  }
  return { blocks: placed, height: top, overflows };
}

/** Scripts with high and deep letters take more room, line by line. */
function baselinesOf(lines: readonly TextLine[], lineHeight: number, size: number): readonly number[] {
  let baseline = 0;
  return lines.map(({ isTall }, at) => {
    const before = lines[at - 1]?.isTall === true;
    const extra = (isTall ? 0.24 : 0) + (before ? 0.24 : 0);
    baseline += at === 0 ? size * (isTall ? 1 : capHeight) : lineHeight + extra * size;
    return baseline;
  });
}

function broken(block: Block, width: { readonly width: number; readonly cutWords: boolean }): Broken {
  return balanced(block.text, styleOf(block), width);
}

function styleOf({ weight }: Block): TextStyle {
  return { weight, tracking: weight === 800 ? -0.022 : 0 };
}

/** The block with the most words gives way, as little as needed. */
function shortened(blocks: readonly Block[], setting: Setting): Stack {
  const rest = blocks.map((block) => ({ ...block }));
  let tooLong: Stack['tooLong'];
  for (;;) {
    const stack = set(rest, setting);
    const longest = rest.toSorted((a, b) => b.text.length - a.text.length)[0];
    if ((stack.height <= setting.room.height && !stack.overflows) || !longest || longest.text.length < 2) {
      return tooLong ? { ...stack, tooLong } : stack;
    }
    const original = blocks.find(({ field }) => field === longest.field)?.text.length ?? 0;
    const fits = (length: number): boolean => {
      const tried = rest.map((block) => (block === longest ? { ...block, text: cutAt(block.text, length) } : block));
      const stack = set(tried, setting);
      return stack.height <= setting.room.height && !stack.overflows;
    };
    // What was cut before ends in a sign of its own: without two letters less it would stay the same.
    const length = mostThat(fits, longest.text.length - 2);
    longest.text = cutAt(longest.text, length);
    tooLong ??= { field: longest.field, letters: Math.max(1, original - length) };
  }
}

function cutAt(text: string, length: number): string {
  return `${text
    .slice(0, length)
    .replace(/[\ud800-\udbff]$/u, '')
    .trimEnd()}…`;
}

function mostThat(fits: (length: number) => boolean, most: number): number {
  let [low, high] = [0, most];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
