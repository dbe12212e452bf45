import type { ReactElement } from 'react';
import type { GoalView } from '#strategy/goals/contract.ts';
import { Panel } from '#web/kit/page.tsx';
import { useWords } from '#web/words/words.ts';
import css from './goals.module.css';
import { useGoalTelling } from './telling.ts';
import { goalWords } from './words.ts';

/** Who gives what to a goal of many; only of agencies that the reader looks after. */
export function GoalShares({ goal }: { readonly goal: GoalView }): ReactElement {
  const say = useWords(goalWords);
  const telling = useGoalTelling();
  const most = Math.max(1, ...goal.shares.map(({ value }) => value ?? 0));
  return (
    <Panel title={say('shares')} note={goal.latest ? say('as-of', { day: telling.day(goal.latest.day) }) : ''}>
      <ul className={css.shares}>
        {goal.shares.map(({ agency, value }) => (
          <li key={agency.id}>
            <span>{agency.shortName}</span>
            <i
              aria-hidden="true"
              data-none={value === null || undefined}
              style={{ width: `${((value ?? 0) / most) * 100}%` }}
            />
            <b>{telling.number(value, goal)}</b>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
