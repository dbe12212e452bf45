import type { Refused } from '#web/api/refused.ts';
import type { SlotDraft } from './slot-draft.ts';

type Place = 'channel' | 'pillar' | 'campaign' | 'times' | 'zone' | 'rule' | 'startsOn' | 'endsOn';
export type SlotFaults = Readonly<Partial<Record<Place, string>>>;

const kindsAt: Readonly<Record<Place, readonly string[]>> = {
  channel: ['slot-channel-not-found'],
  pillar: ['slot-needs-a-pillar'],
  campaign: ['slot-needs-a-campaign'],
  times: [],
  zone: ['slot-zone-unknown'],
  rule: [
    'slot-rule-unreadable',
    'slot-rule-part-unknown',
    'slot-faster-than-a-minute',
    'slot-never-occurs',
    'slot-too-many-a-day',
  ],
  startsOn: [],
  endsOn: ['slot-ends-before-it-starts'],
};

/** Where each refusal stands in the form, so that its sentence is read beside what has to be mended. */
export function faultsOf(refused: Refused | null, { startsOn }: Pick<SlotDraft, 'startsOn'>): SlotFaults {
  if (!refused) return {};
  if (refused.kind === 'no-such-date') {
    return { [refused.facts['date'] === startsOn ? 'startsOn' : 'endsOn']: refused.message };
  }
  const places = Object.keys(kindsAt) as Place[];
  const told = places.map((place) => [place, refused.about(place, kindsAt[place])] as const);
  return Object.fromEntries(told.filter(([, sentence]) => sentence !== undefined));
}
