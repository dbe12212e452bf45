import type { ReactElement } from 'react';
import type { ProgrammeView } from '#strategy/contract.ts';
import { goalListEndpoint } from '#strategy/goals/contract.ts';
import { StandingTag } from '#strategy/ui/goals/standing-tag.tsx';
import { useGoalTelling } from '#strategy/ui/goals/telling.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { Panel } from '#web/kit/page.tsx';
import { RefusalNote, RowsSkeleton } from '#web/kit/states.tsx';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import css from './programmes.module.css';
import { programmeWords } from './words.ts';

/** What communication about the programme is to change; those behind first. */
export function GoalsPanel({ programme: { id } }: { readonly programme: ProgrammeView }): ReactElement | null {
  const say = useWords(programmeWords);
  const telling = useGoalTelling();
  const enabled = useSession().can('goal.read');
  const answer = useAnswer(goalListEndpoint, { query: { programmeId: id } }, { enabled });
  if (!enabled) return null;
  if (!answer.data) {
    return (
      <Panel title={say('goals')}>
        {answer.error ? <RefusalNote refused={answer.error} onRetry={() => void answer.refetch()} /> : <RowsSkeleton />}
      </Panel>
    );
  }
  const { items } = answer.data;
  return (
    <Panel title={say('goals')} note={say('goals.scope')}>
      {items.length === 0 && <p className={css.small}>{say('goals.none')}</p>}
      <ul className={css.list}>
        {items.map((goal) => (
          <li key={goal.id}>
            <span className={css.line}>
              <DeskLink to="/sasaran/$id" params={{ id: goal.id }}>
                {goal.change}
              </DeskLink>
              <StandingTag standing={goal.standing} />
            </span>
            <span className={css.small}>
              {goal.agency.shortName} · {telling.reason(goal.reason, goal)}
            </span>
          </li>
        ))}
      </ul>
      <p className={css.small}>
        <DeskLink to="/sasaran">{say('goals.all')}</DeskLink>
      </p>
    </Panel>
  );
}
