import { useMemo, useState } from 'react';
import { slotOccurrencesEndpoint } from '#planning/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { useSession } from '#web/session/session.tsx';
import { emptySlots } from './empty-slots.ts';
import type { EmptySlot } from './use-surroundings.ts';

const aheadMs = 28 * 86_400_000;
const none: readonly EmptySlot[] = [];

interface ComingSlots {
  readonly slots: readonly EmptySlot[];
  readonly loading: boolean;
}

/** The empty slots of the four weeks ahead: of one agency, or of all that the person may see. */
export function useComingSlots({
  wanted,
  agencyId,
}: {
  readonly wanted: boolean;
  readonly agencyId?: string;
}): ComingSlots {
  const { can } = useSession();
  // Asked once while it stands open, not anew with every minute.
  const [from] = useState(() => Date.now());
  const span = { from: new Date(from).toISOString(), to: new Date(from + aheadMs).toISOString() };
  const enabled = wanted && can('slot.read');
  const answer = useAnswer(
    slotOccurrencesEndpoint,
    { query: { ...span, ...(agencyId === undefined ? {} : { agencyId }) } },
    { enabled },
  );
  const slots = useMemo(() => (answer.data ? emptySlots(answer.data) : none), [answer.data]);
  return { slots, loading: enabled && answer.isPending };
}
