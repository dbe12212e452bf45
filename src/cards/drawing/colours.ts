/** Colours as `#rrggbb`, and how well one is read on another (WCAG 2.2). */
export type Colour = string;

const lowestContrast = 4.5;

function partsOf(colour: Colour): readonly [number, number, number] {
  const at = (from: number): number => Number.parseInt(colour.slice(from, from + 2), 16);
  return [at(1), at(3), at(5)];
}

function luminance(colour: Colour): number {
  const [r, g, b] = partsOf(colour).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function contrast(one: Colour, other: Colour): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** `share` of the second colour in the first. */
export function mix(one: Colour, other: Colour, share: number): Colour {
  const target = partsOf(other);
  const mixed = partsOf(one).map((part, at) => Math.round(part + ((target[at] ?? 0) - part) * share));
  return `#${mixed.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

export interface Adjusted {
  readonly colour: Colour;
  readonly changed: boolean;
}

/** The colour itself where it is read on the ground, else the nearest step towards `towards` that is. */
export function readable(colour: Colour, ground: Colour, towards: Colour): Adjusted {
  for (let step = 0; step <= 50; step += 1) {
    const tried = step === 0 ? colour : mix(colour, towards, step / 50);
    if (contrast(tried, ground) >= lowestContrast) return { colour: tried, changed: step > 0 };
  }
  return { colour: towards, changed: true };
}

export const white = '#ffffff';
export const ink = '#1b2138';

export interface Grounded {
  readonly ground: Colour;
  /** Words on it. */
  readonly on: Colour;
  readonly changed: boolean;
}

/** A ground of that colour that words can stand on: light ones carry ink, others white and are darkened as far as needed. */
export function groundOf(main: Colour): Grounded {
  if (contrast(main, ink) >= 7) return { ground: main, on: ink, changed: false };
  const { colour, changed } = readable(main, white, '#000000');
  return { ground: colour, on: white, changed };
}
