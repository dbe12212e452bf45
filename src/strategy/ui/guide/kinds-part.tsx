import type { ReactElement } from 'react';
import { contentKinds, duties, type ContentKind, type Duty } from '#strategy/contract.ts';
import { SelectField, TextField } from '#web/kit/field.tsx';
import { useWords } from '#web/words/words.ts';
import css from './guide.module.css';
import type { EditProps, Part, ReadProps } from './part.ts';
import { Rows } from './rows.tsx';
import { guideWords } from './words.ts';

function Read({ content: { kinds } }: ReadProps): ReactElement {
  const say = useWords(guideWords);
  return (
    <ul className={css.lines}>
      {kinds.map(({ kind, duty, note }, index) => (
        <li key={index}>
          <b>{say(`kind.${kind}`)}</b>
          <span>{say(`duty.${duty}`)}</span>
          {note !== '' && <p>{note}</p>}
        </li>
      ))}
    </ul>
  );
}

const blank: { kind: ContentKind; duty: Duty; note: string } = { kind: 'layanan', duty: 'service', note: '' };

function Edit({ writing: { draft, change } }: EditProps): ReactElement {
  const say = useWords(guideWords);
  return (
    <Rows
      rows={draft.kinds}
      blank={blank}
      onChange={(make) => change(({ kinds }) => ({ kinds: make(kinds) }))}
      words={{ add: say('kind.add'), removed: say('kind.removed'), remove: (number) => say('row.remove', { number }) }}
    >
      {(row, write) => (
        <>
          <div className={css.pair}>
            <SelectField
              label={say('kind')}
              value={row.kind}
              choices={contentKinds.map((value) => ({ value, label: say(`kind.${value}`) }))}
              onChoose={(kind) => write({ kind })}
            />
            <SelectField
              label={say('duty')}
              value={row.duty}
              choices={duties.map((value) => ({ value, label: say(`duty.${value}`) }))}
              onChoose={(duty) => write({ duty })}
            />
          </div>
          <TextField
            label={say('kind.note')}
            optional
            value={row.note}
            maxLength={160}
            onWrite={(note) => write({ note })}
          />
        </>
      )}
    </Rows>
  );
}

export const kindsPart: Part = { name: 'kinds', isFilled: ({ kinds }) => kinds.length > 0, Read, Edit };
