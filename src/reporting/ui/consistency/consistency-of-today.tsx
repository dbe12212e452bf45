import type { ReactElement } from 'react';
import { consistencyEndpoint } from '#reporting/consistency/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { LinkButton } from '#web/kit/button.tsx';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import { ChannelsContext } from './channel-name.ts';
import css from './consistency.module.css';
import { useStepWords } from './line.tsx';
import { consistencyWords } from './words.ts';

/** One line on Hari ini for whoever writes: what keeps this week's cadence. */
export function ConsistencyOfToday(): ReactElement | null {
  const { can } = useSession();
  return can('post.write') ? <Asked /> : null;
}

function Asked(): ReactElement | null {
  const { agency } = useSession();
  const { data } = useAnswer(
    consistencyEndpoint,
    { query: agency ? { agencyId: agency.id } : {} },
    { keepFormer: true },
  );
  if (!data) return null;
  return (
    <ChannelsContext value={data.channels}>
      <Told name={data.agency.shortName} step={data.next.cadence} />
    </ChannelsContext>
  );
}

interface ToldProps {
  readonly name: string;
  readonly step: Parameters<ReturnType<typeof useStepWords>>[0];
}

function Told({ name, step }: ToldProps): ReactElement {
  const say = useWords(consistencyWords);
  const stepWords = useStepWords();
  return (
    <div className={css.today}>
      <p>
        <b>{say('today', { agency: name })}:</b> {stepWords(step)}
      </p>
      <LinkButton size="small" to="/konsistensi">
        {say('today.open')}
      </LinkButton>
    </div>
  );
}
