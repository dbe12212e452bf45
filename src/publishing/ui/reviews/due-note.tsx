import type { ReactElement } from 'react';
import { useNow, useTimes } from '#web/kit/time.tsx';
import { Due } from '#web/kit/work-row.tsx';
import { useWords } from '#web/words/words.ts';
import { reviewWords } from './words.ts';

const soonMs = 2 * 3_600_000;

/** By when it should be answered, said loudly once that has passed. */
export function DueNote({ at }: { readonly at: string | null }): ReactElement | null {
  const say = useWords(reviewWords);
  const times = useTimes();
  const now = useNow();
  if (at === null) return null;
  const leftMs = Date.parse(at) - now.getTime();
  if (leftMs < 0) return <Due urgency="late">{say('due.late', { at: times.near(at) })}</Due>;
  return <Due urgency={leftMs < soonMs ? 'soon' : 'calm'}>{say('due', { at: times.near(at) })}</Due>;
}
