/** Flat drawings that stand in for photographs: a sample city must not show real people. 1200 × 675 SVG. */
export const sceneNames = [
  'drain',
  'road',
  'rain',
  'meeting',
  'lamp',
  'house',
  'park',
  'trees',
  'truck',
  'desk',
  'school',
  'stage',
  'clinic',
  'market',
  'mountain',
  'books',
] as const;
export type SceneName = (typeof sceneNames)[number];

interface Palette {
  readonly sky: string;
  readonly far: string;
  readonly near: string;
  readonly shirt: string;
}

const palettes: readonly Palette[] = [
  { sky: '#cfe0ea', far: '#6e93ad', near: '#7fa264', shirt: '#2b4299' },
  { sky: '#f3dcb4', far: '#55739f', near: '#5f8f5b', shirt: '#cd6b11' },
  { sky: '#dfe9d8', far: '#8aa57a', near: '#3f7a55', shirt: '#127a51' },
  { sky: '#e9dfcd', far: '#b08a5d', near: '#8a9a62', shirt: '#41142d' },
];

const alts: Record<SceneName, string> = {
  drain: 'Gambar: dua petugas berhelm mengeruk saluran air di tepi jalan.',
  road: 'Gambar: jalan kota dengan kerucut pembatas di tepinya.',
  rain: 'Gambar: awan hujan di atas sebuah rumah.',
  meeting: 'Gambar: tiga warga duduk di depan papan tulis.',
  lamp: 'Gambar: lampu gang menyala pada malam hari.',
  house: 'Gambar: rumah beratap genting dengan pintu terbuka.',
  park: 'Gambar: bangku taman di bawah dua pohon.',
  trees: 'Gambar: pohon peneduh yang baru ditanam berderet.',
  truck: 'Gambar: truk sampah hijau di tepi jalan.',
  desk: 'Gambar: petugas melayani warga di meja layanan.',
  school: 'Gambar: gedung sekolah dengan tiang bendera.',
  stage: 'Gambar: penari di panggung dengan tirai.',
  clinic: 'Gambar: gedung puskesmas dengan tanda tambah.',
  market: 'Gambar: kios pasar dengan tenda bergaris.',
  mountain: 'Gambar: gunung saat matahari terbit dan dua rumah.',
  books: 'Gambar: rak penuh buku dan seorang pembaca.',
};

export function sceneAlt(name: SceneName): string {
  return alts[name];
}

type Rectangle = readonly [x: number, y: number, width: number, height: number, fill: string, radius?: number];
type Circle = readonly [x: number, y: number, radius: number, fill: string];

const rect = (...[x, y, w, h, fill, r = 0]: Rectangle): string =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${r}" fill="${fill}"/>`;
const disc = (...[x, y, r, fill]: Circle): string => `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}"/>`;
const shape = (d: string, fill: string): string => `<path d="${d}" fill="${fill}"/>`;

const person = (x: number, y: number, shirt: string): string =>
  disc(x, y, 46, '#8a5726') + shape(`M${x - 80} ${y + 170}c0-150 160-150 160 0z`, shirt);
const tree = (x: number, y: number, leaf: string): string =>
  rect(x - 11, y, 22, 150, '#6b4423', 6) + disc(x, y - 30, 92, leaf) + disc(x - 40, y + 10, 60, leaf);
const ground = (fill: string, y = 470): string => rect(0, y, 1200, 675 - y, fill);
const roof = (x: number, y: number, w: number): string => shape(`M${x} ${y}l${w / 2} -120l${w / 2} 120z`, '#b5532b');

