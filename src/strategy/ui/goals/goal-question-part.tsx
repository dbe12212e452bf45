import type { ReactElement } from 'react';
import { metrics } from '#strategy/goals/contract.ts';
import { SelectField, TextArea, TextField } from '#web/kit/field.tsx';
import { Segmented } from '#web/kit/filter-bar.tsx';
import { useWords } from '#web/words/words.ts';
import type { PartProps } from './goal-drawer.tsx';
import css from './goals.module.css';
import { goalWords } from './words.ts';

/** The question comes first: what should change, for whom; only then how one will know. */
export function GoalQuestionPart({ draft, change, about }: PartProps): ReactElement {
  const say = useWords(goalWords);
  const directions = (['up', 'down'] as const).map((value) => ({ value, label: say(`direction.${value}`) }));
  return (
    <>
      <fieldset className={css.part}>
        <legend>{say('form.question')}</legend>
        <TextArea
          label={say('form.change')}
          hint={say('form.change.hint')}
          rows={2}
          value={draft.change}
          maxLength={240}
          onWrite={(text) => change({ change: text })}
          error={about('change')}
        />
        <TextField
          label={say('form.audience')}
          hint={say('form.audience.hint')}
          optional
          value={draft.audience}
          maxLength={160}
          onWrite={(audience) => change({ audience })}
          error={about('audience')}
        />
      </fieldset>
      <fieldset className={css.part}>
        <legend>{say('form.how')}</legend>
        <SelectField
          label={say('form.metric')}
          hint={say(`metric.${draft.metric}.how`)}
          value={draft.metric}
          choices={metrics.map((value) => ({ value, label: say(`metric.${value}`) }))}
          onChoose={(metric) =>
            change({ metric, direction: metric === 'answer-minutes' ? 'down' : 'up', baseline: '' })
          }
        />
        {draft.metric === 'by-hand' && (
          <TextField
            label={say('form.unit')}
            hint={say('form.unit.hint')}
            optional
            value={draft.unit}
            maxLength={40}
            onWrite={(unit) => change({ unit })}
            error={about('unit')}
          />
        )}
        <Segmented
          label={say('form.direction')}
          value={draft.direction}
          choices={directions}
          onChoose={(direction) => change({ direction })}
        />
      </fieldset>
    </>
  );
}
