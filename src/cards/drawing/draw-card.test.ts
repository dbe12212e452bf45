import { describe, expect, test } from 'vitest';
import {
  cardFields,
  cardPictures,
  cardSizes,
  cardTemplates,
  cardTones,
  sizeOfCard,
  type CardDesign,
  type CardTemplate,
} from '../design.ts';
import { contrast, groundOf, readable } from './colours.ts';
import { framed, paletteOf } from './canvas.ts';
import { drawCard, type CardAsked } from './draw-card.ts';
import { brokenInto } from './lines.ts';
import { shaped } from './shape.ts';

const look = {
  agencyName: 'Dinas Pekerjaan Umum dan Penataan Ruang',
  governmentName: 'Pemerintah Kota Magelang',
  main: '#2b4299',
  accent: '#e3a857',
} as const;

function designOf(template: CardTemplate, words: (name: string, most: number) => string): CardDesign {
  const fields = Object.fromEntries(cardFields[template].map(({ name, most }) => [name, words(name, most)]));
  const pictures = Array.from({ length: cardPictures[template][0] }, (_, at) => `picture-${at}`);
  return { template, tone: 'colour', fields, pictures };
}

const hard: Readonly<Record<string, string>> = {
  'long Indonesian words': 'Mempertanggungjawabkan ketidakterselenggaraannya keberlangsungan penyelenggaraan pemberdayaan kemasyarakatan ',
  'no spaces': 'A'.repeat(600),
  'wide letters': 'WWWWMMMM@@@@'.repeat(60),
  'emoji': '👨‍👩‍👧‍👦🇮🇩👷🏽❤️1️⃣📍🙏'.repeat(30),
  'one endless letter': '👨‍👩‍👧‍👦\u{200d}'.repeat(60),
  'right to left': 'إنا لله وإنا إليه راجعون (2026) Magelang ',
  'Javanese letters': 'ꦩꦒꦼꦭꦁ ꦏꦸꦛ ',
  'unseen marks': 'Pasar\u{200b}\u{200d}\u{202e}\u{2066} mu\u{ad}rah\u{feff} ',
  'lines': 'satu\ndua\n\n\ntiga\r\n',
  'accents stacked': `Z${'\u{0301}'.repeat(20)} a\u{0308} `,
  'markup': '<script>alert("x")</script>&amp;"\'></svg> ',
  'one letter': 'i',
}; // oxfmt-ignore

function filled(part: string, most: number): string {
  return part.repeat(Math.ceil(most / part.length)).slice(0, most);
}

/** The furthest points of everything that letters are drawn with. */
function edgesOf(svg: string): { left: number; right: number; top: number; bottom: number } {
  const edges = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const [, x, y, scale, d = ''] of svg.matchAll(
    /<path transform="translate\(([-\d.]+) ([-\d.]+)\) scale\(([\d.]+)\)" fill="[^"]*" d="([^"]*)"/g,
  )) {
    let isAcross = true;
    for (const place of d.slice(1).split(/[^-\d]+/)) {
      if (place === '') continue;
      const value = Number(isAcross ? x : y) + Number(place) * Number(scale);
      if (isAcross) [edges.left, edges.right] = [Math.min(edges.left, value), Math.max(edges.right, value)];
      else [edges.top, edges.bottom] = [Math.min(edges.top, value), Math.max(edges.bottom, value)];
      isAcross = !isAcross;
    }
  }
  return edges;
}

describe.each(cardTemplates)('%s', (template) => {
  test.each(Object.entries(hard))('stays within its edges with %s, short and long', (_, part) => {
    for (const size of ['portrait', 'link'] as const) {
      const { width, height } = sizeOfCard[size];
      for (const share of size === 'link' ? [1] : [0.08, 1]) {
        const design = designOf(template, (__, most) => filled(part, Math.max(1, Math.round(most * share))));
        const drawn = drawCard({ design, look, size, hasLogo: share === 1 });
        const { left, right, top, bottom } = edgesOf(drawn.svg);
        // Side bearings and accents may reach a little beyond the column, never near the edge.
        expect
          .soft([left >= 20, right <= width - 20, top >= 10, bottom <= height - 20], `${size} ${share}`)
          .toEqual([true, true, true, true]);
        expect(drawn.svg).not.toMatch(/NaN|Infinity|undefined|<script/);
      }
    }
  });

  test('an ordinary text fits everywhere and is told in no finding', () => {
    const words = {
      kicker: 'Acara',
      claim: 'Bansos bulan depan dihapus semua, sebarkan!',
      fact: 'Bansos Desember tetap disalurkan seperti biasa.',
    };
    const design = designOf(template, (name) =>
      name in words ? words[name as 'kicker'] : name.startsWith('value') ? '4,2 km' : 'Kerja bakti saluran',
    );
    for (const tone of cardTones) {
      for (const size of cardSizes) {
        const { tooLong, missing, adjusted } = drawCard({ design: { ...design, tone }, look, size, hasLogo: true });
        expect({ size, tooLong, missing, adjusted }).toEqual({ size, tooLong: [], missing: [], adjusted: undefined });
      }
    }
  });
});

