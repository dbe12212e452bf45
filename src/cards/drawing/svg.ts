import type { Align, Stack } from './fit.ts';
import type { TextLine } from './lines.ts';
import { pathOf } from './shape.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const n = (value: number): number => Math.round(value * 100) / 100;

export function rect({ x, y, width, height }: Box, paint: string): string {
  return `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" ${paint}/>`;
}

/** The drum's slit: a rounded bar. */
export function slit({ x, y, width, height }: Box, colour: string): string {
  return rect({ x, y, width, height }, `rx="${n(Math.min(width, height) / 2)}" fill="${colour}"`);
}

export function setText(stack: Stack, at: Pick<Box, 'x' | 'y' | 'width'>, align: Align = 'left'): string {
  return stack.blocks
    .flatMap(({ lines, size, top, baselines, colour }) =>
      lines.map((line, index) => {
        const baseline = at.y + top + (baselines[index] ?? 0);
        return glyphs(line, { x: startOf(line, { ...at, size, align }), y: baseline, size, colour });
      }),
    )
    .join('');
}

interface Start extends Pick<Box, 'x' | 'width'> {
  readonly size: number;
  readonly align: Align;
}

function startOf(line: TextLine, { x, width, size, align }: Start): number {
  const free = width - (line.advance * size) / 1000;
  if (align === 'centre') return x + free / 2;
  return line.rightToLeft ? x + free : x;
}

interface Ink {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly colour: string;
}

export function glyphs(line: Pick<TextLine, 'marks'>, { x, y, size, colour }: Ink): string {
  const path = pathOf(line);
  if (path === '') return '';
  return `<path transform="translate(${n(x)} ${n(y)}) scale(${n(size) / 1000})" fill="${colour}" d="${path}"/>`;
}

/** Tabler outline icons, MIT, in a square of 24. */
const icons = {
  calendar: 'M4 7a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2zM16 3v4M8 3v4M4 11h16M8 15h2v2H8z',
  clock: 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M12 7v5l3 3',
  place:
    'M9 11a3 3 0 1 0 6 0a3 3 0 0 0-6 0M17.657 16.657 13.414 20.9a2 2 0 0 1-2.827 0l-4.244-4.243a8 8 0 1 1 11.314 0z',
  info: 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M12 9h.01M11 12h1v4h1',
  check: 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M9 12l2 2 4-4',
  arrow: 'M5 12h14M13 18l6-6M13 6l6 6',
} as const;
export type IconName = keyof typeof icons;

export function icon(name: IconName, { x, y, size, colour }: Ink): string {
  const scale = n(size / 24);
  return `<path transform="translate(${n(x)} ${n(y)}) scale(${scale})" d="${icons[name]}" fill="none" stroke="${colour}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>`;
}

const petal = 'M26 26C15 25 4 16 3 3 16 4 25 15 26 26Z';

/** One kawung of batik, four petals around a seed, in a square of 56. */
function kawung(width: number, filled?: { readonly fill: string; readonly vein: string }): string {
  const vein = `<path d="M9.5 9.5l9 9"${filled ? ` stroke="${filled.vein}" stroke-width="2"` : ''}/>`;
  const one = `<path d="${petal}"${filled ? ` fill="${filled.fill}"` : ''}/>${vein}`;
  const turned = [0, 90, 180, 270].map((turn) => `<g transform="rotate(${turn} 28 28)">${one}</g>`).join('');
  return `<g fill="none" stroke-width="${width}" stroke-linecap="round">${turned}<path d="M28 25.6l2.4 2.4-2.4 2.4-2.4-2.4z"/></g>`;
}

/** `vein` given: its petals are filled. */
export function medallion({ x, y, size, colour }: Ink, vein?: string): string {
  const drawn = vein === undefined ? kawung(1.5) : kawung(1.2, { fill: colour, vein });
  return `<g transform="translate(${n(x)} ${n(y)}) scale(${n(size / 56)})" stroke="${colour}">${drawn}</g>`;
}

interface Cloth {
  readonly ground: string;
  readonly colour: string;
  readonly rows: number;
}

/** An edge of batik: kawung beside kawung, whole ones only. */
export function batikEdge(box: Box, { ground, colour, rows }: Cloth): string {
  const size = box.height / rows;
  const count = Math.max(1, Math.round(box.width / size));
  const step = box.width / count;
  const marks = Array.from({ length: count * rows }, (_, at) => {
    const x = box.x + (at % count) * step + (step - size) / 2;
    return medallion({ x, y: box.y + Math.floor(at / count) * size, size, colour });
  });
  return rect(box, `fill="${ground}"`) + marks.join('');
}

/** Kamboja, the flower of mourning and prayer, in a square of 100. */
export function kamboja({ x, y, size }: Omit<Ink, 'colour'>, opacity = 1): string {
  const leaf = 'M50 50C38 40 33 22 44 7C52 1 62 8 62 20C62 32 56 42 50 50Z';
  const petals = [0, 72, 144, 216, 288].map(
    (turn) =>
      `<path transform="rotate(${turn} 50 50)" d="${leaf}" fill="url(#kamboja)" stroke="#c4b98f" stroke-width=".8"/>`,
  );
  const whole = petals.join('');
  return `<g transform="translate(${n(x)} ${n(y)}) scale(${n(size / 100)})" opacity="${opacity}">${whole}</g>`;
}

export const definitions = `<defs><radialGradient id="kamboja" gradientUnits="userSpaceOnUse" cx="50" cy="50" r="46"><stop offset="0" stop-color="#e9b949"/><stop offset=".34" stop-color="#f7ecc8"/><stop offset=".7" stop-color="#fdfcf7"/><stop offset="1" stop-color="#ffffff"/></radialGradient></defs>`;

/** A picture that fills its box; `key` is one of those handed in for drawing. */
export function photo(key: string, box: Box, clip = 28): string {
  const id = `clip-${key}`;
  return `<clipPath id="${id}">${rect(box, `rx="${clip}"`)}</clipPath><g clip-path="url(#${id})"><image href="${key}" x="${n(box.x)}" y="${n(box.y)}" width="${n(box.width)}" height="${n(box.height)}" preserveAspectRatio="xMidYMid slice"/></g>`;
}

/** The whole picture inside its box. */
export function logo(key: string, { x, y, width, height }: Box): string {
  return `<image href="${key}" x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" preserveAspectRatio="xMidYMid meet"/>`;
}
