import { block, column, type Canvas, type Drawing } from '../canvas.ts';
import { slit } from '../svg.ts';
import { infoLine, pill } from './parts.ts';

export function announcement(canvas: Canvas): Drawing {
  const { room, palette, unit } = canvas;
  const kicker = pill(canvas, 'kicker', room);
  const note = infoLine(canvas, 'note', room);
  const top = room.y + kicker.height;
  const box = { ...room, y: top, height: note.y - top - (note.height > 0 ? 36 * unit : 0) };
  const title = { weight: 800, colour: palette.strong, largest: canvas.either(92, 108), gap: 0 } as const;
  const body = { weight: 500, colour: palette.text, largest: canvas.either(38, 46), gap: 74 } as const;
  const { stack, y, svg } = column([block(canvas, 'title', title), block(canvas, 'body', body)], { box, at: 0.5 });
  const [first, second] = stack.blocks;
  const barTop = first && second ? (first.top + first.height + second.top) / 2 : 0;
  const bar = { x: room.x, y: y + barTop - 5 * unit, width: 120 * unit, height: 10 * unit };
  const mark = second ? slit(bar, palette.accent) : '';
  return { svg: kicker.svg + svg + mark + note.svg, stacks: [...kicker.stacks, stack, ...note.stacks] };
}
