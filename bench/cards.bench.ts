// Cards: one in all sizes as files, and one preview while typing, in the threads that draw them.
import sharp from 'sharp';
import { cardSizes, cardTemplates, type CardDesign } from '#cards/contract.ts';
import { openStudio } from '#cards/index.ts';
import { median, printFigure } from './figures.ts';

const logo = await sharp({ create: { width: 480, height: 480, channels: 4, background: '#8a5726' } }).png().toBuffer(); // oxfmt-ignore
const common = {
  look: { agencyName: 'Dinas Pekerjaan Umum', governmentName: 'Pemerintah Kota', main: '#2b4299', accent: '#e3a857' },
  pictures: { logo: new Uint8Array(logo), 'picture-0': new Uint8Array(logo), 'picture-1': new Uint8Array(logo) },
} as const;
const words = 'Saluran di Jalan Sriwijaya kini lancar, warga dan petugas mengangkut tiga truk lumpur. ';

function designOf(template: CardDesign['template'], round: number): CardDesign {
  const fields = { title: `Kerja bakti ${round}`, text: words, fact: words, claim: words, body: words, name: 'Siti', date: 'Sabtu, 28 November 2026', time: 'Pukul 07.00 WIB', place: 'Balai kelurahan', value1: '4,2 km', label1: 'saluran', value2: '3 truk', label2: 'lumpur' }; // oxfmt-ignore
  return { template, tone: 'colour', fields, pictures: [] };
}

const studio = openStudio();
const all: number[] = [];
const previews: number[] = [];
for (let round = 0; round < 3; round += 1) {
  for (const template of cardTemplates) {
    const design = designOf(template, round);
    const began = performance.now();
    await Promise.all(cardSizes.map((size) => studio.draw({ ...common, design, size, as: 'file' })));
    const drawn = performance.now();
    await studio.draw({ ...common, design, size: 'portrait', width: 720, as: 'preview' });
    // The first round opens fonts and starts threads.
    if (round > 0) {
      all.push(drawn - began);
      previews.push(performance.now() - drawn);
    }
  }
}
await studio.close();
printFigure({
  name: 'one card in all five sizes, drawn and encoded, median',
  value: median(all),
  unit: 'ms',
  atMost: 1_500,
});
printFigure({ name: 'one preview, drawn and encoded, median', value: median(previews), unit: 'ms', atMost: 300 });
