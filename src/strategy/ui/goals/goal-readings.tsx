import { IconExternalLink, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { isoDay } from '#platform/time/format.ts';
import { enterReadingEndpoint, removeReadingEndpoint, type GoalView } from '#strategy/goals/contract.ts';
import { readNumber } from '#strategy/ui/read-number.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button, IconButton } from '#web/kit/button.tsx';
import { ErrorSummary } from '#web/kit/error-summary.tsx';
import { Form, TextField } from '#web/kit/field.tsx';
import { Panel } from '#web/kit/page.tsx';
import { useNow } from '#web/kit/time.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import css from './goals.module.css';
import { useGoalTelling } from './telling.ts';
import { goalWords } from './words.ts';

/** What people wrote down, with where it comes from, and a form for the next one. */
export function GoalReadings({ goal }: { readonly goal: GoalView }): ReactElement {
  const say = useWords(goalWords);
  const telling = useGoalTelling();
  const [open, setOpen] = useState(false);
  const mayWrite = goal.can.write && !goal.archived;
  const remove = useAct(removeReadingEndpoint, {
    onDone: (_, { params, body }) => {
      if (body.removed) toast(say('reading.removed'), () => remove.act({ params, body: { removed: false } }));
    },
  });
  const add = mayWrite && !open && (
    <Button size="small" icon={<IconPlus aria-hidden />} onClick={() => setOpen(true)}>
      {say('reading.add')}
    </Button>
  );
  return (
    <Panel title={say('readings')} actions={add}>
      {open && mayWrite && <ReadingForm goal={goal} onClose={() => setOpen(false)} />}
      {goal.readings.length === 0 && !open && <p>{say('readings.none')}</p>}
      <ul className={css.readings}>
        {goal.readings.map(({ id, onDay, value, source, proofUrl, by }) => (
          <li key={id}>
            <span>
              <b>{telling.number(value, goal)}</b> · {telling.day(onDay)}
              <small>
                {[source, by].filter(Boolean).join(' · ')}
                {proofUrl !== '' && (
                  <>
                    {' · '}
                    <a href={proofUrl} target="_blank" rel="noreferrer">
                      {say('reading.proof')} <IconExternalLink aria-hidden size={14} />
                    </a>
                  </>
                )}
              </small>
            </span>
            {mayWrite && (
              <IconButton
                label={say('reading.remove', { day: telling.day(onDay) })}
                onClick={() => void remove.act({ params: { id }, body: { removed: true } })}
              >
                <IconTrash aria-hidden />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function ReadingForm({ goal, onClose }: { readonly goal: GoalView; readonly onClose: () => void }): ReactElement {
  const say = useWords(goalWords);
  const language = useLanguage();
  const today = isoDay(useNow(), goal.zone);
  const [draft, setDraft] = useState({ onDay: today, value: '', source: '', proofUrl: '' });
  const [tried, setTried] = useState(false);
  const change = (part: Partial<typeof draft>): void => setDraft({ ...draft, ...part });
  const enter = useAct(enterReadingEndpoint, {
    onDone: () => {
      toast(say('reading.saved'));
      onClose();
    },
  });
  const value = readNumber(draft.value, language);
  const fault = value === undefined || value === null ? say('form.number.needed') : undefined;
  const submit = (): void => {
    setTried(true);
    if (value === undefined || value === null || draft.source.trim() === '' || draft.onDay === '') return;
    void enter.act({ params: { id: goal.id }, body: { ...draft, value } });
  };
  return (
    <Form onSubmit={submit} label={say('reading.add')}>
      <ErrorSummary refused={enter.refused} />
      <div className={css.pair}>
        <TextField
          label={goal.unit === '' ? say('reading.value') : say('reading.value.unit', { unit: goal.unit })}
          inputMode="decimal"
          value={draft.value}
          onWrite={(value) => change({ value })}
          error={tried ? fault : undefined}
        />
        <TextField
          label={say('reading.day')}
          type="date"
          max={today}
          value={draft.onDay}
          onWrite={(onDay) => change({ onDay })}
          error={tried && draft.onDay === '' ? say('form.day.needed') : undefined}
        />
      </div>
      <TextField
        label={say('reading.source')}
        hint={say('reading.source.hint')}
        value={draft.source}
        maxLength={300}
        onWrite={(source) => change({ source })}
        error={tried && draft.source.trim() === '' ? say('reading.source.needed') : undefined}
      />
      <TextField
        label={say('reading.proof-url')}
        type="url"
        optional
        value={draft.proofUrl}
        maxLength={500}
        onWrite={(proofUrl) => change({ proofUrl })}
        error={enter.refused?.about('proofUrl')}
      />
      <div className={css.meta}>
        <Button type="submit" look="primary" busy={enter.busy}>
          {say('reading.save')}
        </Button>
        <Button look="ghost" onClick={onClose}>
          {say('cancel')}
        </Button>
      </div>
    </Form>
  );
}
