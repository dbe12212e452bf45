import type { ReactElement } from 'react';
import type { GoalSummary } from '#strategy/goals/contract.ts';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { useWords } from '#web/words/words.ts';
import css from './goals.module.css';
import { Spark } from './spark.tsx';
import { StandingTag } from './standing-tag.tsx';
import { useGoalTelling } from './telling.ts';
import { WayBar } from './way-bar.tsx';
import { goalWords } from './words.ts';

/** One goal: what should change, where it stands and why. */
export function GoalRow({ goal }: { readonly goal: GoalSummary }): ReactElement {
  const say = useWords(goalWords);
  const telling = useGoalTelling();
  return (
    <li className={css.goal}>
      <div>
        <div className={css.meta}>
          <StandingTag standing={goal.standing} />
          <b>{goal.agency.shortName}</b>
          <span>{say(`metric.${goal.metric}`)}</span>
          <span>{say('due', { day: telling.day(goal.dueOn) })}</span>
          {goal.programme && <span>{goal.programme.name}</span>}
        </div>
        <h3 className={css.title}>
          <DeskLink to="/sasaran/$id" params={{ id: goal.id }}>
            {goal.change}
          </DeskLink>
        </h3>
        {goal.audience !== '' && <p className={css.whom}>{say('for', { whom: goal.audience })}</p>}
        <p className={css.why}>{telling.reason(goal.reason, goal)}</p>
      </div>
      <div className={css.figures}>
        <Spark goal={goal} />
        <WayBar goal={goal} />
      </div>
    </li>
  );
}
