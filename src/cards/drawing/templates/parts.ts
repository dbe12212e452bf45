import { block, column, type Canvas } from '../canvas.ts';
import { contrast, ink, white } from '../colours.ts';
import { fitted, type Stack } from '../fit.ts';
import { icon, rect, setText, type Box } from '../svg.ts';

export interface Part {
  readonly svg: string;
  readonly height: number;
  readonly y: number;
  readonly stacks: readonly Stack[];
}

/** A few words in a rounded bar, on wide cards in the upper corner; the height counts the distance to what follows. */
export function pill(canvas: Canvas, field: string, at: Pick<Box, 'x' | 'y' | 'width'>): Part {
  const { palette, smallest, isWide, said, corner } = canvas;
  if (said(field) === '') return { svg: '', height: 0, y: at.y, stacks: [] };
  const on = contrast(palette.accent, ink) >= 4.5 ? ink : white;
  const fill = contrast(palette.accent, on) >= 4.5 ? palette.accent : palette.main;
  const colour = contrast(fill, on) >= 4.5 ? on : palette.onMain;
  const size = smallest * canvas.either(1, 1.12);
  const text = { field, text: said(field), weight: 700, colour, largest: size, smallest: size * 0.8, gap: 0 } as const;
  const side = size * 0.85;
  const widest = isWide ? 330 : at.width;
  const stack = fitted([text], { width: widest - 2 * side, height: size * 1.2 });
  const set = stack.blocks[0];
  const wide = Math.max(0, ...(set?.lines.map(({ advance }) => (advance * set.size) / 1000) ?? [0]));
  const [width, height] = [wide + 2 * side, size * 1.95];
  const place = isWide ? { x: corner.right - width, y: corner.middle - height / 2 } : at;
  const y = place.y + (height - stack.height) / 2 + size * 0.08;
  const bar = rect({ x: place.x, y: place.y, width, height }, `rx="${height / 2}" fill="${fill}"`);
  const svg = bar + setText(stack, { x: place.x + side, y, width: wide });
  return { svg, height: isWide ? 0 : height + size * 1.35, y: at.y, stacks: [stack] };
}

/** A line with a sign before it, at the foot of its box. */
export function infoLine(canvas: Canvas, field: string, box: Box): Part {
  const { palette, smallest, unit, said } = canvas;
  const bottom = box.y + box.height;
  if (said(field) === '') return { svg: '', height: 0, y: bottom, stacks: [] };
  const sign = smallest * 1.5;
  const inner = { ...box, x: box.x + sign * 1.4, width: box.width - sign * 1.4, height: smallest * 3.1 };
  const words = block(canvas, field, { weight: 700, colour: palette.text, largest: 36, gap: 0 });
  const stack = fitted([{ ...words, leading: 1.25 }], inner);
  const y = bottom - stack.height - 4 * unit;
  const middle = y + stack.height / 2;
  const mark = icon('info', { x: box.x, y: middle - sign / 2, size: sign, colour: palette.text });
  return { svg: mark + setText(stack, { ...inner, y }), height: stack.height, y, stacks: [stack] };
}

/** A small quiet heading above something. */
export function caption(
  canvas: Canvas,
  text: string,
  { box, colour }: { readonly box: Box; readonly colour: string },
): Part {
  const size = canvas.smallest;
  const set = { field: 'caption', text, weight: 700, colour, largest: size, smallest: size * 0.8, gap: 0 } as const;
  const { stack, svg } = column([set], { box: { ...box, height: size * 1.3 } });
  return { svg, height: stack.height + size * 0.75, y: box.y, stacks: [] };
}
