import content from './content/strategy.json' with { type: 'json' };
import type { SamplePost } from './posts-plan.ts';

type SampleDuty = 'policy' | 'work-plan' | 'performance' | 'service' | 'education' | 'participation';

interface PillarContent {
  readonly agency: string;
  readonly name: string;
  readonly description: string;
  readonly share?: number;
  readonly weekday?: number;
}

export type StrategySample = (typeof content.strategies)[number];
export const strategyContents: readonly StrategySample[] = content.strategies;
export const pillarContents: readonly PillarContent[] = content.pillars;

/** Where a post stands in the strategy: the name of its pillar and the duty it serves; null where nobody said. */
export interface PlaceInStrategy {
  readonly pillar: string | null;
  readonly duty: SampleDuty | null;
}

interface Sign {
  readonly when: RegExp;
  readonly pillar: string;
  readonly duty: SampleDuty;
}

/** Told from the words of the post, the first that fits. */
const signs: readonly Sign[] = [
  { when: /^Tanya jawab|usul|musyawarah|gotong royong/i, pillar: 'Partisipasi warga', duty: 'participation' },
  { when: /budaya|seni |sanggar|museum|gamelan|tari|baca/i, pillar: 'Kamis budaya', duty: 'education' },
  { when: /upacara|peresmian|penghargaan|rapat paripurna|kunjungan/i, pillar: 'Seremonial', duty: 'policy' },
  { when: /rencana|anggaran|musrenbang|APBD/i, pillar: 'Informasi dan kebijakan', duty: 'work-plan' },
  { when: /selesai|tuntas|rampung|sudah /i, pillar: 'Informasi dan kebijakan', duty: 'performance' },
];

const byKind: Readonly<Record<string, Omit<Sign, 'when'>>> = {
  layanan: { pillar: 'Layanan: begini caranya', duty: 'service' },
  infografis: { pillar: 'Layanan: begini caranya', duty: 'education' },
  'hari-besar': { pillar: 'Seremonial', duty: 'education' },
};

/** The agencies that have a pillar of their own tell every second post there. */
const ownPillars = new Map(
  pillarContents.filter(({ agency }) => agency !== 'KOTA').map(({ agency, name }) => [agency, name]),
);

export function placeOf({ id, title, activity }: Pick<SamplePost, 'id' | 'title' | 'activity'>): PlaceInStrategy {
  const dice = Number.parseInt(id.slice(0, 2), 16);
  if (dice % 9 === 0) return { pillar: null, duty: null };
  const found =
    signs.find(({ when }) => when.test(title)) ??
    byKind[activity.subject.kind] ??
    ({ pillar: dice % 4 === 0 ? 'Seremonial' : 'Informasi dan kebijakan', duty: 'policy' } as const);
  const own = dice % 2 === 0 ? ownPillars.get(activity.agency.code) : undefined;
  return { pillar: own ?? found.pillar, duty: dice % 7 === 0 ? null : found.duty };
}
