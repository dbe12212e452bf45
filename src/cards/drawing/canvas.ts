import { sizeOfCard, type CardDesign, type CardLook, type CardSize, type CardTone } from '../design.ts';
import { contrast, groundOf, ink, mix, readable, white, type Colour } from './colours.ts';
import { fitted, type Align, type Block, type Stack } from './fit.ts';
import { batikEdge, logo, rect, setText, slit, type Box } from './svg.ts';

export interface Palette {
  readonly ground: Colour;
  /** Titles and figures. */
  readonly strong: Colour;
  readonly text: Colour;
  readonly quiet: Colour;
  readonly accent: Colour;
  /** A panel on the ground, and words on it. */
  readonly panel: Colour;
  readonly onPanel: Colour;
  readonly quietOnPanel: Colour;
  /** The agency's colour as a ground of words. */
  readonly main: Colour;
  readonly onMain: Colour;
  /** The agency's colour was not readable as it is. */
  readonly adjusted: { readonly from: Colour; readonly to: Colour } | undefined;
}

const paper = '#faf8f3';

export function paletteOf({ main, accent }: Pick<CardLook, 'main' | 'accent'>, tone: CardTone): Palette {
  const grounded = groundOf(main);
  const onPaper = readable(main, paper, '#000000');
  const own = { main: grounded.ground, onMain: grounded.on };
  const shade = { panel: white, onPanel: ink, quietOnPanel: '#4f566b' };
  if (tone === 'light') {
    const adjusted = onPaper.changed ? { from: main, to: onPaper.colour } : undefined;
    return { ground: paper, strong: onPaper.colour, text: ink, quiet: '#4f566b', accent, ...shade, ...own, adjusted };
  }
  const { ground, on } = grounded;
  const quiet = readable(mix(on, ground, 0.2), ground, on).colour;
  const adjusted = grounded.changed ? { from: main, to: ground } : undefined;
  const mark = seen(accent, ground, on);
  return { ground, strong: on, text: on, quiet, accent: mark, ...shade, ...own, adjusted };
}

/** A colour that only marks: it keeps its hue and is told from the ground. */
function seen(colour: Colour, ground: Colour, towards: Colour): Colour {
  const steps = Array.from({ length: 11 }, (_, step) => mix(colour, towards, step / 12));
  return steps.find((tried) => contrast(tried, ground) >= 3) ?? towards;
}

/** What a template draws on: the sheet with what every card bears, and the room that is left. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly isWide: boolean;
  /** For cards wider than high, and for the others. */
  readonly either: <Value>(wide: Value, other: Value) => Value;
  /** Sizes are thought for a card 1080 pixels wide. */
  readonly unit: number;
  /** Nothing is set smaller. */
  readonly smallest: number;
  readonly room: Box;
  /** Beside the agency's name, on wide cards: a short word can stand there. */
  readonly corner: { readonly right: number; readonly middle: number };
  readonly palette: Palette;
  readonly look: CardLook;
  readonly hasLogo: boolean;
  readonly design: CardDesign;
  readonly said: (field: string) => string;
}

export interface Drawing {
  readonly svg: string;
  readonly stacks: readonly Stack[];
  /** Where pictures stand, by their key, so that each is made no larger than it is shown. */
  readonly pictures?: Readonly<Record<string, Box>>;
}

export interface Sheet {
  readonly design: CardDesign;
  readonly look: CardLook;
  readonly size: CardSize;
  readonly hasLogo: boolean;
  readonly palette: Palette;
}

/** Stories lose their top and foot under the network's own signs. */
const storyTop = 220;
const storyFoot = 300;

interface Frame {
  readonly canvas: Canvas;
  readonly before: string;
  readonly stacks: readonly Stack[];
}

export function framed({ design, look, size, hasLogo, palette }: Sheet): Frame {
  const { width, height } = sizeOfCard[size];
  const isWide = width > height;
  const isStory = size === 'story';
  const either = <Value>(wide: Value, other: Value): Value => (isWide ? wide : other);
  const unit = either(height / 900, 1);
  const [margin, edge, rows] = [either(56, 80), either(36, 54), isStory ? 4 : 1];
  const top = isStory ? storyTop : either(44, 72);
  const foot = isStory ? storyFoot : edge + either(30, 52);
  const sheet = { x: margin, y: top, width: width - 2 * margin, height: height - top - foot };
  const smallest = width * 0.0262;
  const said = (field: string): string => design.fields[field] ?? '';
  const corner = { right: width - margin, middle: top + headSide(isWide) / 2 };
  const base = { corner, either, width, height, isWide, unit, smallest, palette, look, hasLogo, design, said };
  const head = headOf({ ...base, room: sheet });
  const last = footOf({ ...base, room: sheet });
  const gap = either(26, 52);
  const used = head.height + gap + (last.height === 0 ? 0 : last.height + gap * 0.6);
  const room = { ...sheet, y: sheet.y + head.height + gap, height: sheet.height - used };
  const border = { x: 0, y: height - edge * rows, width, height: edge * rows };
  const strip = { ...stripOf(palette), rows };
  return {
    canvas: { ...base, room },
    before:
      rect({ x: 0, y: 0, width, height }, `fill="${palette.ground}"`) + batikEdge(border, strip) + head.svg + last.svg,
    stacks: [...head.stacks, ...last.stacks],
  };
}

