import { IconPlus } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { PhotoField } from '#media/ui/photo-field.tsx';
import { bankClasses, bankKinds } from '#planning/contract.ts';
import { Button } from '#web/kit/button.tsx';
import { SelectField, TextArea, TextField } from '#web/kit/field.tsx';
import { useWords } from '#web/words/words.ts';
import type { BankDraft, PartProps } from './bank-draft.ts';
import css from './bank.module.css';
import { bankWords } from './words.ts';

const mostTexts = 10;
const mostPictures = 4;

interface TextsProps extends Omit<PartProps, 'onChange'> {
  readonly onChange: (change: Partial<BankDraft> | ((draft: BankDraft) => Partial<BankDraft>)) => void;
  readonly mayWrite: boolean;
  /** Of the text; `new` until it is saved. */
  readonly id: string;
}

/** What citizens read: every change of it needs a new approval. */
export function TextFields({ draft, onChange, refused, mayWrite, id }: TextsProps): ReactElement {
  const say = useWords(bankWords);
  return (
    <>
      <TextField
        label={say('form.title')}
        value={draft.title}
        maxLength={200}
        onWrite={(title) => onChange({ title })}
        error={refused?.about('title')}
      />
      <Texts draft={draft} onChange={onChange} refused={refused} />
      <fieldset className={css.set}>
        <legend>{say('form.pictures')}</legend>
        <PhotoField
          agencyId={draft.agencyId}
          place={`bank:${id}`}
          photos={draft.pictures}
          disabled={!mayWrite}
          onChange={(next) => onChange(({ pictures }) => ({ pictures: next(pictures).slice(0, mostPictures) }))}
        />
      </fieldset>
      <SelectField
        label={say('form.kind')}
        value={draft.kind}
        choices={bankKinds.map((value) => ({ value, label: say(`kind.${value}`) }))}
        onChoose={(kind) => onChange({ kind })}
      />
      <SelectField
        label={say('form.class')}
        hint={say('form.class.hint')}
        value={draft.informationClass}
        choices={bankClasses.map((value) => ({ value, label: say(`class.${value}`) }))}
        onChoose={(informationClass) => onChange({ informationClass })}
      />
    </>
  );
}

/** Several texts say the same in other words; they are used in turn. */
function Texts({ draft, onChange, refused }: PartProps): ReactElement {
  const say = useWords(bankWords);
  const { variants } = draft;
  return (
    <>
      {variants.map((text, index) => (
        <TextArea
          // The place is the text's name: texts have no id.
          key={`text ${String(index)}`}
          label={say('form.text', { number: index + 1 })}
          hint={index === 0 ? say('form.text.hint') : undefined}
          value={text}
          rows={4}
          maxLength={5000}
          error={refused?.about(`variants.${index}`)}
          onWrite={(written) => onChange({ variants: variants.map((one, at) => (at === index ? written : one)) })}
        />
      ))}
      <div className={css.acts}>
        {variants.length < mostTexts && (
          <Button
            size="small"
            icon={<IconPlus aria-hidden />}
            onClick={() => onChange({ variants: [...variants, ''] })}
          >
            {say('form.text.add')}
          </Button>
        )}
        {variants.length > 1 && (
          <Button size="small" look="ghost" onClick={() => onChange({ variants: variants.slice(0, -1) })}>
            {say('form.text.drop')}
          </Button>
        )}
      </div>
    </>
  );
}
