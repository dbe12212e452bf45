import { useState, type ReactElement } from 'react';
import { formatPlainDate, isoDay } from '#platform/time/format.ts';
import { addDaysToDate } from '#platform/time/local-time.ts';
import type { ProgrammeView } from '#strategy/contract.ts';
import {
  endTermEndpoint,
  openTermEndEndpoint,
  undoTermEndEndpoint,
  type Decision,
} from '#strategy/programmes/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button } from '#web/kit/button.tsx';
import { ErrorSummary } from '#web/kit/error-summary.tsx';
import { CheckField, TextField } from '#web/kit/field.tsx';
import { Segmented } from '#web/kit/filter-bar.tsx';
import { Page } from '#web/kit/page.tsx';
import { Answered, EmptyState } from '#web/kit/states.tsx';
import { useNow } from '#web/kit/time.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useUrlState } from '#web/kit/use-url-state.ts';
import { useSession } from '#web/session/session.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import css from './programmes.module.css';
import { programmeWords } from './words.ts';

type Act = Decision['act'] | 'later';

interface Choice {
  readonly act: Act;
  readonly name: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly withParts: boolean;
}

/** When a term ends: each programme is archived, runs on, or is continued as a new one. Nothing happens until all is decided on. */
export function TermEndScreen(): ReactElement {
  const say = useWords(programmeWords);
  const today = isoDay(useNow(), useSession().zone);
  const [on, chooseOn] = useUrlState('akhir', today);
  const answer = useAnswer(openTermEndEndpoint, { query: { on } }, { enabled: on !== '', keepFormer: true });
  const back = { to: '/program', label: say('back') };
  return (
    <Page title={say('term')} lead={say('term.lead')} back={back}>
      <div className={css.day}>
        <TextField label={say('term.on')} hint={say('term.on.hint')} type="date" value={on} onWrite={chooseOn} />
      </div>
      <Answered answer={answer}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={say('term.none')} why={say('term.none.why')} />
          ) : (
            <Decisions key={`${on}:${items.map(({ id }) => id).join()}`} on={on} programmes={items} />
          )
        }
      </Answered>
    </Page>
  );
}

function Decisions({
  on,
  programmes,
}: {
  readonly on: string;
  readonly programmes: readonly ProgrammeView[];
}): ReactElement {
  const say = useWords(programmeWords);
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({});
  const undo = useAct(undoTermEndEndpoint);
  const end = useAct(endTermEndpoint, {
    onDone: ({ id }, { body }) => {
      toast(say('term.done', { count: body.decisions.length }), () => undo.act({ params: { id } }));
      setChoices({});
    },
  });
  const choiceOf = (programme: ProgrammeView): Choice =>
    choices[programme.id] ?? {
      act: 'later',
      name: programme.name,
      startsOn: addDaysToDate(on, 1),
      endsOn: '',
      withParts: programme.parts > 0,
    };
  const decided = programmes.flatMap((programme): Decision[] => {
    const { act, endsOn, startsOn, ...choice } = choiceOf(programme);
    if (act === 'later') return [];
    const days = { endsOn: endsOn === '' ? null : endsOn, startsOn: startsOn === '' ? null : startsOn };
    return [{ id: programme.id, revision: programme.revision, act, ...choice, ...days }];
  });
  return (
    <>
      <ErrorSummary refused={end.refused} />
      <ul className={css.decisions} aria-label={say('term')}>
        {programmes.map((programme) => (
          <DecisionRow
            key={programme.id}
            programme={programme}
            choice={choiceOf(programme)}
            change={(part) => setChoices({ ...choices, [programme.id]: { ...choiceOf(programme), ...part } })}
          />
        ))}
      </ul>
      <div className={css.foot}>
        <Button
          look="primary"
          busy={end.busy}
          disabled={decided.length === 0}
          onClick={() => void end.act({ body: { on, decisions: decided } })}
        >
          {say('term.do', { count: decided.length })}
        </Button>
        <span className={css.small}>{say('term.foot', { left: programmes.length - decided.length })}</span>
      </div>
    </>
  );
}

interface RowProps {
  readonly programme: ProgrammeView;
  readonly choice: Choice;
  readonly change: (part: Partial<Choice>) => void;
}

const acts = ['later', 'archive', 'extend', 'continue'] as const;

function DecisionRow({ programme, choice, change }: RowProps): ReactElement {
  const say = useWords(programmeWords);
  const language = useLanguage();
  const { name, agency, startsOn, endsOn, parts, activities } = programme;
  const from = formatPlainDate(startsOn, language);
  return (
    <li className={css.decision}>
      <div>
        <b>{name}</b>
        <p className={css.small}>
          {agency.shortName} ·{' '}
          {endsOn === null ? say('since', { from }) : say('period', { from, to: formatPlainDate(endsOn, language) })} ·{' '}
          {say('activities', { count: activities })} · {say('parts.count', { count: parts })}
        </p>
      </div>
      <Segmented
        label={say('term.act', { name })}
        value={choice.act}
        choices={acts.map((value) => ({ value, label: say(`term.${value}`) }))}
        onChoose={(act) => change({ act })}
      />
      {choice.act === 'continue' && (
        <>
          <TextField
            label={say('term.name')}
            value={choice.name}
            maxLength={120}
            onWrite={(text) => change({ name: text })}
          />
          <div className={css.pair}>
            <TextField
              label={say('term.starts')}
              type="date"
              value={choice.startsOn}
              onWrite={(day) => change({ startsOn: day })}
            />
            <TextField
              label={say('term.ends')}
              type="date"
              optional
              value={choice.endsOn}
              onWrite={(day) => change({ endsOn: day })}
            />
          </div>
          {parts > 0 && (
            <CheckField
              label={say('term.with-parts', { count: parts })}
              on={choice.withParts}
              onToggle={(withParts) => change({ withParts })}
            />
          )}
        </>
      )}
      {choice.act === 'extend' && (
        <TextField
          label={say('term.ends')}
          hint={say('term.ends.hint')}
          type="date"
          optional
          value={choice.endsOn}
          onWrite={(day) => change({ endsOn: day })}
        />
      )}
    </li>
  );
}
