import type { ReactElement } from 'react';
import {
  audienceChoices,
  changeChoices,
  dayTimes,
  hardWordChoices,
  languageChoices,
  paceChoices,
  placeChoices,
  voiceChoices,
  type StrategyAnswers,
} from '#strategy/contract.ts';
import { SelectField, TextArea, TextField } from '#web/kit/field.tsx';
import { Chip, Segmented } from '#web/kit/filter-bar.tsx';
import { useWords } from '#web/words/words.ts';
import type { Question } from './questions.ts';
import css from './set-up.module.css';
import type { RevisedDraft } from '#web/kit/use-revised-draft.ts';
import { guideWords } from './words.ts';

interface FieldsProps {
  readonly writing: Pick<RevisedDraft<StrategyAnswers>, 'draft' | 'change'>;
}

const fields: Readonly<Record<Question, (props: FieldsProps) => ReactElement>> = {
  audiences: AudienceFields,
  questions: QuestionsField,
  changes: ChangeFields,
  places: PlaceFields,
  duties: DutyFields,
  language: LanguageFields,
  voices: VoiceFields,
  words: WordFields,
  times: TimeFields,
  theme: ThemeFields,
};

export function QuestionFields({ question, writing }: FieldsProps & { readonly question: Question }): ReactElement {
  const Fields = fields[question];
  return <Fields writing={writing} />;
}

interface ChoicesProps<Value extends string> {
  readonly label: string;
  readonly choices: readonly Value[];
  readonly chosen: readonly Value[];
  readonly word: (value: Value) => string;
  readonly onChange: (chosen: Value[]) => void;
}

/** Any number of them. */
function Choices<Value extends string>({ label, choices, chosen, word, onChange }: ChoicesProps<Value>): ReactElement {
  const toggle = (value: Value): void =>
    onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
  return (
    <fieldset className={css.choices} aria-label={label}>
      {choices.map((value) => (
        <Chip key={value} on={chosen.includes(value)} onToggle={() => toggle(value)}>
          {word(value)}
        </Chip>
      ))}
    </fieldset>
  );
}

function AudienceFields({ writing: { draft, change } }: FieldsProps): ReactElement {
  const say = useWords(guideWords);
  return (
    <>
      <Choices
        label={say('ask.audiences')}
        choices={audienceChoices}
        chosen={draft.audiences}
        word={(value) => say(`audience.${value}`)}
        onChange={(audiences) => change({ audiences })}
      />
      <TextField
        label={say('answer.other-audience')}
        optional
        value={draft.otherAudience}
        maxLength={160}
        onWrite={(otherAudience) => change({ otherAudience })}
      />
    </>
  );
}

function QuestionsField({ writing: { draft, change } }: FieldsProps): ReactElement {
  const say = useWords(guideWords);
  return (
    <TextArea
      label={say('answer.questions')}
      hint={say('answer.one-a-line')}
      placeholder={say('answer.questions.example')}
      rows={5}
      value={draft.questions}
      maxLength={2000}
      onWrite={(questions) => change({ questions })}
    />
  );
}

function ChangeFields({ writing: { draft, change } }: FieldsProps): ReactElement {
  const say = useWords(guideWords);
  return (
    <>
      <Choices
        label={say('ask.changes')}
        choices={changeChoices}
        chosen={draft.changes}
        word={(value) => say(`change.${value}`)}
        onChange={(changes) => change({ changes })}
      />
      <TextArea
        label={say('answer.other-change')}
        hint={say('answer.one-a-line')}
        optional
        rows={2}
        value={draft.otherChange}
        maxLength={2000}
        onWrite={(otherChange) => change({ otherChange })}
      />
    </>
  );
}

function PlaceFields({ writing: { draft, change } }: FieldsProps): ReactElement {
  const say = useWords(guideWords);
  return (
    <Choices
      label={say('ask.places')}
      choices={placeChoices}
      chosen={draft.places}
      word={(value) => say(`place.${value}`)}
      onChange={(places) => change({ places })}
    />
  );
}

const toldOf = ['policy', 'work-plan', 'performance', 'service', 'education', 'participation', 'ceremony'] as const;

