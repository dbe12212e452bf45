import { IconMapPin, IconMessageLanguage, IconUsersGroup } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { TextArea, TextField } from '#web/kit/field.tsx';
import { useWords } from '#web/words/words.ts';
import css from './guide.module.css';
import type { EditProps, Part, ReadProps } from './part.ts';
import { Rows } from './rows.tsx';
import { guideWords } from './words.ts';

function Read({ content: { audiences } }: ReadProps): ReactElement {
  const say = useWords(guideWords);
  return (
    <ul className={css.cards}>
      {audiences.map(({ name, needs, places, language }, index) => (
        <li key={index}>
          <IconUsersGroup aria-hidden />
          <div>
            <b>{name}</b>
            {needs !== '' && <p>{needs}</p>}
            <p className={css.meta}>
              {places !== '' && (
                <span>
                  <IconMapPin aria-label={say('audience.places')} />
                  {places}
                </span>
              )}
              {language !== '' && (
                <span>
                  <IconMessageLanguage aria-label={say('audience.language')} />
                  {language}
                </span>
              )}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

const blank = { name: '', needs: '', places: '', language: '' };

function Edit({ writing: { draft, change } }: EditProps): ReactElement {
  const say = useWords(guideWords);
  return (
    <Rows
      rows={draft.audiences}
      blank={blank}
      onChange={(make) => change(({ audiences }) => ({ audiences: make(audiences) }))}
      words={{
        add: say('audience.add'),
        removed: say('audience.removed'),
        remove: (number) => say('row.remove', { number }),
      }}
    >
      {(row, write) => (
        <>
          <TextField
            label={say('audience.name')}
            value={row.name}
            maxLength={160}
            onWrite={(name) => write({ name })}
          />
          <TextArea
            label={say('audience.needs')}
            rows={2}
            value={row.needs}
            maxLength={800}
            onWrite={(needs) => write({ needs })}
          />
          <div className={css.pair}>
            <TextField
              label={say('audience.places')}
              value={row.places}
              maxLength={160}
              onWrite={(places) => write({ places })}
            />
            <TextField
              label={say('audience.language')}
              value={row.language}
              maxLength={160}
              onWrite={(language) => write({ language })}
            />
          </div>
        </>
      )}
    </Rows>
  );
}

export const audiencesPart: Part = {
  name: 'audiences',
  isFilled: ({ audiences }) => audiences.length > 0,
  Read,
  Edit,
};
