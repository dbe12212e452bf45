import type { ReactElement } from 'react';
import { PhotoField } from '#media/ui/photo-field.tsx';
import { Field, TextArea, TextField } from '#web/kit/field.tsx';
import { useWords } from '#web/words/words.ts';
import css from './guide.module.css';
import type { EditProps, Part, ReadProps } from './part.ts';
import { Rows } from './rows.tsx';
import { guideWords } from './words.ts';

function Read({ content: { brand }, agencyId }: ReadProps): ReactElement {
  const say = useWords(guideWords);
  return (
    <div className={css.brand}>
      {brand.logos.length > 0 && (
        <ul className={css.logos} aria-label={say('brand.logos')}>
          {brand.logos.map(({ mediaId, alt }, index) => (
            <li key={mediaId}>
              <img
                src={`/api/strategies/${agencyId}/pictures/${mediaId}`}
                alt={alt || say('brand.logo', { number: index + 1 })}
                loading="lazy"
              />
            </li>
          ))}
        </ul>
      )}
      {brand.colours.length > 0 && (
        <ul className={css.colours} aria-label={say('brand.colours')}>
          {brand.colours.map(({ name, hex }, index) => (
            <li key={index}>
              <span style={{ background: hex }} aria-hidden="true" />
              <b>{name}</b>
              <small>{hex.toUpperCase()}</small>
            </li>
          ))}
        </ul>
      )}
      {brand.fonts.length > 0 && (
        <p>
          <b>{say('brand.fonts')}</b>{' '}
          {brand.fonts.map(({ name, use }) => (use === '' ? name : `${name} (${use})`)).join(', ')}
        </p>
      )}
      {brand.letterhead !== '' && (
        <div className={css.letterhead}>
          <b>{say('brand.letterhead')}</b>
          <p>{brand.letterhead}</p>
        </div>
      )}
    </div>
  );
}

function Edit({ strategy, writing: { draft, change } }: EditProps): ReactElement {
  const say = useWords(guideWords);
  const { brand } = draft;
  return (
    <div className={css.form}>
      <h3>{say('brand.logos')}</h3>
      <PhotoField
        agencyId={strategy.agency.id}
        place={`brand:${strategy.agency.id}`}
        photos={brand.logos}
        onChange={(make) =>
          change((now) => ({ brand: { ...now.brand, logos: [...make(now.brand.logos)].slice(0, 6) } }))
        }
      />
      <ColourRows writing={{ draft, change }} />
      <FontRows writing={{ draft, change }} />
      <TextArea
        label={say('brand.letterhead')}
        hint={say('brand.letterhead.hint')}
        value={brand.letterhead}
        maxLength={800}
        onWrite={(letterhead) => change({ brand: { ...brand, letterhead } })}
      />
    </div>
  );
}

type Writing = { readonly writing: Pick<EditProps['writing'], 'draft' | 'change'> };

function ColourRows({ writing: { draft, change } }: Writing): ReactElement {
  const say = useWords(guideWords);
  return (
    <>
      <h3>{say('brand.colours')}</h3>
      <Rows
        rows={draft.brand.colours}
        blank={{ name: '', hex: '#2b4299' }}
        onChange={(make) => change((now) => ({ brand: { ...now.brand, colours: make(now.brand.colours) } }))}
        words={{
          add: say('brand.colour.add'),
          removed: say('brand.colour.removed'),
          remove: (number) => say('row.remove', { number }),
        }}
      >
        {(row, write) => (
          <div className={css.pair}>
            <TextField
              label={say('brand.colour.name')}
              value={row.name}
              maxLength={160}
              onWrite={(name) => write({ name })}
            />
            <Field label={say('brand.colour')} aside={row.hex.toUpperCase()}>
              {(tied) => (
                <input
                  type="color"
                  {...tied}
                  value={row.hex}
                  onChange={(event) => write({ hex: event.target.value })}
                />
              )}
            </Field>
          </div>
        )}
      </Rows>
    </>
  );
}

function FontRows({ writing: { draft, change } }: Writing): ReactElement {
  const say = useWords(guideWords);
  return (
    <>
      <h3>{say('brand.fonts')}</h3>
      <Rows
        rows={draft.brand.fonts}
        blank={{ name: '', use: '' }}
        onChange={(make) => change((now) => ({ brand: { ...now.brand, fonts: make(now.brand.fonts) } }))}
        words={{
          add: say('brand.font.add'),
          removed: say('brand.font.removed'),
          remove: (number) => say('row.remove', { number }),
        }}
      >
        {(row, write) => (
          <div className={css.pair}>
            <TextField label={say('brand.font')} value={row.name} maxLength={160} onWrite={(name) => write({ name })} />
            <TextField
              label={say('brand.font.use')}
              value={row.use}
              maxLength={160}
              onWrite={(use) => write({ use })}
            />
          </div>
        )}
      </Rows>
    </>
  );
}

export const brandPart: Part = {
  name: 'brand',
  isFilled: ({ brand: { logos, colours, fonts, letterhead } }) =>
    logos.length + colours.length + fonts.length > 0 || letterhead.trim() !== '',
  Read,
  Edit,
};
