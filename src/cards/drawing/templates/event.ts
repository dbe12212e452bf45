import { block, column, type Canvas, type Drawing } from '../canvas.ts';
import { contrast } from '../colours.ts';
import { fitted, onOneLine, type Stack } from '../fit.ts';
import { icon, rect, setText, type Box, type IconName } from '../svg.ts';
import { infoLine, pill } from './parts.ts';

const rows = [
  ['date', 'calendar'],
  ['time', 'clock'],
  ['place', 'place'],
] as const satisfies readonly (readonly [string, IconName])[];

/** What, and beneath or beside it on a sheet of its own: when and where. */
export function event(canvas: Canvas): Drawing {
  const { room, isWide, palette, unit } = canvas;
  const gap = 52 * unit;
  const told = rows.filter(([field]) => canvas.said(field) !== '');
  const height = isWide ? room.height : Math.min(room.height * 0.5, told.length * 150 + 72);
  const side: Box = isWide
    ? { x: room.x + room.width * 0.53, y: room.y, width: room.width * 0.47, height }
    : { ...room, y: room.y + room.height - height, height };
  const main: Box = isWide
    ? { ...room, width: room.width * 0.53 - gap }
    : { ...room, height: room.height - height - gap };
  const kicker = pill(canvas, 'kicker', main);
  const note = infoLine(canvas, 'note', main);
  const top = main.y + kicker.height;
  const box = { ...main, y: top, height: note.y - top - (note.height > 0 ? 30 * unit : 0) };
  const title = block(canvas, 'title', {
    weight: 800,
    colour: palette.strong,
    largest: canvas.either(92, 104),
    gap: 0,
  });
  const { stack, svg } = column([title], { box, at: canvas.either(0.35, 0.5) });
  const panel = whenAndWhere(canvas, side, told);
  const stacks = [...kicker.stacks, stack, ...note.stacks, ...panel.stacks];
  return { svg: kicker.svg + svg + note.svg + panel.svg, stacks };
}

function whenAndWhere(canvas: Canvas, box: Box, told: readonly (readonly [string, IconName])[]) {
  const { palette, unit } = canvas;
  const inset = canvas.either(40, 44) * canvas.either(0.8, 1);
  const each = (box.height - 2 * inset) / Math.max(1, told.length);
  const sign = Math.min(each * 0.74, canvas.either(68, 92));
  const left = box.x + inset + sign + canvas.either(22, 32);
  const width = box.x + box.width - inset - left;
  const stacks: Stack[] = [];
  let svg =
    rect(box, `rx="${canvas.either(24, 32)}" fill="${palette.panel}"`) +
    rect(
      box,
      `rx="${canvas.either(24, 32)}" fill="none" stroke="${palette.strong}" stroke-opacity=".14" stroke-width="2"`,
    );
  for (const [at, [field, name]] of told.entries()) {
    const top = box.y + inset + at * each;
    const middle = top + each / 2;
    const tile = { x: box.x + inset, y: middle - sign / 2, width: sign, height: sign };
    const words = block(canvas, field, {
      weight: 700,
      colour: palette.onPanel,
      largest: canvas.either(50, 50),
      gap: 0,
    });
    const stack = fitted([onOneLine({ ...words, leading: 1.22 }, width)], { width, height: each * 0.9 });
    stacks.push(stack);
    svg += rect(tile, `rx="${sign * 0.28}" fill="${palette.main}"`);
    const inner = sign * 0.56;
    svg += icon(name, {
      x: tile.x + (sign - inner) / 2,
      y: tile.y + (sign - inner) / 2,
      size: inner,
      colour: palette.onMain,
    });
    svg += setText(stack, { x: left, y: middle - stack.height / 2 + 4 * unit, width });
    if (at > 0)
      svg += rect(
        { x: left, y: top - 1, width, height: 2 },
        `fill="${palette.onPanel}" opacity="${contrast(palette.panel, palette.onPanel) > 4 ? 0.1 : 0.2}"`,
      );
  }
  return { svg, stacks };
}