function stripOf({ ground, main, onMain, accent }: Palette) {
  const dark = ground === main ? mix(main, '#000000', 0.28) : main;
  return { ground: dark, colour: seen(accent, dark, onMain) };
}

function headSide(isWide: boolean): number {
  return isWide ? 76 : 104;
}

interface Part {
  readonly svg: string;
  readonly height: number;
  readonly stacks: readonly Stack[];
}

/** Who speaks: the logo, the agency and its government. */
function headOf({ room, unit, isWide, palette, look, hasLogo, smallest }: Canvas): Part {
  const side = headSide(isWide);
  const gap = hasLogo ? (isWide ? 18 : 24) : 0;
  const left = hasLogo ? room.x + side + gap : room.x;
  const width = Math.min(room.width - (left - room.x), isWide ? 640 : 820);
  const name = { field: 'agency', text: look.agencyName, weight: 700, colour: palette.strong, gap: 0 } as const;
  const above = { field: 'agency', text: look.governmentName, weight: 500, colour: palette.quiet } as const;
  const small = smallest * (isWide ? 0.78 : 0.85);
  const stack = fitted(
    [
      { ...name, largest: Math.max(small, 34 * unit), smallest: small, leading: 1.14 },
      { ...above, largest: Math.max(small, 27 * unit), smallest: small, gap: 8 * unit, leading: 1.14 },
    ],
    { width, height: side * 1.02 },
  );
  const tile = { x: room.x, y: room.y, width: side, height: side };
  const inset = side * 0.07;
  const picture = { x: tile.x + inset, y: tile.y + inset, width: side - 2 * inset, height: side - 2 * inset };
  const mark = hasLogo ? rect(tile, `rx="${side * 0.24}" fill="#ffffff"`) + logo('logo', picture) : '';
  const height = hasLogo ? side : stack.height;
  const y = room.y + (height - stack.height) / 2;
  return { svg: mark + setText(stack, { x: left, y, width }), height, stacks: [] };
}

/** One quiet line at the foot: an address, a number. */
function footOf({ room, isWide, palette, smallest, said }: Canvas): Part {
  const text = said('foot');
  if (text === '') return { svg: '', height: 0, stacks: [] };
  const size = smallest * (isWide ? 0.84 : 1);
  const block = {
    field: 'foot',
    text,
    weight: 700,
    colour: palette.quiet,
    largest: size,
    smallest: size * 0.9,
  } as const;
  const height = isWide ? 30 : 44;
  const bar = isWide ? 28 : 40;
  const stack = fitted([{ ...block, gap: 0 }], { width: room.width - bar - 16, height });
  const bottom = room.y + room.height;
  const y = bottom - height + (height - stack.height) / 2;
  const line = slit({ x: room.x, y: bottom - height / 2 - 4, width: bar, height: 6 }, palette.accent);
  return { svg: line + setText(stack, { x: room.x + bar + 16, y, width: room.width }), height, stacks: [stack] };
}

export interface Column {
  readonly box: Box;
  readonly align?: Align;
  /** Where it stands when it needs less than all of the height: 0 top, 1 bottom. */
  readonly at?: number;
}

/** Texts below each other in a box, as large as they fit. */
export function column(blocks: readonly Block[], { box, align = 'left', at = 0 }: Column) {
  const stack = fitted(blocks, box);
  const y = box.y + (box.height - stack.height) * at;
  return { stack, y, bottom: y + stack.height, svg: setText(stack, { ...box, y }, align) };
}

type Sizes = Pick<Block, 'weight' | 'colour' | 'gap'> & { readonly largest: number; readonly smallest?: number };

/** A field's words as a block; sizes in the units of a card 1080 pixels wide. */
export function block({ unit, smallest, said }: Canvas, field: string, sizes: Sizes): Block {
  const least = Math.max(smallest, (sizes.smallest ?? 0) * unit);
  const largest = Math.max(least, sizes.largest * unit);
  return { ...sizes, field, text: said(field), largest, smallest: least, gap: sizes.gap * unit };
}
