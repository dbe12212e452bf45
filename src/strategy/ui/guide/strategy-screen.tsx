import { useState, type ReactElement, type ReactNode } from 'react';
import { strategyEndpoint, type StrategyView } from '#strategy/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Page } from '#web/kit/page.tsx';
import { Answered } from '#web/kit/states.tsx';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import { StrategyDesk } from './strategy-desk.tsx';
import { guideWords } from './words.ts';

/** Strategi: that of the chosen agency, of the city while none is chosen. */
export function StrategyScreen({ beside }: { readonly beside?: ReactNode }): ReactElement {
  const say = useWords(guideWords);
  const { agency } = useSession();
  const answer = useAnswer(strategyEndpoint, { query: agency ? { agencyId: agency.id } : {} });
  if (answer.data) return <Opened key={answer.data.agency.id} strategy={answer.data} beside={beside} />;
  return (
    <Page title={say('title')}>
      <Answered answer={answer}>{() => null}</Answered>
    </Page>
  );
}

/** Opened anew when somebody else saved and nothing here was waiting to be saved. */
function Opened({ strategy, beside }: { readonly strategy: StrategyView; readonly beside: ReactNode }): ReactElement {
  const [times, setTimes] = useState(0);
  return <StrategyDesk key={times} strategy={strategy} beside={beside} onReopen={() => setTimes((now) => now + 1)} />;
}
