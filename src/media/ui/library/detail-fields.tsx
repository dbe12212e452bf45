import type { ReactElement } from 'react';
import { consentKinds, rightsKinds } from '#media/contract.ts';
import type { Refused } from '#web/api/refused.ts';
import { SelectField, TextArea, TextField } from '#web/kit/field.tsx';
import { useWords } from '#web/words/words.ts';
import type { DetailsDraft } from './details-draft.ts';
import css from './library.module.css';
import { libraryWords } from './words.ts';

interface FieldsProps {
  readonly draft: DetailsDraft;
  readonly refused: Refused | null;
  readonly onWrite: (part: Partial<DetailsDraft>) => void;
}

/** What it is called and what it shows. */
export function WordFields({ draft, refused, onWrite }: FieldsProps): ReactElement {
  const say = useWords(libraryWords);
  const badTags = refused?.fields.some(({ path }) => path.startsWith('tags')) ?? false;
  return (
    <>
      <TextField
        label={say('name')}
        optional
        maxLength={200}
        value={draft.title}
        error={refused?.about('title')}
        onWrite={(title) => onWrite({ title })}
      />
      <TextArea
        label={say('alt')}
        hint={say('alt.hint')}
        optional
        maxLength={2000}
        value={draft.alt}
        error={refused?.about('alt')}
        onWrite={(alt) => onWrite({ alt })}
      />
      <TextField
        label={say('tags')}
        hint={say('tags.hint')}
        optional
        maxLength={900}
        value={draft.tags}
        error={badTags ? say('tags.long') : undefined}
        onWrite={(tags) => onWrite({ tags })}
      />
    </>
  );
}

/** Who made it, why it may be used, until when. */
export function RightsFields({ draft, refused, onWrite }: FieldsProps): ReactElement {
  const say = useWords(libraryWords);
  return (
    <fieldset className={css.group}>
      <legend>{say('group.rights')}</legend>
      <TextField
        label={say('source')}
        optional
        maxLength={200}
        value={draft.source}
        onWrite={(source) => onWrite({ source })}
      />
      <div className={css.two}>
        <SelectField
          label={say('rights')}
          value={draft.rights}
          choices={rightsKinds.map((value) => ({ value, label: say(`rights.${value}`) }))}
          onChoose={(rights) => onWrite({ rights })}
        />
        <TextField
          label={say('rights-until')}
          type="date"
          optional
          value={draft.rightsUntil}
          error={refused?.about('rightsUntil')}
          onWrite={(rightsUntil) => onWrite({ rightsUntil })}
        />
      </div>
      <TextField
        label={say('rights-note')}
        hint={say('rights-note.hint')}
        optional
        maxLength={300}
        value={draft.rightsNote}
        onWrite={(rightsNote) => onWrite({ rightsNote })}
      />
    </fieldset>
  );
}

/** Who can be recognised and, of those, who agreed, since when and until when. */
export function ConsentFields(fields: FieldsProps): ReactElement {
  const say = useWords(libraryWords);
  const { draft, onWrite } = fields;
  const { consent } = draft;
  const isRecognised = consent === 'adults' || consent === 'children';
  return (
    <fieldset className={css.group}>
      <legend>{say('group.consent')}</legend>
      <SelectField
        label={say('consent')}
        value={consent}
        choices={consentKinds.map((value) => ({ value, label: say(`consent.${value}`) }))}
        onChoose={(next) => onWrite({ consent: next })}
      />
      {(isRecognised || isNoted(draft)) && (
        <ConsentGiven {...fields} of={consent === 'children' ? 'children' : 'adults'} />
      )}
      {consent !== 'nobody' && <ConsentWithdrawn {...fields} />}
    </fieldset>
  );
}

/** Noted earlier, before it was said to be unknown: it still counts, so it is shown. */
function isNoted({ consent, consentBy, consentOn, consentUntil, consentReference }: DetailsDraft): boolean {
  return consent === 'unknown' && `${consentBy}${consentOn}${consentUntil}${consentReference}` !== '';
}

function ConsentGiven({ draft, refused, onWrite, of }: FieldsProps & { of: 'adults' | 'children' }): ReactElement {
  const say = useWords(libraryWords);
  const endsEarly = refused?.kind === 'consent-ends-before-it-begins' ? refused.message : undefined;
  return (
    <>
      <TextField
        label={say(`consent-by.${of}`)}
        hint={say('consent-by.hint')}
        maxLength={200}
        value={draft.consentBy}
        onWrite={(consentBy) => onWrite({ consentBy })}
      />
      <div className={css.two}>
        <TextField
          label={say('consent-on')}
          type="date"
          value={draft.consentOn}
          error={refused?.about('consentOn')}
          onWrite={(consentOn) => onWrite({ consentOn })}
        />
        <TextField
          label={say('consent-until')}
          type="date"
          optional
          value={draft.consentUntil}
          error={endsEarly ?? refused?.about('consentUntil')}
          onWrite={(consentUntil) => onWrite({ consentUntil })}
        />
      </div>
      <TextField
        label={say('consent-reference')}
        hint={say('consent-reference.hint')}
        maxLength={200}
        value={draft.consentReference}
        onWrite={(consentReference) => onWrite({ consentReference })}
      />
    </>
  );
}

/** Also where nobody wrote down who had agreed: the person in the picture may still have said no. */
function ConsentWithdrawn({ draft, refused, onWrite }: FieldsProps): ReactElement {
  const say = useWords(libraryWords);
  return (
    <TextField
      label={say('withdrawn')}
      hint={say('withdrawn.hint')}
      type="date"
      optional
      value={draft.consentWithdrawnOn}
      error={refused?.about('consentWithdrawnOn')}
      onWrite={(consentWithdrawnOn) => onWrite({ consentWithdrawnOn })}
    />
  );
}
