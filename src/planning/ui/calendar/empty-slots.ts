import type { AnswerOf } from '#platform/http/endpoint.ts';
import type { slotOccurrencesEndpoint } from '#planning/contract.ts';
import type { EmptySlot } from './use-surroundings.ts';

type Slots = Pick<AnswerOf<typeof slotOccurrencesEndpoint>, 'slots' | 'occurrences'>;

/** What nothing fills. A slot that stands still in a crisis leaves no gap. */
export function emptySlots({ slots, occurrences }: Slots): readonly EmptySlot[] {
  const byId = new Map(slots.map((slot) => [slot.id, slot]));
  return occurrences.flatMap(({ slotId, at, post }) => {
    const slot = byId.get(slotId);
    return !slot || slot.paused || post ? [] : [gapIn(slot, at)];
  });
}

function gapIn(slot: Slots['slots'][number], at: string): EmptySlot {
  const { id, agency, channel, pillar, campaign } = slot;
  return {
    id: `${id} ${at}`,
    at: Date.parse(at),
    agencyId: agency.id,
    agency: agency.shortName,
    channel: channel ?? undefined,
    pillarId: pillar?.id,
    campaignId: campaign?.id,
    purpose: pillar?.name ?? campaign?.name ?? '',
  };
}
