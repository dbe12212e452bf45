import { type CardDesign, type CardLook, type CardSize, type CardTemplate, sizeOfCard } from '../design.ts';
import { framed, paletteOf, type Canvas, type Drawing, type Palette } from './canvas.ts';
import { definitions, type Box } from './svg.ts';
import { shaped } from './shape.ts';
import { announcement } from './templates/announcement.ts';
import { beforeAfter } from './templates/before-after.ts';
import { clarification } from './templates/clarification.ts';
import { condolence } from './templates/condolence.ts';
import { event } from './templates/event.ts';
import { figures } from './templates/figures.ts';
import { greeting } from './templates/greeting.ts';
import { quote } from './templates/quote.ts';

const templates: Readonly<Record<CardTemplate, (canvas: Canvas) => Drawing>> = {
  announcement,
  event,
  quote,
  greeting,
  condolence,
  figures,
  'before-after': beforeAfter,
  clarification,
};

export interface CardAsked {
  readonly design: CardDesign;
  readonly look: CardLook;
  readonly size: CardSize;
  readonly hasLogo: boolean;
}

export interface DrawnCard {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  /** Where the pictures stand, by their key. */
  readonly pictures: Readonly<Record<string, Box>>;
  readonly tooLong: readonly { readonly field: string; readonly letters: number }[];
  readonly missing: readonly string[];
  readonly adjusted: Palette['adjusted'];
}

const logoBox: Box = { x: 0, y: 0, width: 200, height: 200 };

/** A card in one size, as vectors: letters are shapes, so it looks the same wherever it is drawn. */
export function drawCard({ design, look, size, hasLogo }: CardAsked): DrawnCard {
  const palette = design.template === 'condolence' ? mourning(design.tone) : paletteOf(look, design.tone);
  const { canvas, before, stacks } = framed({ design, look, size, hasLogo, palette });
  const drawn = templates[design.template](canvas);
  const { width, height } = sizeOfCard[size];
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`;
  const all = [...stacks, ...drawn.stacks];
  const letters = Object.values(design.fields).flatMap((text) => shaped(text, { weight: 500, tracking: 0 }).missing);
  return {
    svg: `${head}${definitions}${before}${drawn.svg}</svg>`,
    width,
    height,
    pictures: { ...drawn.pictures, ...(hasLogo && { logo: logoBox }) },
    tooLong: all.flatMap(({ tooLong }) => (tooLong ? [tooLong] : [])),
    missing: [...new Set(letters)],
    adjusted: palette.adjusted,
  };
}

function mourning(tone: CardDesign['tone']): Palette {
  const grey = { main: '#2b2d33', accent: '#b9b4a6' };
  return paletteOf(tone === 'light' ? grey : { ...grey, main: '#1c1e23' }, tone);
}
