import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';

export type Weight = 500 | 700 | 800;

const require = createRequire(import.meta.url);
const opened = new Map<string, Font>();

/** Whatever the letters of Plus Jakarta Sans lack is taken from the next font that has it. Emoji are drawn in the text's colour. */
const files: Readonly<Record<Weight, readonly string[]>> = {
  500: [
    require.resolve('@fontsource/plus-jakarta-sans/files/plus-jakarta-sans-latin-500-normal.woff'),
    require.resolve('@fontsource/plus-jakarta-sans/files/plus-jakarta-sans-latin-ext-500-normal.woff'),
    require.resolve('@fontsource/noto-naskh-arabic/files/noto-naskh-arabic-arabic-500-normal.woff'),
    require.resolve('@fontsource/noto-sans-javanese/files/noto-sans-javanese-javanese-500-normal.woff'),
    require.resolve('@fontsource/noto-emoji/files/noto-emoji-emoji-500-normal.woff'),
  ],
  700: [
    require.resolve('@fontsource/plus-jakarta-sans/files/plus-jakarta-sans-latin-700-normal.woff'),
    require.resolve('@fontsource/plus-jakarta-sans/files/plus-jakarta-sans-latin-ext-700-normal.woff'),
    require.resolve('@fontsource/noto-naskh-arabic/files/noto-naskh-arabic-arabic-700-normal.woff'),
    require.resolve('@fontsource/noto-sans-javanese/files/noto-sans-javanese-javanese-700-normal.woff'),
    require.resolve('@fontsource/noto-emoji/files/noto-emoji-emoji-500-normal.woff'),
  ],
  800: [
    require.resolve('@fontsource/plus-jakarta-sans/files/plus-jakarta-sans-latin-800-normal.woff'),
    require.resolve('@fontsource/plus-jakarta-sans/files/plus-jakarta-sans-latin-ext-800-normal.woff'),
    require.resolve('@fontsource/noto-naskh-arabic/files/noto-naskh-arabic-arabic-700-normal.woff'),
    require.resolve('@fontsource/noto-sans-javanese/files/noto-sans-javanese-javanese-700-normal.woff'),
    require.resolve('@fontsource/noto-emoji/files/noto-emoji-emoji-500-normal.woff'),
  ],
};

/** Of Plus Jakarta Sans, in parts of the size. */
export const capHeight = 0.745;

function open(file: string): Font {
  const present = opened.get(file);
  if (present) return present;
  const font = create(readFileSync(file)) as Font;
  opened.set(file, font);
  return font;
}

const joiners = /\p{Emoji_Modifier}|\p{Variation_Selector}|\p{Join_Control}|\u20e3|[\u{e0020}-\u{e007f}]/u;

/** The first font that has all of a letter, with its accents and joiners; undefined: nobody can draw it. */
export function fontFor(letter: string, weight: Weight): Font | undefined {
  const marks = Array.from(letter).filter((mark) => !joiners.test(mark));
  const codes = (marks.length === 0 ? Array.from(letter) : marks).map((mark) => mark.codePointAt(0) ?? 0);
  const isEmoji = /\p{Emoji_Presentation}|\ufe0f|\u20e3/u.test(letter);
  const candidates = isEmoji ? files[weight].toReversed() : files[weight];
  for (const file of candidates) {
    const font = open(file);
    if (codes.every((code) => font.hasGlyphForCodePoint(code))) return font;
  }
  return undefined;
}
