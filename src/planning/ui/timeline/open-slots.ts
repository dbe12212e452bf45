import type { CampaignListItem, slotOccurrencesEndpoint, TimelineRows } from '#planning/contract.ts';
import type { AnswerOf } from '#platform/http/endpoint.ts';
import type { OpenSlots } from './rows.ts';

interface Around {
  readonly rows: TimelineRows;
  readonly today: string;
  readonly campaigns: readonly CampaignListItem[];
}

/** Slots from today on that nothing fills, by row and day; one for a campaign stands in the row of its programme. A stopped slot waits for nobody. */
export function openSlotsOf(
  { slots, occurrences }: AnswerOf<typeof slotOccurrencesEndpoint>,
  { rows, campaigns, today }: Around,
): readonly OpenSlots[] {
  const programmes = new Map(campaigns.map(({ id, programme }) => [id, programme?.id ?? null]));
  const rowOf = new Map(
    slots.flatMap(({ id, paused, agency, campaign }) => {
      const row = rows === 'agency' ? agency.id : (programmes.get(campaign?.id ?? '') ?? null);
      return paused ? [] : [[id, row] as const];
    }),
  );
  const counted = new Map<string, OpenSlots>();
  for (const { slotId, date, post } of occurrences) {
    const rowId = rowOf.get(slotId);
    if (post || rowId === undefined || date < today) continue;
    const key = `${rowId}:${date}`;
    counted.set(key, { day: date, rowId, count: (counted.get(key)?.count ?? 0) + 1 });
  }
  return [...counted.values()];
}
