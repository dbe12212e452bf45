import { block, column, type Canvas, type Drawing } from '../canvas.ts';
import { glyphs, photo, rect, slit, type Box } from '../svg.ts';
import { shaped } from '../shape.ts';

/** Somebody's words, and who says them. */
export function quote(canvas: Canvas): Drawing {
  const { room, palette, unit, isWide, design } = canvas;
  const hasPortrait = design.pictures.length > 0;
  const side = hasPortrait ? canvas.either(150, 190) : 0;
  const foot = Math.max(side, canvas.either(176, 180) * unit);
  const mark = canvas.either(250, 330) * unit;
  const drawn = shaped('“', { weight: 800, tracking: 0 });
  const sign = glyphs(drawn, { x: room.x - mark * 0.04, y: room.y + mark * 0.74, size: mark, colour: palette.accent });
  const indent = isWide ? mark * 0.52 : 0;
  const top = isWide ? 0 : mark * 0.42;
  const said: Box = {
    x: room.x + indent,
    y: room.y + top,
    width: room.width - indent,
    height: room.height - top - foot - 40 * unit,
  };
  const words = block(canvas, 'text', { weight: 700, colour: palette.strong, largest: canvas.either(68, 76), gap: 0 });
  const text = column([{ ...words, leading: 1.3 }], { box: said, at: 0.45 });
  const y = room.y + room.height - foot;
  const portrait = { x: room.x + indent, y: y + (foot - side) / 2, width: side, height: side };
  const left = portrait.x + (hasPortrait ? side + 32 * unit : 36 * unit);
  const by: Box = { x: left, y, width: room.x + room.width - left, height: foot };
  const who = column(
    [
      block(canvas, 'name', { weight: 800, colour: palette.strong, largest: 46, gap: 0 }),
      block(canvas, 'position', { weight: 500, colour: palette.quiet, largest: 34, gap: 16 }),
    ],
    { box: by, at: 0.5 },
  );
  const bar = { x: portrait.x, y: who.y - 4 * unit, width: 10 * unit, height: who.stack.height + 8 * unit };
  const ring = { x: portrait.x - 5, y: portrait.y - 5, width: side + 10, height: side + 10 };
  const beside = hasPortrait
    ? rect(ring, `rx="${side / 2 + 5}" fill="${palette.accent}"`) + photo('picture-0', portrait, side / 2)
    : slit(bar, palette.accent);
  return {
    svg: sign + text.svg + beside + who.svg,
    stacks: [text.stack, who.stack],
    ...(hasPortrait && { pictures: { 'picture-0': portrait } }),
  };
}
