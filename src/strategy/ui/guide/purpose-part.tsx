import type { ReactElement } from 'react';
import { TextArea } from '#web/kit/field.tsx';
import { useWords } from '#web/words/words.ts';
import css from './guide.module.css';
import type { EditProps, Part, ReadProps } from './part.ts';
import { guideWords } from './words.ts';

function Read({ content: { summary, goal } }: ReadProps): ReactElement {
  const say = useWords(guideWords);
  return (
    <>
      {summary !== '' && <p className={css.lead}>{summary}</p>}
      {goal !== '' && (
        <p className={css.goal}>
          <b>{say('goal')}</b> {goal}
        </p>
      )}
    </>
  );
}

function Edit({ writing: { draft, change } }: EditProps): ReactElement {
  const say = useWords(guideWords);
  return (
    <div className={css.form}>
      <TextArea
        label={say('summary')}
        hint={say('summary.hint')}
        value={draft.summary}
        maxLength={800}
        onWrite={(summary) => change({ summary })}
      />
      <TextArea
        label={say('goal')}
        hint={say('goal.hint')}
        value={draft.goal}
        maxLength={800}
        onWrite={(goal) => change({ goal })}
      />
    </div>
  );
}

export const purposePart: Part = {
  name: 'purpose',
  isFilled: ({ summary, goal }) => summary.trim() !== '' || goal.trim() !== '',
  Read,
  Edit,
};