const drawings: Record<SceneName, (palette: Palette) => string> = {
  drain: ({ near, shirt }) =>
    rect(0, 250, 1200, 160, '#b98d5c') +
    ground('#8c9494', 410) +
    rect(420, 430, 380, 245, '#525d5b') +
    shape('M440 600q90 -60 180 0t160 0v75h-340z', '#4f93b8') +
    person(300, 260, shirt) +
    person(900, 260, near) +
    shape('M258 240a44 44 0 0 1 88 0zM858 240a44 44 0 0 1 88 0z', '#e3a857'),
  road: ({ far, near }) =>
    shape('M0 420l260 -210 220 150 260 -240 460 300v60h-1200z', far) +
    ground(near, 430) +
    shape('M470 430h260l250 245h-760z', '#4b4f60') +
    shape('M590 450h20l14 60h-48zM572 540h56l20 90h-96z', '#f4f3ef') +
    shape('M940 600l40 -110 40 110zM920 600h120v20h-120z', '#cd6b11'),
  rain: ({ far }) =>
    rect(0, 0, 1200, 675, '#5b6d8e') +
    disc(420, 240, 120, '#e6eaf2') +
    disc(560, 190, 150, '#e6eaf2') +
    disc(700, 250, 110, '#e6eaf2') +
    rect(400, 250, 320, 110, '#e6eaf2', 50) +
    [440, 540, 640, 740].map((x) => shape(`M${x} 400l-30 110h18l30 -110z`, '#bfe0ee')).join('') +
    rect(860, 480, 220, 195, '#2f3b57') +
    roof(830, 490, 280) +
    rect(930, 560, 80, 115, far),
  meeting: ({ shirt, far }) =>
    rect(260, 60, 680, 210, '#2b4299', 8) +
    rect(320, 110, 300, 22, '#f4f3ef', 11) +
    rect(320, 165, 420, 22, '#f4f3ef', 11) +
    person(360, 400, shirt) +
    person(600, 380, '#cd6b11') +
    person(840, 400, far) +
    rect(0, 600, 1200, 75, '#c9b08a'),
  lamp: ({ near }) =>
    rect(0, 0, 1200, 675, '#18214a') +
    shape('M560 150l-200 525h560l-200 -525z', '#3c4777') +
    rect(624, 120, 16, 500, '#858899') +
    rect(560, 110, 144, 26, '#858899', 10) +
    disc(600, 150, 40, '#f3d48b') +
    ground('#0d1122', 610) +
    rect(80, 380, 220, 230, '#2a3258') +
    roof(60, 390, 260) +
    rect(960, 400, 200, 210, near) +
    roof(940, 410, 240),
  house: ({ far, near }) =>
    ground(near) +
    rect(380, 300, 440, 260, '#f4f3ef') +
    roof(330, 310, 540) +
    rect(550, 400, 110, 160, '#8a5726') +
    rect(430, 370, 80, 80, far) +
    rect(700, 370, 80, 80, far) +
    tree(180, 400, '#3f7a55') +
    tree(1020, 400, '#5f8f5b'),
  park: ({ near }) =>
    ground(near) +
    tree(260, 320, '#2f7350') +
    tree(930, 330, '#4a935f') +
    rect(470, 470, 280, 24, '#8a5726', 6) +
    rect(470, 410, 280, 20, '#8a5726', 6) +
    rect(500, 490, 18, 80, '#4b3a25') +
    rect(700, 490, 18, 80, '#4b3a25') +
    shape('M0 620q300 -60 600 -20t600 -20v95h-1200z', '#d9cba8'),
  trees: ({ near, far }) =>
    shape('M0 470q300 -90 600 -30t600 -40v275h-1200z', near) +
    tree(240, 330, '#2f7350') +
    tree(520, 300, '#4a935f') +
    tree(800, 320, '#2f7350') +
    tree(1050, 350, far),
  truck: ({ near }) =>
    ground('#8c9494', 500) +
    rect(260, 260, 460, 240, '#127a51', 14) +
    rect(730, 330, 190, 170, '#17663f', 18) +
    rect(780, 360, 110, 70, '#cfe0ea', 8) +
    disc(400, 510, 56, '#2a2f40') +
    disc(800, 510, 56, '#2a2f40') +
    rect(60, 420, 110, 80, near, 12) +
    rect(1010, 420, 110, 80, '#cd6b11', 12),
  desk: ({ shirt, far }) =>
    rect(0, 0, 1200, 120, '#2b4299') +
    person(380, 300, shirt) +
    person(820, 300, far) +
    rect(180, 440, 840, 40, '#8a5726', 6) +
    rect(220, 480, 760, 195, '#a8703b') +
    rect(560, 390, 110, 60, '#f4f3ef', 4),
  school: ({ near, far }) =>
    ground(near, 520) +
    rect(260, 270, 680, 250, '#f4f3ef') +
    roof(220, 290, 760) +
    [320, 440, 680, 800].map((x) => rect(x, 340, 80, 80, far)).join('') +
    rect(555, 380, 90, 140, '#8a5726') +
    rect(120, 160, 10, 380, '#858899') +
    rect(130, 160, 120, 38, '#ae2019') +
    rect(130, 198, 120, 38, '#ffffff'),
  stage: ({ shirt }) =>
    rect(0, 0, 1200, 675, '#41142d') +
    shape('M0 0h300q-40 280 -160 520h-140z', '#8c2a3f') +
    shape('M1200 0h-300q40 280 160 520h140z', '#8c2a3f') +
    disc(600, 480, 330, '#5a2140') +
    ground('#c9974f', 540) +
    person(440, 370, shirt) +
    person(760, 370, '#e3a857') +
    person(600, 350, '#127a51'),
  clinic: ({ near, far }) =>
    ground(near, 540) +
    rect(280, 200, 640, 340, '#ffffff', 10) +
    rect(280, 200, 640, 70, '#127a51') +
    rect(560, 310, 80, 24, '#ae2019') +
    rect(588, 282, 24, 80, '#ae2019') +
    rect(540, 420, 120, 120, far) +
    [340, 440, 700, 800].map((x) => rect(x, 330, 70, 70, '#cfe0ea')).join(''),
  market: ({ near }) =>
    ground('#d9cba8', 520) +
    [180, 480, 780]
      .map(
        (x, i) =>
          rect(x, 320, 250, 200, ['#f4f3ef', '#f3e8da', '#e6eaf7'][i] ?? '#f4f3ef') +
          [0, 1, 2, 3, 4]
            .map((k) =>
              rect(x - 10 + k * 54, 240, 54, 90, k % 2 ? '#f4f3ef' : (['#cd6b11', '#2b4299', '#127a51'][i] ?? near)),
            )
            .join('') +
          disc(x + 60, 500, 32, '#cd6b11') +
          disc(x + 125, 500, 32, '#127a51') +
          disc(x + 190, 500, 32, '#e3a857'),
      )
      .join(''),
  mountain: ({ far, near }) =>
    disc(900, 190, 90, '#e8873a') +
    shape('M0 520l420 -380 360 330 180 -140 240 190v155h-1200z', far) +
    ground(near, 500) +
    rect(520, 440, 90, 90, '#f4f3ef') +
    roof(500, 450, 130) +
    rect(680, 455, 80, 80, '#f4f3ef') +
    roof(662, 462, 116),
  books: ({ shirt, far }) =>
    rect(0, 0, 1200, 675, '#7d5a36') +
    [60, 250, 440]
      .map(
        (y, row) =>
          rect(60, y + 150, 700, 20, '#4b3a25') +
          Array.from({ length: 14 }, (_, i) =>
            rect(
              75 + i * 48,
              y + ((i * 7 + row * 3) % 5) * 8,
              36,
              150 - ((i * 7 + row * 3) % 5) * 8,
              ['#2b4299', '#cd6b11', '#127a51', '#e3a857', '#f4f3ef'][(i + row) % 5] ?? far,
              4,
            ),
          ).join(''),
      )
      .join('') +
    person(960, 340, shirt) +
    shape('M870 520l90 -40 90 40v40l-90 -40 -90 40z', '#f4f3ef'),
};

/** The drawing as SVG text; `variant` changes its colours, 0 to 3. */
export function scene(name: SceneName, variant: number): string {
  const palette = palettes[variant % palettes.length] ?? {
    sky: '#ffffff',
    far: '#6e93ad',
    near: '#7fa264',
    shirt: '#2b4299',
  };
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="675" viewBox="0 0 1200 675">${rect(0, 0, 1200, 675, palette.sky)}${drawings[name](palette)}</svg>`;
}
