// The composer: from a key to the counters of eight variants, and the advice that follows when the writer pauses.
import { countText, findingsFor, limitsOf, type MediumName } from '#channels/contract.ts';
import { adviceOn } from '../src/publishing/writing/rules.ts';
import { median, percentile, printFigure } from './figures.ts';

const media: readonly MediumName[] = [
  'portal',
  'bluesky',
  'instagram',
  'facebook',
  'x',
  'threads',
  'telegram',
  'mastodon',
];
const sentence =
  'Saluran di Jalan Sriwijaya kini lancar 👷🏽, baca https://kota.go.id/saluran atau tanya @dpupr@kota.social. #KerjaBakti\n';
const keys = 200;

function timesOf(act: (text: string) => unknown, base: string): readonly number[] {
  return Array.from({ length: keys }, (_, key) => {
    const text = `${base}${'a'.repeat(key)}`;
    const began = performance.now();
    act(text);
    return performance.now() - began;
  });
}

function count(text: string): void {
  for (const medium of media) {
    const limits = limitsOf({ medium });
    countText(limits, text);
    findingsFor(limits, { text, title: 'Saluran lancar', pictures: [{ alt: 'Petugas mengeruk saluran' }] });
  }
}

function advise(text: string): void {
  adviceOn({ title: '', text, readOn: '2026-11-27', pictures: [], outdatedFacts: [], electionWords: [] });
}

for (const [name, length] of [
  ['a post of 1,000 characters', 1_000],
  ['20,000 characters', 20_000],
] as const) {
  const base = sentence.repeat(Math.ceil(length / sentence.length)).slice(0, length);
  const counting = timesOf(count, base);
  printFigure({ name: `counters of 8 variants, ${name}, median`, value: median(counting), unit: 'ms', atMost: 16 });
  printFigure({
    name: `counters of 8 variants, ${name}, p95`,
    value: percentile(counting, 95),
    unit: 'ms',
    atMost: 16,
  });
  printFigure({
    name: `advice by rules, ${name}, median`,
    value: median(timesOf(advise, base)),
    unit: 'ms',
    atMost: 50,
  });
}
