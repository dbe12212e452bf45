import { IconArrowRight } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { TextField } from '#web/kit/field.tsx';
import { VisuallyHidden } from '#web/kit/visually-hidden.tsx';
import { useWords } from '#web/words/words.ts';
import css from './guide.module.css';
import type { EditProps, Part, ReadProps } from './part.ts';
import { Rows } from './rows.tsx';
import { guideWords } from './words.ts';

function ReadAvoid({ content: { avoid } }: ReadProps): ReactElement {
  const say = useWords(guideWords);
  return (
    <ul className={css.swaps}>
      {avoid.map(({ word, instead }, index) => (
        <li key={index}>
          <s>{word}</s>
          {instead !== '' && (
            <>
              <IconArrowRight aria-hidden />
              <VisuallyHidden>{say('avoid.instead')}</VisuallyHidden>
              <b>{instead}</b>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function EditAvoid({ writing: { draft, change } }: EditProps): ReactElement {
  const say = useWords(guideWords);
  return (
    <Rows
      rows={draft.avoid}
      blank={{ word: '', instead: '' }}
      onChange={(make) => change(({ avoid }) => ({ avoid: make(avoid) }))}
      words={{
        add: say('avoid.add'),
        removed: say('avoid.removed'),
        remove: (number) => say('row.remove', { number }),
      }}
    >
      {(row, write) => (
        <div className={css.pair}>
          <TextField label={say('avoid.word')} value={row.word} maxLength={160} onWrite={(word) => write({ word })} />
          <TextField
            label={say('avoid.instead')}
            value={row.instead}
            maxLength={160}
            onWrite={(instead) => write({ instead })}
          />
        </div>
      )}
    </Rows>
  );
}

export const avoidPart: Part = {
  name: 'words',
  isFilled: ({ avoid }) => avoid.length > 0,
  Read: ReadAvoid,
  Edit: EditAvoid,
};

function ReadHashtags({ content: { hashtags } }: ReadProps): ReactElement {
  return (
    <ul className={css.lines}>
      {hashtags.map(({ tag, use }, index) => (
        <li key={index}>
          <b>#{tag.replace(/^#/, '')}</b>
          {use !== '' && <span>{use}</span>}
        </li>
      ))}
    </ul>
  );
}

function EditHashtags({ writing: { draft, change } }: EditProps): ReactElement {
  const say = useWords(guideWords);
  return (
    <Rows
      rows={draft.hashtags}
      blank={{ tag: '', use: '' }}
      onChange={(make) => change(({ hashtags }) => ({ hashtags: make(hashtags) }))}
      words={{
        add: say('hashtag.add'),
        removed: say('hashtag.removed'),
        remove: (number) => say('row.remove', { number }),
      }}
    >
      {(row, write) => (
        <div className={css.pair}>
          <TextField
            label={say('hashtag')}
            value={row.tag}
            maxLength={160}
            autoCapitalize="off"
            onWrite={(tag) => write({ tag })}
          />
          <TextField label={say('hashtag.use')} value={row.use} maxLength={160} onWrite={(use) => write({ use })} />
        </div>
      )}
    </Rows>
  );
}

export const hashtagsPart: Part = {
  name: 'hashtags',
  isFilled: ({ hashtags }) => hashtags.length > 0,
  Read: ReadHashtags,
  Edit: EditHashtags,
};
