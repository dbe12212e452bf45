import type { ReactElement } from 'react';
import { autoFills, onHolidays } from '#planning/contract.ts';
import { CheckField, Field, SelectField, TextField } from '#web/kit/field.tsx';
import { useWords } from '#web/words/words.ts';
import type { SlotDraft } from './slot-draft.ts';
import type { SlotFaults } from './slot-faults.ts';
import { slotWords } from './words.ts';

interface WaysProps {
  readonly draft: SlotDraft;
  readonly onChange: (part: Partial<SlotDraft>) => void;
  readonly faults: SlotFaults;
}

/** Holidays, crises, and filling without a person. */
export function WaysFields({ draft, onChange, faults }: WaysProps): ReactElement {
  const say = useWords(slotWords);
  return (
    <>
      <SelectField
        label={say('form.holidays')}
        value={draft.onHolidays}
        choices={onHolidays.map((value) => ({ value, label: say(`holidays.${value}`) }))}
        onChoose={(chosen) => onChange({ onHolidays: chosen })}
      />
      <CheckField
        label={say('form.crisis')}
        hint={say('form.crisis.hint')}
        on={draft.stopsInCrisis}
        onToggle={(stopsInCrisis) => onChange({ stopsInCrisis })}
      />
      <SelectField
        label={say('form.auto')}
        hint={draft.autoFill === 'off' ? undefined : say('form.auto.hint')}
        value={draft.autoFill}
        choices={autoFills.map((value) => ({ value, label: say(`auto.${value}`) }))}
        onChoose={(autoFill) => onChange({ autoFill })}
      />
      {draft.autoFill !== 'off' && (
        <Field label={say('form.auto.days')}>
          {(tied) => (
            <input
              type="number"
              min={1}
              max={14}
              {...tied}
              value={draft.autoFillDays}
              onChange={(event) => onChange({ autoFillDays: within(event.target.valueAsNumber) })}
            />
          )}
        </Field>
      )}
      <TextField
        label={say('form.zone')}
        hint={say('form.zone.hint')}
        optional
        value={draft.zone}
        maxLength={60}
        placeholder="Asia/Jakarta"
        onWrite={(zone) => onChange({ zone })}
        error={faults.zone}
      />
    </>
  );
}

function within(days: number): number {
  return Math.min(14, Math.max(1, Math.trunc(days || 1)));
}