test('what is too long is told with the field and about how much to cut, and after that cut it fits', () => {
  const body = filled('Petugas memperbaiki pipa induk di Jalan Sudirman sejak pagi. ', 600);
  const [first] = drawCard(withBody(body)).tooLong;
  expect(first?.field).toBe('body');
  expect(first?.letters).toBeGreaterThan(50);
  expect(drawCard(withBody(body.slice(0, 600 - (first?.letters ?? 0)))).tooLong).toEqual([]);
});

test('letters that no font has are told, whatever else is there', () => {
  const design = {
    template: 'greeting',
    tone: 'light',
    fields: { title: '新年快乐 Selamat Imlek' },
    pictures: [],
  } as const;
  expect(drawCard({ design, look, size: 'square', hasLogo: false }).missing).toEqual(['新', '年', '快', '乐']);
});

test('Arabic is joined and runs from the right, beside Latin letters too', () => {
  const style = { weight: 500, tracking: 0 } as const;
  const joined = shaped('سلام', style);
  const apart = Array.from('سلام').reduce((sum, letter) => sum + shaped(letter, style).advance, 0);
  expect(joined.missing).toEqual([]);
  expect(joined.advance).toBeLessThan(apart * 0.9);
  expect(brokenInto('سلام', style, { width: 5000, cutWords: false }).lines[0]?.rightToLeft).toBe(true);
  const mixed = shaped('Salam سلام dunia', style);
  expect(
    Math.abs(mixed.advance - shaped('Salam ', style).advance - joined.advance - shaped(' dunia', style).advance),
  ).toBeLessThan(2);
});

test('times and numbers are not broken at their dashes; words are', () => {
  expect(lineCount('08.00–14.00')).toBe(1);
  expect(lineCount('alun-alun')).toBe(2);
});

const colours = Array.from({ length: 30 }, (_, at) => at * 12).flatMap((hue) =>
  [8, 25, 40, 50, 60, 75, 92].map((light) => ({ main: hex(hue, light), accent: hex((hue + 180) % 360, 60) })),
);

test.each(cardTones)(
  'words are read on every ground, %s: at least 4.5 : 1, for whatever colours an agency has',
  (tone) => {
    for (const look of colours) {
      const { strong, text, quiet, ground, onPanel, quietOnPanel, panel, onMain, main } = paletteOf(look, tone);
      const pairs = [[strong, ground], [text, ground], [quiet, ground], [onPanel, panel], [quietOnPanel, panel], [onMain, main]] as const; // oxfmt-ignore
      expect(pairs.filter(([words, under]) => contrast(words, under) < 4.5)).toEqual([]);
    }
  },
);

test('a colour that carries words stays as it is; one that does not is darkened', () => {
  expect(groundOf('#2b4299')).toMatchObject({ ground: '#2b4299', changed: false });
  expect(groundOf('#cd6b11')).toMatchObject({ on: '#ffffff', changed: true });
  expect(readable('#ffff00', '#ffffff', '#000000').changed).toBe(true);
});

test('a card without logo and without a foot uses the room', () => {
  const design = { template: 'announcement', tone: 'colour', fields: { title: 'a' }, pictures: [] } as const;
  const sheet = { design, look, size: 'square', palette: paletteOf(look, 'colour') } as const;
  const [bare, full] = [
    framed({ ...sheet, hasLogo: false }),
    framed({ ...sheet, hasLogo: true, design: { ...design, fields: { foot: 'kota.contoh' } } }),
  ];
  expect(bare.canvas.room.height).toBeGreaterThan(full.canvas.room.height);
});

function hex(hue: number, light: number): string {
  const spread = 0.8 * Math.min(light / 100, 1 - light / 100);
  const part = (n: number): string => {
    const k = (n + hue / 30) % 12;
    return Math.round(255 * (light / 100 - spread * Math.max(-1, Math.min(k - 3, 9 - k, 1))))
      .toString(16)
      .padStart(2, '0');
  };
  return `#${part(0)}${part(8)}${part(4)}`;
}

function withBody(body: string): CardAsked {
  const design = {
    template: 'announcement',
    tone: 'colour',
    fields: { title: 'Air bersih padam', body },
    pictures: [],
  } as const;
  return { design, look, size: 'link', hasLogo: true };
}

function lineCount(text: string): number {
  return brokenInto(text, { weight: 500, tracking: 0 }, { width: 3600, cutWords: false }).lines.length;
}
