import { block, column, type Canvas, type Drawing } from '../canvas.ts';
import { kamboja, photo, rect, type Box } from '../svg.ts';

/** Quiet, whatever the agency's colours are. Of the picture nothing is cut but its corners. */
export function condolence(canvas: Canvas): Drawing {
  const { room, isWide, unit, palette, design } = canvas;
  const hasPortrait = design.pictures.length > 0;
  const round = isWide ? Math.min(room.height * 0.9, 380) : Math.min(room.height * 0.36, 400);
  const place: Box = isWide
    ? { x: room.x, y: room.y + (room.height - round) / 2, width: round, height: round }
    : { x: room.x + (room.width - round) / 2, y: room.y, width: round, height: round };
  const gap = canvas.either(72, 44) * unit;
  const box: Box = isWide
    ? { ...room, x: place.x + round + gap, width: room.width - round - gap }
    : { ...room, y: room.y + round + gap, height: room.height - round - gap };
  const { strong, text, quiet } = palette;
  const { stack, svg } = column(
    [
      block(canvas, 'opening', { weight: 500, colour: quiet, largest: 40, gap: 0 }),
      block(canvas, 'name', { weight: 800, colour: strong, largest: canvas.either(76, 80), gap: 34 }),
      block(canvas, 'position', { weight: 700, colour: text, largest: 38, gap: 24 }),
      block(canvas, 'date', { weight: 500, colour: quiet, largest: 34, gap: 20 }),
      block(canvas, 'message', { weight: 500, colour: text, largest: 36, gap: 48 }),
    ],
    { box, align: isWide ? 'left' : 'centre', at: canvas.either(0.5, 0.4) },
  );
  const flowers = hasPortrait ? portraitWith(canvas, place) : bouquet(place);
  return { svg: flowers + svg, stacks: [stack], ...(hasPortrait && { pictures: { 'picture-0': place } }) };
}

function bouquet({ x, y, width }: Box): string {
  return (
    kamboja({ x: x + width * 0.46, y: y + width * 0.34, size: width * 0.52 }, 0.82) +
    kamboja({ x: x + width * 0.02, y: y + width * 0.36, size: width * 0.46 }, 0.72) +
    kamboja({ x: x + width * 0.16, y: y - width * 0.02, size: width * 0.66 })
  );
}

function portraitWith({ palette }: Canvas, place: Box): string {
  const { x, y, width } = place;
  const ring = { x: x - 6, y: y - 6, width: width + 12, height: width + 12 };
  return (
    rect(ring, `rx="${width / 2 + 6}" fill="${palette.quiet}"`) +
    photo('picture-0', place, width / 2) +
    kamboja({ x: x + width * 0.72, y: y + width * 0.66, size: width * 0.4 })
  );
}
