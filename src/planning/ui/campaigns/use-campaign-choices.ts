import { campaignListEndpoint } from '#planning/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { useNow } from '#web/kit/time.tsx';

interface Named {
  readonly id: string;
  readonly name: string;
}

interface Asked {
  readonly agencyId: string;
  /** The one that stands there, also when its time is long over. */
  readonly present: Named | null;
  /** When the thing happens, as a calendar day; null: nobody said yet. */
  readonly day: string | null;
}

export interface CampaignChoices {
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  /** Whether the day lies outside the time of that campaign. */
  readonly outside: (id: string) => boolean;
}

const quarterMs = 92 * 86_400_000;

/** The campaigns and themes that a thing of that agency may stand in, around its own time. */
export function useCampaignChoices({ agencyId, present, day }: Asked): CampaignChoices {
  const now = useNow();
  const around = Date.parse(day ?? now.toISOString().slice(0, 10));
  const from = new Date(around - quarterMs).toISOString().slice(0, 10);
  const answer = useAnswer(campaignListEndpoint, { query: { agencyId, exactly: 'yes', from } }, { staleMs: 60_000 });
  const items = answer.data?.items ?? [];
  const byId = new Map(items.map((item) => [item.id, item]));
  const named = [...(present && !byId.has(present.id) ? [present] : []), ...items];
  return {
    choices: named.map(({ id, name }) => ({ value: id, label: name })),
    outside: (id) => {
      const campaign = byId.get(id);
      return campaign !== undefined && day !== null && (day < campaign.startsOn || day > campaign.endsOn);
    },
  };
}
