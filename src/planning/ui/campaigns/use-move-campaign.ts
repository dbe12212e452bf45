import { moveCampaignEndpoint } from '#planning/contract.ts';
import type { Refused } from '#web/api/refused.ts';
import { useAct } from '#web/api/use-act.ts';
import { toast, toastRefusal } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import { usePeriod } from './period.ts';
import { campaignWords } from './words.ts';

export interface Period {
  readonly startsOn: string;
  readonly endsOn: string;
}

export interface Movable extends Period {
  readonly id: string;
  readonly name: string;
  readonly revision: number;
}

export interface MoveCampaign {
  /** True when it was moved; then it can be undone for ten seconds. */
  readonly move: (campaign: Movable, to: Period) => Promise<boolean>;
  readonly busy: boolean;
  readonly refused: Refused | null;
}

export function useMoveCampaign(): MoveCampaign {
  const say = useWords(campaignWords);
  const period = usePeriod();
  const { act, busy, refused } = useAct(moveCampaignEndpoint, { onRefused: ({ message }) => toastRefusal(message) });
  const move = async ({ id, name, revision, startsOn, endsOn }: Movable, to: Period): Promise<boolean> => {
    const moved = await act({ params: { id }, body: { ...to, revision } });
    if (!moved) return false;
    const back = { startsOn, endsOn, revision: moved.revision };
    toast(say('moved', { name, period: period(to) }), () => act({ params: { id }, body: back }));
    return true;
  };
  return { move, busy, refused };
}
