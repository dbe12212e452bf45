import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { FlowBody } from '#publishing/contract.ts';
import { Button } from '#web/kit/button.tsx';
import { CheckField, FieldError, SelectField, TextField } from '#web/kit/field.tsx';
import { useWords } from '#web/words/words.ts';
import css from './reviews.module.css';
import { reviewWords } from './words.ts';

type Step = FlowBody['steps'][number];
type Party = Step['parties'][number];

interface Reader {
  readonly id: string;
  readonly name: string;
  readonly jobTitle: string;
}

interface StepsEditorProps {
  readonly steps: readonly Step[];
  /** Who may be named. */
  readonly people: readonly Reader[];
  readonly tried: boolean;
  readonly onChange: (steps: Step[]) => void;
}

const most = 6;

/** The steps in their order, and in each those who are asked side by side. */
export function StepsEditor({ steps, people, tried, onChange }: StepsEditorProps): ReactElement {
  const say = useWords(reviewWords);
  const put = (index: number, step: Step): void => onChange(steps.map((one, at) => (at === index ? step : one)));
  return (
    <>
      {steps.map((step, index) => (
        <fieldset key={index} className={css.part}>
          <legend>{say('form.step', { number: index + 1 })}</legend>
          <StepFields step={step} people={people} tried={tried} onChange={(changed) => put(index, changed)} />
          {steps.length > 1 && (
            <div className={css.row}>
              <Button
                look="ghost"
                size="small"
                icon={<IconTrash aria-hidden />}
                onClick={() => onChange(steps.filter((_, at) => at !== index))}
              >
                {say('form.step.remove', { number: index + 1 })}
              </Button>
            </div>
          )}
        </fieldset>
      ))}
      {steps.length < most && (
        <div>
          <Button
            icon={<IconPlus aria-hidden />}
            onClick={() => onChange([...steps, { need: 'any', parties: [{ kind: 'approver' }] }])}
          >
            {say('form.step.add')}
          </Button>
        </div>
      )}
    </>
  );
}

interface StepFieldsProps {
  readonly step: Step;
  readonly people: readonly Reader[];
  readonly tried: boolean;
  readonly onChange: (step: Step) => void;
}

function StepFields({ step, people, tried, onChange }: StepFieldsProps): ReactElement {
  const say = useWords(reviewWords);
  const { parties } = step;
  const put = (index: number, party: Party): void =>
    onChange({ ...step, parties: parties.map((one, at) => (at === index ? party : one)) });
  const needs = (['any', 'all'] as const).map((value) => ({ value, label: say(`need.${value}`) }));
  return (
    <>
      {parties.map((party, index) => (
        <div key={index} className={css.party}>
          <SelectField
            label={say('form.party')}
            value={party.kind}
            choices={(['approver', 'coordinator', 'people'] as const).map((value) => ({
              value,
              label: say(`party.${value}.choice`),
            }))}
            onChoose={(kind) => put(index, kind === 'people' ? { kind, title: '', personIds: [] } : { kind })}
          />
          {party.kind === 'people' && (
            <NamedPeople party={party} people={people} tried={tried} onChange={(changed) => put(index, changed)} />
          )}
          {parties.length > 1 && (
            <div className={css.row}>
              <Button
                look="ghost"
                size="small"
                onClick={() => onChange({ ...step, parties: parties.filter((_, at) => at !== index) })}
              >
                {say('form.party.remove')}
              </Button>
            </div>
          )}
        </div>
      ))}
      {parties.length > 1 && (
        <SelectField
          label={say('form.need')}
          value={step.need}
          choices={needs}
          onChoose={(need) => onChange({ ...step, need })}
        />
      )}
      {parties.length < most && (
        <div className={css.row}>
          <Button
            look="ghost"
            size="small"
            icon={<IconPlus aria-hidden />}
            onClick={() => onChange({ ...step, parties: [...parties, { kind: 'approver' }] })}
          >
            {say('form.party.add')}
          </Button>
        </div>
      )}
    </>
  );
}

interface NamedPeopleProps {
  readonly party: Extract<Party, { kind: 'people' }>;
  readonly people: readonly Reader[];
  readonly tried: boolean;
  readonly onChange: (party: Party) => void;
}

function NamedPeople({ party, people, tried, onChange }: NamedPeopleProps): ReactElement {
  const say = useWords(reviewWords);
  const { title, personIds } = party;
  const toggle = (id: string, on: boolean): void =>
    onChange({ ...party, personIds: on ? [...personIds, id] : personIds.filter((one) => one !== id) });
  return (
    <>
      <TextField
        label={say('form.people.title')}
        hint={say('form.people.title.hint')}
        value={title}
        maxLength={80}
        error={tried && title.trim() === '' ? say('form.people.title.needed') : undefined}
        onWrite={(written) => onChange({ ...party, title: written })}
      />
      <fieldset className={css.people}>
        <legend>{say('form.people')}</legend>
        {people.map(({ id, name, jobTitle }) => (
          <CheckField
            key={id}
            label={name}
            hint={jobTitle}
            on={personIds.includes(id)}
            onToggle={(on) => toggle(id, on)}
          />
        ))}
      </fieldset>
      <FieldError id="people-needed" error={tried && personIds.length === 0 ? say('form.people.needed') : undefined} />
    </>
  );
}
