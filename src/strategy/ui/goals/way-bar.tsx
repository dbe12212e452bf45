import type { ReactElement } from 'react';
import type { GoalSummary } from '#strategy/goals/contract.ts';
import { useWords } from '#web/words/words.ts';
import css from './goals.module.css';
import { useGoalTelling } from './telling.ts';
import { goalWords } from './words.ts';

/** From the baseline to the target, and how far one has come. */
export function WayBar({ goal }: { readonly goal: GoalSummary }): ReactElement {
  const say = useWords(goalWords);
  const telling = useGoalTelling();
  const { baseline, latest, target, progress, standing, metric } = goal;
  const bare = { metric, unit: '' };
  const shown = Math.min(1, Math.max(0, progress ?? 0));
  return (
    <div className={css.way}>
      <span className={css.ends}>
        <span>{say('way.from', { value: telling.number(baseline, bare) })}</span>
        <b>{say('way.now', { value: telling.number(latest?.value ?? null, bare) })}</b>
        <span>{say('way.to', { value: telling.number(target, goal) })}</span>
      </span>
      <span
        className={css.track}
        data-standing={standing}
        data-open={progress === null || undefined}
        aria-hidden="true"
      >
        <i style={{ width: `${shown * 100}%` }} />
      </span>
    </div>
  );
}
