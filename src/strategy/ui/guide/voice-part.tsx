import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { TextArea } from '#web/kit/field.tsx';
import { useWords } from '#web/words/words.ts';
import css from './guide.module.css';
import type { EditProps, Part, ReadProps } from './part.ts';
import { Rows } from './rows.tsx';
import { guideWords } from './words.ts';

function Read({ content: { voice } }: ReadProps): ReactElement {
  const say = useWords(guideWords);
  return (
    <>
      {voice.tone !== '' && <p className={css.tone}>{voice.tone}</p>}
      <ul className={css.examples}>
        {voice.examples.map(({ good, bad }, index) => (
          <li key={index}>
            {good !== '' && (
              <p data-good>
                <IconCircleCheck aria-hidden />
                <span>
                  <b>{say('voice.good')}</b> {good}
                </span>
              </p>
            )}
            {bad !== '' && (
              <p data-bad>
                <IconCircleX aria-hidden />
                <span>
                  <b>{say('voice.bad')}</b> {bad}
                </span>
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Edit({ writing: { draft, change } }: EditProps): ReactElement {
  const say = useWords(guideWords);
  const { voice } = draft;
  return (
    <div className={css.form}>
      <TextArea
        label={say('voice.tone')}
        hint={say('voice.tone.hint')}
        value={voice.tone}
        maxLength={800}
        onWrite={(tone) => change({ voice: { ...voice, tone } })}
      />
      <Rows
        rows={voice.examples}
        blank={{ good: '', bad: '' }}
        onChange={(make) => change((now) => ({ voice: { ...now.voice, examples: make(now.voice.examples) } }))}
        words={{
          add: say('voice.add'),
          removed: say('voice.removed'),
          remove: (number) => say('row.remove', { number }),
        }}
      >
        {(row, write) => (
          <div className={css.pair}>
            <TextArea
              label={say('voice.good')}
              rows={2}
              value={row.good}
              maxLength={800}
              onWrite={(good) => write({ good })}
            />
            <TextArea
              label={say('voice.bad')}
              rows={2}
              value={row.bad}
              maxLength={800}
              onWrite={(bad) => write({ bad })}
            />
          </div>
        )}
      </Rows>
    </div>
  );
}

export const voicePart: Part = {
  name: 'voice',
  isFilled: ({ voice }) => voice.tone.trim() !== '' || voice.examples.length > 0,
  Read,
  Edit,
};
