import { waitingEndpoint } from '#today/contract.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useSession } from '../session/session.tsx';

const nothing = { fix: 0, toCorrect: 0, keyMessages: 0, approve: 0, answer: 0, byHand: 0, total: 0 };

/** How much waits for this person, for the badges of the menu. */
export function useWaiting(): typeof nothing {
  const { agency, can } = useSession();
  const answer = useAnswer(
    waitingEndpoint,
    { query: agency ? { agencyId: agency.id } : {} },
    { enabled: can('today.read'), keepFormer: true },
  );
  return answer.data ?? nothing;
}
