import { IconInfoCircle } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { countsByProgramme, goalOfferEndpoint } from '#strategy/goals/contract.ts';
import { readNumber, writeNumber } from '#strategy/ui/read-number.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button } from '#web/kit/button.tsx';
import { TextField } from '#web/kit/field.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import { oddity } from './goal-draft.ts';
import type { PartProps } from './goal-drawer.tsx';
import css from './goals.module.css';
import { useGoalTelling } from './telling.ts';
import { goalWords } from './words.ts';

/** From where to where, and by when. */
export function GoalNumbersPart({ draft, change, about }: PartProps): ReactElement {
  const say = useWords(goalWords);
  const language = useLanguage();
  const odd = oddity(draft, language);
  const unit = draft.metric === 'answer-minutes' ? say('unit.minutes') : draft.metric === 'answered-in-time' ? '%' : '';
  const aside = unit === '' ? {} : { aside: unit };
  return (
    <fieldset className={css.part}>
      <legend>{say('form.numbers')}</legend>
      <Offer draft={draft} change={change} />
      <div className={css.pair}>
        <TextField
          label={say('baseline')}
          hint={say('form.baseline.hint')}
          {...aside}
          inputMode="decimal"
          value={draft.baseline}
          onWrite={(baseline) => change({ baseline })}
          error={about('baseline')}
        />
        <TextField
          label={say('form.baseline-on')}
          hint={say('form.baseline-on.hint')}
          type="date"
          value={draft.baselineOn}
          onWrite={(baselineOn) => change({ baselineOn })}
          error={about('baselineOn')}
        />
        <TextField
          label={say('target')}
          {...aside}
          inputMode="decimal"
          value={draft.target}
          onWrite={(target) => change({ target })}
          error={about('target')}
        />
        <TextField
          label={say('form.due')}
          type="date"
          value={draft.dueOn}
          onWrite={(dueOn) => change({ dueOn })}
          error={about('dueOn')}
        />
      </div>
      {odd && (
        <p className={css.note}>
          <IconInfoCircle aria-hidden />
          {say(odd)}
        </p>
      )}
    </fieldset>
  );
}

/** The number that the data knows, to be taken as the baseline. */
function Offer({ draft, change }: Pick<PartProps, 'draft' | 'change'>): ReactElement | null {
  const say = useWords(goalWords);
  const language = useLanguage();
  const telling = useGoalTelling();
  const { agencyId, metric, contributors, contributorIds, channelIds, programmeId } = draft;
  const tied = programmeId !== null && countsByProgramme(metric) ? { programmeId } : {};
  const query = {
    agencyId,
    metric,
    contributors,
    contributorIds: contributorIds.join(','),
    channelIds: channelIds.join(','),
    ...tied,
  };
  const enabled = agencyId !== '' && metric !== 'by-hand';
  const { data } = useAnswer(goalOfferEndpoint, { query }, { enabled, keepFormer: true });
  if (!enabled || !data) return null;
  const { latest } = data;
  if (!latest) return <p className={css.offer}>{say('offer.none')}</p>;
  const rounded = metric === 'answered-in-time' ? Math.round(latest.value * 10) / 10 : Math.round(latest.value);
  const taken = readNumber(draft.baseline, language) === rounded && draft.baselineOn === latest.day;
  return (
    <p className={css.offer}>
      <span>{say('offer', { value: telling.number(rounded, draft), day: telling.day(latest.day) })}</span>
      {!taken && (
        <Button
          size="small"
          look="soft"
          onClick={() => change({ baseline: writeNumber(rounded, language), baselineOn: latest.day })}
        >
          {say('offer.take')}
        </Button>
      )}
    </p>
  );
}
