import { block, column, type Canvas, type Drawing } from '../canvas.ts';
import { fitted, type Block, type Stack } from '../fit.ts';
import { rect, setText, slit, type Box } from '../svg.ts';
import { infoLine } from './parts.ts';

/** Three figures at most, each with what it counts. All figures are set in one size. */
export function figures(canvas: Canvas): Drawing {
  const { room, isWide, unit, palette } = canvas;
  const told = [1, 2, 3].filter((at) => canvas.said(`value${at}`) !== '');
  const source = infoLine(canvas, 'source', room);
  const free = source.y - room.y - (source.height > 0 ? 30 * unit : 0);
  const titleRoom = free * canvas.either(0.36, 0.3);
  const title = block(canvas, 'title', { weight: 800, colour: palette.strong, largest: canvas.either(72, 76), gap: 0 });
  const head = column([title], { box: { ...room, height: titleRoom } });
  const top = head.bottom + 40 * unit;
  const left = { ...room, y: top, height: room.y + free - top };
  const tiles = tilesIn(left, { count: told.length, across: isWide, gap: canvas.either(30, 26) * unit });
  const drawn = isWide ? columns(canvas, told, tiles) : rowsOf(canvas, told, tiles);
  const stacks = [head.stack, ...drawn.stacks, ...source.stacks];
  return { svg: head.svg + drawn.svg + source.svg, stacks };
}

interface Tiling {
  readonly count: number;
  readonly across: boolean;
  readonly gap: number;
}

function tilesIn(box: Box, { count, across, gap }: Tiling): readonly Box[] {
  const all = across ? box.width : box.height;
  const each = (all - gap * (count - 1)) / Math.max(1, count);
  return Array.from({ length: count }, (_, at) =>
    across
      ? { ...box, x: box.x + at * (each + gap), width: each }
      : { ...box, y: box.y + at * (each + gap), height: each },
  );
}

function tileOf({ palette, either }: Canvas, box: Box): string {
  const round = either(22, 30);
  const bar = { x: box.x, y: box.y + box.height * 0.22, width: 8, height: box.height * 0.56 };
  return (
    rect(box, `rx="${round}" fill="${palette.panel}"`) +
    rect(box, `rx="${round}" fill="none" stroke="${palette.strong}" stroke-opacity=".14" stroke-width="2"`) +
    slit(bar, palette.accent)
  );
}

/** The size in which every one of the figures fits. */
function alike(values: readonly Block[], room: { readonly width: number; readonly height: number }): readonly Block[] {
  const sizes = values.map((value) => fitted([value], room).blocks[0]?.size ?? value.smallest);
  const largest = Math.min(...sizes);
  return values.map((value) => ({ ...value, largest, smallest: Math.min(value.smallest, largest) }));
}

function valuesOf(canvas: Canvas, told: readonly number[], largest: number): readonly Block[] {
  const { palette } = canvas;
  const colour = palette.ground === palette.main && palette.onMain !== '#ffffff' ? palette.onPanel : palette.main;
  const readable = palette.onMain === '#ffffff' ? colour : palette.onPanel;
  return told.map((at) => block(canvas, `value${at}`, { weight: 800, colour: readable, largest, gap: 0 }));
}

function rowsOf(canvas: Canvas, told: readonly number[], tiles: readonly Box[]) {
  const { palette } = canvas;
  const inset = 44;
  const [first] = tiles;
  const wide = (first?.width ?? 0) - 2 * inset;
  const valueRoom = { width: wide * 0.44, height: (first?.height ?? 0) * 0.8 };
  const values = alike(valuesOf(canvas, told, 132), valueRoom);
  const set = values.map((value) => fitted([value], valueRoom));
  const widest = Math.max(0, ...set.flatMap(({ blocks }) => blocks.flatMap(({ lines, size }) => lines.map(({ advance }) => (advance * size) / 1000)))); // oxfmt-ignore
  const stacks: Stack[] = [...set];
  let svg = '';
  for (const [index, tile] of tiles.entries()) {
    const value = set[index];
    const at = told[index];
    if (!value || at === undefined) continue;
    const x = tile.x + inset;
    const label = { x: x + widest + 40, width: wide - widest - 40 };
    const words = block(canvas, `label${at}`, { weight: 700, colour: palette.onPanel, largest: 42, gap: 0 });
    const stack = fitted([{ ...words, leading: 1.24 }], { width: label.width, height: tile.height * 0.74 });
    stacks.push(stack);
    svg += tileOf(canvas, tile);
    svg += setText(value, { x, y: tile.y + (tile.height - value.height) / 2 + value.height * 0.09, width: wide });
    svg += setText(stack, { ...label, y: tile.y + (tile.height - stack.height) / 2 });
  }
  return { svg, stacks };
}

function columns(canvas: Canvas, told: readonly number[], tiles: readonly Box[]) {
  const { palette } = canvas;
  const inset = 34;
  const [first] = tiles;
  const tall = first?.height ?? 0;
  const room = { width: (first?.width ?? 0) - 2 * inset, height: tall * 0.44 };
  const values = alike(valuesOf(canvas, told, 124), room);
  const set = tiles.flatMap((tile, index) => {
    const [value, at] = [values[index], told[index]];
    if (!value || at === undefined) return [];
    const words = block(canvas, `label${at}`, { weight: 700, colour: palette.onPanel, largest: 40, gap: 24 });
    return [{ tile, stack: fitted([value, { ...words, leading: 1.24 }], { ...room, height: tall * 0.84 }) }];
  });
  const highest = Math.max(0, ...set.map(({ stack }) => stack.height));
  const svg = set.map(({ tile, stack }) => {
    const at = { x: tile.x + inset, y: tile.y + (tall - highest) / 2, width: room.width };
    return tileOf(canvas, tile) + setText(stack, at);
  });
  return { svg: svg.join(''), stacks: set.map(({ stack }) => stack) };
}
