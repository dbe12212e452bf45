// A photo of 12 megapixels as a phone makes it, until it is kept and stands ready in every size; and one part for a network.
import sharp from 'sharp';
import { renditionShapes } from '../src/media/picture.ts';
import { fit, keepable, lookOf, render } from '../src/media/pixels.ts';
import { median, printFigure } from './figures.ts';

const rounds = 5;
const photo = await aPhoto();

const floor: number[] = [];
const ready: number[] = [];
const taking: number[] = [];
const part: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  floor.push(await timed(() => sharp(photo).resize(1600).raw().toBuffer()));
  const begun = performance.now();
  const kept = await keepable(photo);
  if (!kept.ok) throw new Error(kept.refusal.kind);
  const { bytes } = kept.value;
  await lookOf(bytes);
  taking.push(performance.now() - begun);
  await Promise.all(Object.values(renditionShapes).map((shape) => render(bytes, shape)));
  ready.push(performance.now() - begun);
  const crop = { x: 0.1, y: 0, width: 0.8, height: 1 };
  part.push(await timed(() => fit(bytes, { maxBytes: 1_000_000, mime: 'image/jpeg', crop })));
}

const bare = { name: 'one bare decode and resize', value: median(floor) };
printFigure({
  name: '12 megapixels taken in and ready in all sizes, p50',
  value: median(ready),
  unit: 'ms',
  atMost: 1_500,
  floor: bare,
});
printFigure({ name: '    of it turning upright, stripping, keeping, p50', value: median(taking), unit: 'ms' });
printFigure({ name: '    a part cut for a network of 1 MB, p50', value: median(part), unit: 'ms' });

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** Soft shapes with the grain of a sensor, about the size that phones give. */
async function aPhoto(): Promise<Buffer> {
  const shapes = Buffer.from(Array.from({ length: 40 * 30 * 3 }, (_, at) => (at * 7919) % 256));
  const soft = await sharp(shapes, { raw: { width: 40, height: 30, channels: 3 } })
    .resize(4000, 3000, { kernel: 'cubic' })
    .png({ compressionLevel: 1 })
    .toBuffer();
  const noise = { type: 'gaussian', mean: 128, sigma: 8 } as const;
  const grain = await sharp({ create: { width: 4000, height: 3000, channels: 3, background: '#808080', noise } })
    .png({ compressionLevel: 1 })
    .toBuffer();
  return await sharp(soft)
    .composite([{ input: grain, blend: 'soft-light' }])
    .jpeg({ quality: 92 })
    .toBuffer();
}
