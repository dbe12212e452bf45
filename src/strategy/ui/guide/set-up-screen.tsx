import { IconChevronRight } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { strategyAnswersEndpoint, type StrategyAnswers } from '#strategy/contract.ts';
import type { Got } from '#web/api/call.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Page } from '#web/kit/page.tsx';
import { Answered, EmptyState } from '#web/kit/states.tsx';
import { useUrlState } from '#web/kit/use-url-state.ts';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import css from './set-up.module.css';
import { SetUpSteps } from './set-up-steps.tsx';
import { guideWords } from './words.ts';

export type Kept = Got<typeof strategyAnswersEndpoint> & { readonly answers: StrategyAnswers };

/** Ten questions that turn into a first strategy; the agency stands in the address, so that it can be gone on with anywhere. */
export function SetUpScreen(): ReactElement {
  const say = useWords(guideWords);
  const { agency, agencies, can } = useSession();
  const [chosen, choose] = useUrlState('opd');
  const writable = agencies.filter(({ id }) => can('strategy.write', id));
  const only = agency && can('strategy.write', agency.id) ? agency.id : writable.length === 1 ? writable[0]?.id : '';
  const agencyId = chosen || only || '';
  const back = { to: '/strategi', label: say('title') };
  if (agencyId !== '') return <Loaded key={agencyId} agencyId={agencyId} back={back} />;
  return (
    <Page title={say('set-up.title')} lead={say('set-up.choose')} back={back}>
      {writable.length === 0 && <EmptyState title={say('set-up.nobody')} why={say('empty.reader')} />}
      <ul className={css.agencies} aria-label={say('set-up.choose')}>
        {writable.map(({ id, name, shortName }) => (
          <li key={id}>
            <button type="button" onClick={() => choose(id)}>
              <span>
                <b>{name}</b>
                <small>{shortName}</small>
              </span>
              <IconChevronRight aria-hidden />
            </button>
          </li>
        ))}
      </ul>
    </Page>
  );
}

interface LoadedProps {
  readonly agencyId: string;
  readonly back: { readonly to: string; readonly label: string };
}

function Loaded({ agencyId, back }: LoadedProps): ReactElement {
  const say = useWords(guideWords);
  const [times, setTimes] = useState(0);
  const answer = useAnswer(strategyAnswersEndpoint, { params: { id: agencyId } });
  if (answer.data) {
    return <SetUpSteps key={times} kept={answer.data} back={back} onReopen={() => setTimes((now) => now + 1)} />;
  }
  return (
    <Page title={say('set-up.title')} back={back}>
      <Answered answer={answer}>{() => null}</Answered>
    </Page>
  );
}
