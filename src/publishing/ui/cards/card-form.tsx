import type { ReactElement } from 'react';
import { cardFields, cardPictures, cardTones, type CardDesign, type CardField } from '#cards/contract.ts';
import { pictureAddress } from '#media/contract.ts';
import type { PostContentBody } from '#publishing/contract.ts';
import { TextArea, TextField } from '#web/kit/field.tsx';
import { Segmented } from '#web/kit/filter-bar.tsx';
import { useWords } from '#web/words/words.ts';
import css from './cards.module.css';
import { cardWords } from './words.ts';

interface CardFormProps {
  readonly design: CardDesign;
  /** Of the post: photos to choose from. */
  readonly pictures: PostContentBody['pictures'];
  readonly onWrite: (design: CardDesign) => void;
}

export function CardForm({ design, pictures, onWrite }: CardFormProps): ReactElement {
  const say = useWords(cardWords);
  const { template, tone, fields } = design;
  const write = (name: string, words: string): void => onWrite({ ...design, fields: { ...fields, [name]: words } });
  return (
    <>
      <div className={css.tone}>
        <span>{say('tone')}</span>
        <Segmented
          label={say('tone')}
          value={tone}
          choices={cardTones.map((value) => ({ value, label: say(`tone.${value}`) }))}
          onChoose={(chosen) => onWrite({ ...design, tone: chosen })}
        />
      </div>
      {cardPictures[template][1] > 0 && <PictureChoice {...{ design, pictures, onWrite }} />}
      {cardFields[template].map((field) => (
        <OneField
          key={field.name}
          field={field}
          value={fields[field.name] ?? ''}
          onWrite={(words) => write(field.name, words)}
        />
      ))}
    </>
  );
}

interface OneFieldProps {
  readonly field: CardField;
  readonly value: string;
  readonly onWrite: (words: string) => void;
}

function OneField({ field: { name, most, required, long }, value, onWrite }: OneFieldProps): ReactElement {
  const say = useWords(cardWords);
  const common = {
    label: say(`field.${name as 'title'}`),
    optional: !required,
    maxLength: most,
    value,
    onWrite,
    lang: 'id',
  };
  return long ? <TextArea {...common} rows={name === 'title' ? 2 : 4} /> : <TextField {...common} />;
}

/** Chosen in order: of two, the first is how it was before. */
function PictureChoice({ design, pictures, onWrite }: CardFormProps): ReactElement {
  const say = useWords(cardWords);
  const [least, most] = cardPictures[design.template];
  const toggle = (mediaId: string): void => {
    const chosen = design.pictures.includes(mediaId)
      ? design.pictures.filter((one) => one !== mediaId)
      : [
          ...design.pictures.slice(
            most > 1 && design.pictures.length === most ? 1 : most - 1 - design.pictures.length < 0 ? 1 : 0,
          ),
          mediaId,
        ];
    onWrite({ ...design, pictures: chosen });
  };
  return (
    <fieldset className={css.pictures}>
      <legend>{say(least > 0 ? 'pictures.two' : 'pictures.one')}</legend>
      {pictures.length === 0 && <p>{say('pictures.none')}</p>}
      {pictures.map(({ mediaId, alt }, at) => {
        const place = design.pictures.indexOf(mediaId);
        return (
          <button
            key={mediaId}
            type="button"
            aria-pressed={place >= 0}
            aria-label={say('pictures.choose', { name: alt || `${at + 1}` })}
            onClick={() => toggle(mediaId)}
          >
            <img src={pictureAddress(mediaId, '320')} alt="" />
            {place >= 0 && <span>{place + 1}</span>}
          </button>
        );
      })}
    </fieldset>
  );
}
