import { block, column, type Canvas, type Drawing } from '../canvas.ts';
import { fitted } from '../fit.ts';
import { icon, photo, rect, setText, type Box } from '../svg.ts';

/** Two pictures of one place. */
export function beforeAfter(canvas: Canvas): Drawing {
  const { room, isWide, unit, palette, width } = canvas;
  const titleRoom = room.height * canvas.either(0.3, 0.24);
  const words = [
    block(canvas, 'title', { weight: 800, colour: palette.strong, largest: canvas.either(60, 68), gap: 0 }),
    block(canvas, 'place', { weight: 500, colour: palette.quiet, largest: 34, gap: 18 }),
  ];
  const head = column(words, { box: { ...room, height: titleRoom } });
  const top = head.bottom + 34 * unit;
  const height = room.y + room.height - top;
  const gap = canvas.either(20, 22);
  const across = isWide || height < (room.width - gap) * 0.95;
  const each = across ? (room.width - gap) / 2 : (height - gap) / 2;
  const places: readonly Box[] = [0, 1].map((at) =>
    across
      ? { x: room.x + at * (each + gap), y: top, width: each, height }
      : { x: room.x, y: top + at * (each + gap), width: room.width, height: each },
  );
  const shown = places.map((box, at) =>
    shownIn(canvas, box, { key: `picture-${at}`, field: at === 0 ? 'before' : 'after' }),
  );
  const middle = across
    ? { x: room.x + room.width / 2, y: top + height / 2 }
    : { x: room.x + room.width / 2, y: top + each + gap / 2 };
  const size = canvas.either(56, 76);
  const turn = across ? '' : `transform="rotate(90 ${middle.x} ${middle.y})"`;
  const disc = { x: middle.x - size / 2, y: middle.y - size / 2, width: size, height: size };
  const inner = size * 0.56;
  const arrow = icon('arrow', {
    x: middle.x - inner / 2,
    y: middle.y - inner / 2,
    size: inner,
    colour: palette.onMain,
  });
  const sign = `<g ${turn}>${rect(disc, `rx="${size / 2}" fill="${palette.main}" stroke="#ffffff" stroke-width="${width * 0.005}"`)}${arrow}</g>`;
  return {
    svg: head.svg + shown.map(({ svg }) => svg).join('') + sign,
    stacks: [head.stack, ...shown.map(({ stack }) => stack)],
    pictures: Object.fromEntries(places.map((box, at) => [`picture-${at}`, box])),
  };
}

function shownIn(canvas: Canvas, box: Box, { key, field }: { readonly key: string; readonly field: string }) {
  const { palette, smallest } = canvas;
  const size = smallest * 1.08;
  const after = field === 'after';
  const colour = after ? palette.onMain : palette.onPanel;
  const text = canvas.said(field) || (after ? 'Sesudah' : 'Sebelum');
  const side = size * 0.8;
  const words = { field, text, weight: 700, colour, largest: size, smallest: size * 0.8, gap: 0 } as const;
  const stack = fitted([words], { width: box.width * 0.7, height: size * 1.2 });
  const [set] = stack.blocks;
  const wide = ((set?.lines[0]?.advance ?? 0) * (set?.size ?? 0)) / 1000;
  const inset = canvas.either(16, 24);
  const bar = { x: box.x + inset, y: box.y + inset, width: wide + 2 * side, height: size * 1.85 };
  const label =
    rect(bar, `rx="${bar.height / 2}" fill="${after ? palette.main : palette.panel}"`) +
    setText(stack, { x: bar.x + side, y: bar.y + (bar.height - stack.height) / 2 + size * 0.08, width: wide });
  return { svg: photo(key, box) + label, stack };
}
