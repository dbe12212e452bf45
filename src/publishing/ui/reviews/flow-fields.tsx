import type { ReactElement } from 'react';
import { coverings, informationClasses, postKinds, type FlowBody } from '#publishing/contract.ts';
import { CheckField, SelectField } from '#web/kit/field.tsx';
import { useWords } from '#web/words/words.ts';
import { postWords } from '../words.ts';
import type { NamedPillar } from './flows-screen.tsx';
import css from './reviews.module.css';
import { reviewWords } from './words.ts';

interface FieldsProps {
  readonly draft: FlowBody;
  readonly onChange: (part: Partial<FlowBody>) => void;
}

/** Which posts it is for. */
export function CoversFields({
  draft: { covers, value },
  pillars,
  missing,
  onChange,
}: FieldsProps & { readonly pillars: readonly NamedPillar[]; readonly missing: boolean }): ReactElement {
  const say = useWords(reviewWords);
  const values = useValues(covers, pillars);
  return (
    <div className={css.two}>
      <SelectField
        label={say('form.covers')}
        value={covers}
        choices={coverings.map((one) => ({ value: one, label: say(`covers.${one}`) }))}
        onChoose={(chosen) => onChange({ covers: chosen, value: '' })}
      />
      {values && (
        <SelectField
          label={say(`covers.${covers}`)}
          value={value}
          choices={[{ value: '', label: say('form.choose') }, ...values]}
          error={missing ? say('form.value.needed') : undefined}
          onChoose={(chosen) => onChange({ value: chosen })}
        />
      )}
    </div>
  );
}

function useValues(covers: FlowBody['covers'], pillars: readonly NamedPillar[]) {
  const post = useWords(postWords);
  if (covers === 'kind') return postKinds.map((kind) => ({ value: kind as string, label: post(`kind.${kind}`) }));
  if (covers === 'pillar') return pillars.map(({ id, name }) => ({ value: id, label: name }));
  if (covers !== 'class') return undefined;
  const classes = informationClasses.filter((one) => one !== 'dikecualikan');
  return classes.map((one) => ({ value: one as string, label: post(`class.${one}`) }));
}

const leads = [0, 15, 30, 60, 120, 240, 480, 1440, 2880] as const;
const hours = [1, 2, 4, 8, 16, 24, 40] as const;

/** By when those asked should have answered. */
export function DeadlineFields({ draft: { leadMinutes, workingHours }, onChange }: FieldsProps): ReactElement {
  const say = useWords(reviewWords);
  return (
    <fieldset className={css.part}>
      <legend>{say('form.deadline')}</legend>
      <SelectField
        label={say('form.lead')}
        value={String(leadMinutes)}
        choices={[...new Set([...leads, leadMinutes])]
          .toSorted((a, b) => a - b)
          .map((minutes) => ({
            value: String(minutes),
            label: minutes % 60 === 0 ? say('hours', { count: minutes / 60 }) : say('minutes', { count: minutes }),
          }))}
        onChoose={(chosen) => onChange({ leadMinutes: Number(chosen) })}
      />
      <CheckField
        label={say('form.hours')}
        hint={say('form.hours.hint')}
        on={workingHours !== null}
        onToggle={(on) => onChange({ workingHours: on ? 8 : null })}
      />
      {workingHours !== null && (
        <SelectField
          label={say('form.hours.count')}
          value={String(workingHours)}
          choices={[...new Set<number>([...hours, workingHours])]
            .toSorted((a, b) => a - b)
            .map((count) => ({ value: String(count), label: say('hours.working', { count }) }))}
          onChoose={(chosen) => onChange({ workingHours: Number(chosen) })}
        />
      )}
    </fieldset>
  );
}
