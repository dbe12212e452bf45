import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { PhotoField } from '#media/ui/photo-field.tsx';
import {
  missingFromOutline,
  outlineQuestions,
  type ActivityBody,
  type ActivityView,
  type OutlineQuestion,
} from '#planning/contract.ts';
import { wardListEndpoint } from '#organisation/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { DateTimeField } from '#web/kit/date-time-field.tsx';
import { TextArea, TextField } from '#web/kit/field.tsx';
import { Panel } from '#web/kit/page.tsx';
import { useWords } from '#web/words/words.ts';
import css from './activity.module.css';
import { FactRows, QuoteRows } from './row-fields.tsx';
import type { ActivityDraft } from './use-activity-draft.ts';
import { planningWords } from './words.ts';

interface FormProps {
  readonly activity: ActivityView;
  readonly writing: ActivityDraft;
}

/** The outline in 5W1H, then what makes a post convincing: figures, voices, pictures. */
export function OutlineForm({ activity, writing }: FormProps): ReactElement {
  const say = useWords(planningWords);
  const { draft, change } = writing;
  const locked = !activity.can.write;
  const done = outlineQuestions.length - missingFromOutline(draft).length;
  return (
    <fieldset className={css.form} disabled={locked} aria-label={say('outline')}>
      <Panel title={say('outline')} note={say('check.count', { done, all: outlineQuestions.length })}>
        <Questions draft={draft} change={change} zone={activity.agency.zone} />
      </Panel>
      <Panel title={say('facts')} note={say('facts.note')}>
        <FactRows
          facts={draft.facts}
          onChange={(make) => change(({ facts }) => ({ facts: make(facts) }))}
          locked={locked}
        />
      </Panel>
      <Panel title={say('quotes')} note={say('quotes.note')}>
        <QuoteRows
          quotes={draft.quotes}
          onChange={(make) => change(({ quotes }) => ({ quotes: make(quotes) }))}
          locked={locked}
        />
      </Panel>
      <Panel title={say('photos')} note={say('photos.note')}>
        <PhotoField
          agencyId={activity.agency.id}
          place={`activity:${activity.id}`}
          photos={draft.photos}
          disabled={locked}
          onChange={(make) => change(({ photos }) => ({ photos: [...make(photos)] }))}
        />
      </Panel>
    </fieldset>
  );
}

interface QuestionsProps {
  readonly draft: ActivityBody;
  readonly change: ActivityDraft['change'];
  readonly zone: string;
}

function Questions({ draft, change, zone }: QuestionsProps): ReactElement {
  const say = useWords(planningWords);
  const missing = new Set(missingFromOutline(draft));
  const asked = (question: OutlineQuestion) => ({
    label: say(question),
    hint: say(`${question}.hint`),
    aside: <Answer given={!missing.has(question)} />,
  });
  return (
    <div className={css.questions}>
      <TextField {...asked('title')} value={draft.title} maxLength={200} onWrite={(title) => change({ title })} />
      <TextArea {...asked('what')} value={draft.what} maxLength={5000} onWrite={(what) => change({ what })} />
      <TextArea {...asked('why')} value={draft.why} maxLength={5000} onWrite={(why) => change({ why })} />
      <TextArea {...asked('who')} rows={2} value={draft.who} maxLength={5000} onWrite={(who) => change({ who })} />
      <div className={css.pair}>
        <DateTimeField
          label={say('when')}
          hint={say('when.hint')}
          value={draft.startsAt}
          zone={zone}
          onChoose={(startsAt) => change(startsAt === null ? { startsAt, endsAt: null } : { startsAt })}
        />
        <DateTimeField
          label={say('when.end')}
          hint={say('when.end.hint')}
          optional
          value={draft.endsAt}
          zone={zone}
          error={endsTooEarly(draft) ? say('when.end.wrong') : undefined}
          onChoose={(endsAt) => change({ endsAt })}
        />
      </div>
      <div className={css.pair}>
        <TextField {...asked('where')} value={draft.place} maxLength={300} onWrite={(place) => change({ place })} />
        <TextField
          label={say('village')}
          hint={say('village.hint')}
          value={draft.village}
          list="wards"
          maxLength={100}
          onWrite={(village) => change({ village })}
        />
      </div>
      <Wards />
      <TextArea {...asked('how')} value={draft.how} maxLength={5000} onWrite={(how) => change({ how })} />
    </div>
  );
}

/** The city's wards, so that everybody writes a name the same way. */
function Wards(): ReactElement {
  const { data } = useAnswer(wardListEndpoint, {}, { topics: ['organisation'], staleMs: 600_000 });
  return (
    <datalist id="wards">
      {data?.items.map(({ name, district }) => (
        <option key={name} value={name}>
          {district}
        </option>
      ))}
    </datalist>
  );
}

function endsTooEarly({ startsAt, endsAt }: ActivityBody): boolean {
  return endsAt !== null && (startsAt === null || new Date(endsAt) < new Date(startsAt));
}

function Answer({ given }: { readonly given: boolean }): ReactElement {
  const say = useWords(planningWords);
  const Icon = given ? IconCircleCheck : IconCircleDashed;
  return (
    <span className={css.answer} data-given={given || undefined}>
      <Icon size={14} aria-hidden />
      {say(given ? 'answered' : 'unanswered')}
    </span>
  );
}
