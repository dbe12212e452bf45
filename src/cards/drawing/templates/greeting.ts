import { block, column, type Canvas, type Drawing } from '../canvas.ts';
import { contrast, mix } from '../colours.ts';
import { medallion, rect, slit, type Box } from '../svg.ts';

/** A greeting on a holiday: a roundel of batik, and words in its middle. */
export function greeting(canvas: Canvas): Drawing {
  const { room, isWide, unit, palette } = canvas;
  const round = isWide ? room.height * 0.94 : Math.min(room.height * 0.3, 320);
  const roundel: Box = isWide
    ? { x: room.x, y: room.y + (room.height - round) / 2, width: round, height: round }
    : { x: room.x + (room.width - round) / 2, y: room.y, width: round, height: round };
  const gap = canvas.either(64, 48) * unit;
  const box: Box = isWide
    ? { ...room, x: roundel.x + round + gap, width: room.width - round - gap }
    : { ...room, y: room.y + round + gap, height: room.height - round - gap };
  const { text, strong, quiet } = palette;
  const { stack, y, svg } = column(
    [
      block(canvas, 'opening', { weight: 500, colour: quiet, largest: 36, gap: 0 }),
      block(canvas, 'title', { weight: 800, colour: strong, largest: canvas.either(84, 92), gap: 30 }),
      block(canvas, 'message', { weight: 500, colour: text, largest: 40, gap: 66 }),
      block(canvas, 'date', { weight: 700, colour: quiet, largest: 34, gap: 40 }),
    ],
    { box, align: isWide ? 'left' : 'centre', at: canvas.either(0.5, 0.4) },
  );
  const title = stack.blocks.find(({ field }) => field === 'title');
  const message = stack.blocks.find(({ field }) => field === 'message');
  const middle = title && message ? (title.top + title.height + message.top) / 2 : 0;
  const wide = 120 * unit;
  const x = isWide ? box.x : box.x + (box.width - wide) / 2;
  const bar = slit({ x, y: y + middle - 4 * unit, width: wide, height: 8 * unit }, palette.accent);
  return { svg: ornament(canvas, roundel) + svg + (message ? bar : ''), stacks: [stack] };
}

function ornament({ palette }: Canvas, { x, y, width }: Box): string {
  const { ground, main, accent } = palette;
  const fill = ground === main ? mix(main, '#000000', 0.22) : main;
  const colour = contrast(accent, fill) >= 2 ? accent : palette.onMain;
  const ring = (by: number, paint: string): string =>
    rect({ x: x + by, y: y + by, width: width - 2 * by, height: width - 2 * by }, `rx="${width / 2 - by}" ${paint}`);
  const inner = width * 0.5;
  const leaves = Array.from({ length: 16 }, (_, at) => {
    const turn = (at * 360) / 16;
    const [cx, cy] = [x + width / 2, y + width / 2];
    return `<path transform="rotate(${turn} ${cx} ${cy})" d="M${cx} ${y + width * 0.045}q${width * 0.045} ${width * 0.055} 0 ${width * 0.11}q${-width * 0.045} ${-width * 0.055} 0 ${-width * 0.11}z" fill="${colour}"/>`;
  });
  return (
    ring(0, `fill="${fill}"`) +
    ring(width * 0.02, `fill="none" stroke="${colour}" stroke-width="${width * 0.008}"`) +
    leaves.join('') +
    ring(width * 0.175, `fill="none" stroke="${colour}" stroke-width="${width * 0.006}"`) +
    medallion({ x: x + (width - inner) / 2, y: y + (width - inner) / 2, size: inner, colour }, fill)
  );
}
