import type { ReactElement } from 'react';
import { formatPlainDate } from '#platform/time/format.ts';
import { programmeNamesEndpoint } from '#strategy/contract.ts';
import { chooseSuccessorEndpoint, type ProgrammeDetail } from '#strategy/programmes/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { SelectField } from '#web/kit/field.tsx';
import { Panel } from '#web/kit/page.tsx';
import { RefusalNote } from '#web/kit/states.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import css from './programmes.module.css';
import { programmeWords } from './words.ts';

/** Which programme this one went on from, and which goes on with it. */
export function SuccessionPanel({ detail }: { readonly detail: ProgrammeDetail }): ReactElement | null {
  const say = useWords(programmeWords);
  const language = useLanguage();
  const { programme, predecessors } = detail;
  const { successor, can, phase, archived } = programme;
  const asks = can.write && (archived || phase === 'ended' || successor !== null);
  if (predecessors.length === 0 && !successor && !asks) return null;
  return (
    <Panel title={say('succession')}>
      <ul className={css.list}>
        {predecessors.map(({ id, name, startsOn, endsOn }) => (
          <li key={id}>
            <span className={css.small}>{say('succession.from')}</span>
            <DeskLink to="/program/$id" params={{ id }}>
              {name}
            </DeskLink>
            <span className={css.small}>
              {endsOn === null
                ? say('since', { from: formatPlainDate(startsOn, language) })
                : say('period', { from: formatPlainDate(startsOn, language), to: formatPlainDate(endsOn, language) })}
            </span>
          </li>
        ))}
        {successor && (
          <li>
            <span className={css.small}>{say('succession.to')}</span>
            <DeskLink to="/program/$id" params={{ id: successor.id }}>
              {successor.name}
            </DeskLink>
          </li>
        )}
      </ul>
      {asks && <SuccessorField detail={detail} />}
    </Panel>
  );
}

function SuccessorField({ detail: { programme } }: { readonly detail: ProgrammeDetail }): ReactElement {
  const say = useWords(programmeWords);
  const { data } = useAnswer(programmeNamesEndpoint, { query: { phase: 'running' } });
  const params = { id: programme.id };
  const former = programme.successor?.id ?? null;
  const choose = useAct(chooseSuccessorEndpoint, {
    onDone: (_, { body }) => {
      if (body.successorId === former) return;
      toast(say('succession.saved'), () => choose.act({ params, body: { successorId: former } }));
    },
  });
  const named = (data?.items ?? [])
    .filter(({ id, parentId }) => id !== programme.id && parentId === null)
    .map(({ id, name }) => ({ value: id, label: name }));
  const known = named.some(({ value }) => value === former);
  const present = former !== null && !known ? [{ value: former, label: programme.successor?.name ?? '' }] : [];
  return (
    <>
      <RefusalNote refused={choose.refused} />
      <SelectField
        label={say('succession.choose')}
        hint={say('succession.hint')}
        value={former ?? ''}
        choices={[{ value: '', label: say('succession.none') }, ...present, ...named]}
        onChoose={(id) => void choose.act({ params, body: { successorId: id === '' ? null : id } })}
      />
    </>
  );
}