function DutyFields({ writing: { draft, change } }: FieldsProps): ReactElement {
  const say = useWords(guideWords);
  const paces = paceChoices.map((value) => ({ value: value as string, label: say(`pace.${value}`) }));
  return (
    <div className={css.scales}>
      {toldOf.map((duty) => (
        <div key={duty} className={css.scale}>
          <span>
            <b>{say(`duty.${duty}`)}</b>
            <small>{say(`duty.${duty}.example`)}</small>
          </span>
          <Segmented
            label={say(`duty.${duty}`)}
            value={draft.duties[duty] ?? ''}
            choices={paces}
            onChoose={(pace) =>
              change(({ duties }) => ({ duties: { ...duties, [duty]: pace as (typeof paceChoices)[number] } }))
            }
          />
        </div>
      ))}
    </div>
  );
}

function LanguageFields({ writing: { draft, change } }: FieldsProps): ReactElement {
  const say = useWords(guideWords);
  return (
    <fieldset className={css.radios} aria-label={say('ask.language')}>
      {languageChoices.map((value) => (
        <div key={value}>
          <input
            id={`language-${value}`}
            type="radio"
            name="strategy-language"
            checked={draft.language === value}
            aria-describedby={`language-${value}-example`}
            onChange={() => change({ language: value })}
          />
          <label htmlFor={`language-${value}`}>{say(`language.${value}`)}</label>
          <small id={`language-${value}-example`}>{say(`language.${value}.example`)}</small>
        </div>
      ))}
    </fieldset>
  );
}

function VoiceFields({ writing: { draft, change } }: FieldsProps): ReactElement {
  const say = useWords(guideWords);
  return (
    <Choices
      label={say('ask.voices')}
      choices={voiceChoices}
      chosen={draft.voices}
      word={(value) => say(`voice.${value}`)}
      onChange={(voices) => change({ voices })}
    />
  );
}

function WordFields({ writing: { draft, change } }: FieldsProps): ReactElement {
  const say = useWords(guideWords);
  return (
    <>
      <Choices
        label={say('ask.words')}
        choices={hardWordChoices}
        chosen={draft.hardWords}
        word={(value) => say(`hard.${value}`)}
        onChange={(hardWords) => change({ hardWords })}
      />
      <TextArea
        label={say('answer.hard-words')}
        hint={say('answer.hard-words.hint')}
        optional
        rows={3}
        value={draft.otherHardWords}
        maxLength={2000}
        onWrite={(otherHardWords) => change({ otherHardWords })}
      />
    </>
  );
}

function TimeFields({ writing: { draft, change } }: FieldsProps): ReactElement {
  const say = useWords(guideWords);
  return (
    <>
      <TextField
        label={say('answer.per-week')}
        hint={say('answer.per-week.hint')}
        type="number"
        inputMode="numeric"
        min={1}
        max={50}
        value={draft.perWeek === null ? '' : String(draft.perWeek)}
        onWrite={(typed) =>
          change({ perWeek: typed === '' ? null : Math.min(50, Math.max(1, Math.round(Number(typed)))) })
        }
      />
      <Choices
        label={say('answer.times')}
        choices={dayTimes}
        chosen={draft.times}
        word={(value) => say(`time.${value}`)}
        onChange={(times) => change({ times })}
      />
    </>
  );
}

function ThemeFields({ writing: { draft, change } }: FieldsProps): ReactElement {
  const say = useWords(guideWords);
  const days = ([1, 2, 3, 4, 5, 6, 7] as const).map((day) => ({ value: String(day), label: say(`weekday.${day}`) }));
  return (
    <>
      <SelectField
        label={say('answer.weekday')}
        value={draft.weekday === null ? '' : String(draft.weekday)}
        choices={[{ value: '', label: say('answer.no-weekday') }, ...days]}
        onChoose={(day) => change({ weekday: day === '' ? null : Number(day) })}
      />
      {draft.weekday !== null && (
        <TextField
          label={say('answer.theme')}
          hint={say('answer.theme.hint')}
          value={draft.weekdayTheme}
          maxLength={80}
          onWrite={(weekdayTheme) => change({ weekdayTheme })}
        />
      )}
      <TextField
        label={say('answer.hashtag')}
        hint={say('answer.hashtag.hint')}
        optional
        value={draft.hashtag}
        maxLength={160}
        autoCapitalize="off"
        onWrite={(hashtag) => change({ hashtag })}
      />
    </>
  );
}
