import { instantOf } from '#platform/time/local-time.ts';
import { postEndpoint } from '#publishing/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import type { CalendarPost } from './calendar-data.ts';
import { spreadOverSlots } from './next-slots.ts';
import { useComingSlots } from './use-coming-slots.ts';

interface NextSlot {
  readonly at: number | undefined;
  readonly loading: boolean;
}

/** The next empty slot that fits the post; where the agency has none, the next usual hour that is still free. */
export function useNextSlot(post: CalendarPost, now: number): NextSlot {
  const coming = useComingSlots({ wanted: true, agencyId: post.agency.id });
  const slot = spreadOverSlots([post], coming.slots, now).get(post.id);
  const without = !coming.loading && slot === undefined;
  const answer = useAnswer(postEndpoint, { params: { id: post.id } }, { enabled: without });
  const usual = answer.data && instantOf(answer.data.nextSlot, post.agency.zone)?.getTime();
  return { at: slot ?? usual, loading: coming.loading || (without && answer.isPending) };
}
