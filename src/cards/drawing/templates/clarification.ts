import { block, column, type Canvas, type Drawing } from '../canvas.ts';
import { fitted } from '../fit.ts';
import { shaped } from '../shape.ts';
import { glyphs, icon, rect, setText, type Box } from '../svg.ts';
import { caption } from './parts.ts';

const red = '#ae2019';

/** What goes round, stamped; beneath or beside it what is true, and who says so. */
export function clarification(canvas: Canvas): Drawing {
  const { room, isWide, unit, palette } = canvas;
  const gap = canvas.either(30, 28) * unit;
  const source = sourceOf(canvas);
  const free = room.height - source.height - (source.height > 0 ? 26 * unit : 0);
  const shares = sharesOf(canvas);
  const claimBox: Box = isWide
    ? { ...room, width: (room.width - gap) * 0.46, height: free }
    : { ...room, height: (free - gap) * shares };
  const factBox: Box = isWide
    ? { ...room, x: room.x + claimBox.width + gap, width: room.width - claimBox.width - gap, height: free }
    : { ...room, y: room.y + claimBox.height + gap, height: free - gap - claimBox.height };
  const claim = claimIn(canvas, claimBox);
  const fact = factIn(canvas, factBox);
  const bottom = { x: room.x, y: room.y + room.height - source.height, width: room.width };
  const last = rect(
    { x: room.x, y: bottom.y - 13 * unit, width: room.width, height: 2 },
    `fill="${palette.text}" opacity=".16"`,
  );
  const svg =
    claim.svg + fact.svg + (source.height > 0 ? last + setText(source, { ...bottom, y: bottom.y + 6 * unit }) : '');
  return { svg, stacks: [claim.stack, fact.stack, source] };
}

/** The fact gets at least as much room as the claim. */
function sharesOf({ said }: Canvas): number {
  const [claim, fact] = [said('claim').length + 60, said('fact').length + 60];
  return Math.min(0.5, Math.max(0.4, claim / (claim + fact)));
}

function claimIn(canvas: Canvas, box: Box) {
  const { palette, unit, isWide, smallest } = canvas;
  const inset = canvas.either(40, 44) * unit;
  const inner = { x: box.x + inset, y: box.y + inset, width: box.width - 2 * inset, height: box.height - 2 * inset };
  const label = caption(canvas, 'Kabar yang beredar', { box: inner, colour: palette.quietOnPanel });
  const stampHeight = smallest * canvas.either(2.9, 3.2);
  const rise = stampHeight * 0.36;
  const top = isWide ? inner.y + label.height : box.y + Math.max(inset + label.height, stampHeight - rise + 18 * unit);
  const height = inner.y + inner.height - top - (isWide ? stampHeight * 0.9 : 0);
  const words = block(canvas, 'claim', { weight: 700, colour: palette.onPanel, largest: 58, gap: 0 });
  const text = column([{ ...words, leading: 1.28 }], { box: { ...inner, y: top, height }, at: 0.4 });
  const round = canvas.either(22, 30);
  const frame =
    rect(box, `rx="${round}" fill="${palette.panel}"`) +
    rect(
      box,
      `rx="${round}" fill="none" stroke="${red}" stroke-width="3" stroke-dasharray="2 12" stroke-linecap="round"`,
    );
  const y = isWide ? box.y + box.height - inset * 0.4 : box.y + stampHeight - rise;
  const stamped = stamp({ x: box.x + box.width - inset * 0.6, y }, stampHeight);
  return { svg: frame + label.svg + text.svg + stamped, stack: text.stack };
}

/** Its lower right corner stands there. */
function stamp({ x, y }: { readonly x: number; readonly y: number }, height: number): string {
  const size = height * 0.62;
  const word = shaped('HOAKS', { weight: 800, tracking: 0.06 });
  const wide = (word.advance * size) / 1000 - size * 0.06;
  const width = wide + size * 0.9;
  const box = { x: x - width, y: y - height, width, height };
  const line = height * 0.075;
  const baseline = box.y + height / 2 + size * 0.3725;
  const inside = {
    x: box.x + line * 1.9,
    y: box.y + line * 1.9,
    width: width - line * 3.8,
    height: height - line * 3.8,
  };
  return (
    `<g transform="rotate(-5 ${x - width / 2} ${y - height / 2})">` +
    rect(box, `rx="${height * 0.16}" fill="#ffffff" stroke="${red}" stroke-width="${line}"`) +
    rect(inside, `rx="${height * 0.08}" fill="none" stroke="${red}" stroke-width="${line * 0.4}"`) +
    glyphs(word, { x: box.x + size * 0.45, y: baseline, size, colour: red }) +
    '</g>'
  );
}

function factIn(canvas: Canvas, box: Box) {
  const { palette, unit, smallest } = canvas;
  const light = palette.ground !== palette.main;
  const [fill, on] = light ? [palette.main, palette.onMain] : [palette.panel, palette.onPanel];
  const inset = canvas.either(40, 44) * unit;
  const inner = { x: box.x + inset, y: box.y + inset, width: box.width - 2 * inset, height: box.height - 2 * inset };
  const sign = smallest * 1.45;
  const beside = { ...inner, x: inner.x + sign * 1.3, y: inner.y + sign * 0.24, width: inner.width - sign * 1.3 };
  const label = caption(canvas, 'Faktanya', { box: beside, colour: on });
  const top = inner.y + Math.max(label.height + sign * 0.24, sign + smallest * 0.5);
  const words = block(canvas, 'fact', { weight: 700, colour: on, largest: 58, gap: 0 });
  const rest = { ...inner, y: top, height: inner.y + inner.height - top };
  const text = column([{ ...words, leading: 1.28 }], { box: rest, at: 0.4 });
  const mark = icon('check', { x: inner.x, y: inner.y, size: sign, colour: on });
  return {
    svg: rect(box, `rx="${canvas.either(22, 30)}" fill="${fill}"`) + mark + label.svg + text.svg,
    stack: text.stack,
  };
}

function sourceOf(canvas: Canvas) {
  const { palette, smallest, said, room } = canvas;
  const named = said('source') === '' ? '' : `Sumber: ${said('source')}`;
  const source = [named, said('date')].filter((part) => part !== '').join(' · ');
  const who = said('official');
  const size = smallest * 1.06;
  const common = { largest: size, smallest: smallest * 0.92, leading: 1.3 } as const;
  return fitted(
    [
      { ...common, field: 'source', text: source, weight: 700, colour: palette.text, gap: 0 },
      { ...common, field: 'official', text: who, weight: 500, colour: palette.quiet, gap: smallest * 0.4 },
    ],
    { width: room.width, height: smallest * canvas.either(4.4, 6) },
  );
}
