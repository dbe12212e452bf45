import { useState, type ReactElement } from 'react';
import {
  createSlotsEndpoint,
  removeSlotEndpoint,
  restoreSlotEndpoint,
  saveSlotEndpoint,
  type SlotView,
} from '#planning/contract.ts';
import { isoDay } from '#platform/time/format.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { Drawer } from '#web/kit/dialog.tsx';
import { ErrorSummary } from '#web/kit/error-summary.tsx';
import { Field, Form, TextField } from '#web/kit/field.tsx';
import { RemoveButton } from '#web/kit/remove-button.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import { PurposeFields } from './purpose-fields.tsx';
import { RuleFields } from './rule-fields.tsx';
import { faultsOf } from './slot-faults.ts';
import { SlotPreview } from './slot-preview.tsx';
import { bodyOf, startOf, type SlotDraft, type SuggestedSlot } from './slot-draft.ts';
import { TimesField } from './times-field.tsx';
import { WaysFields } from './ways-fields.tsx';
import { slotWords } from './words.ts';

interface DrawerProps {
  readonly edited: SlotView | 'new' | undefined;
  readonly suggested?: SuggestedSlot | undefined;
  readonly onClose: () => void;
}

export function SlotDrawer({ edited, suggested, onClose }: DrawerProps): ReactElement {
  const say = useWords(slotWords);
  return (
    <Drawer title={say(edited === 'new' ? 'form.new' : 'form.edit')} open={edited !== undefined} onClose={onClose}>
      {edited && (
        <SlotForm key={edited === 'new' ? 'new' : edited.id} edited={edited} suggested={suggested} onClose={onClose} />
      )}
    </Drawer>
  );
}

interface FormProps {
  readonly edited: SlotView | 'new';
  readonly suggested: SuggestedSlot | undefined;
  readonly onClose: () => void;
}

function SlotForm({ edited, suggested, onClose }: FormProps): ReactElement {
  const say = useWords(slotWords);
  const { agency, agencies, can, zone } = useSession();
  const own = agency ?? agencies.find(({ id }) => can('slot.write', id));
  const [draft, setDraft] = useState(() =>
    startOf(edited, { agencyId: own?.id ?? '', today: isoDay(new Date(), zone), suggested }),
  );
  const change = (part: Partial<SlotDraft>): void => setDraft({ ...draft, ...part });
  const storing = useStoring(edited, onClose);
  const faults = faultsOf(storing.refused, draft);
  return (
    <Form onSubmit={() => storing.store(draft)}>
      <ErrorSummary refused={storing.refused} />
      <PurposeFields draft={draft} isNew={edited === 'new'} onChange={change} faults={faults} />
      <TimesField draft={draft} isNew={edited === 'new'} onChange={change} />
      <RuleFields draft={draft} onChange={change} error={faults.rule} />
      <DayField
        label={say('form.starts')}
        value={draft.startsOn}
        onChoose={(startsOn) => change({ startsOn })}
        error={faults.startsOn}
      />
      <DayField
        label={say('form.ends')}
        optional
        value={draft.endsOn}
        onChoose={(endsOn) => change({ endsOn })}
        error={faults.endsOn}
      />
      <SlotPreview body={bodyOf(draft)} />
      <WaysFields draft={draft} onChange={change} faults={faults} />
      <TextField
        label={say('form.name')}
        optional
        value={draft.name}
        maxLength={120}
        onWrite={(name) => change({ name })}
      />
      <Button type="submit" look="primary" full busy={storing.busy}>
        {say(edited === 'new' ? 'form.create' : 'form.save')}
      </Button>
      {edited !== 'new' && <Remove slot={edited} onDone={onClose} />}
    </Form>
  );
}

interface DayFieldProps {
  readonly label: string;
  readonly optional?: boolean;
  readonly error?: string | undefined;
  readonly value: string;
  readonly onChoose: (day: string) => void;
}

function DayField({ value, onChoose, ...field }: DayFieldProps): ReactElement {
  return (
    <Field {...field}>
      {(tied) => <input type="date" {...tied} value={value} onChange={(event) => onChoose(event.target.value)} />}
    </Field>
  );
}

function useStoring(edited: SlotView | 'new', onClose: () => void) {
  const say = useWords(slotWords);
  const create = useAct(createSlotsEndpoint);
  const save = useAct(saveSlotEndpoint);
  const remove = useAct(removeSlotEndpoint);
  const store = async (draft: SlotDraft): Promise<void> => {
    const { time, ...body } = bodyOf(draft);
    if (edited === 'new') {
      const made = await create.act({ body: { ...body, times: [...draft.times] } });
      if (!made) return;
      toast(say('created', { count: made.ids.length }), () =>
        Promise.all(made.ids.map((id) => remove.act({ params: { id } }))),
      );
      return onClose();
    }
    const saved = await save.act({ params: { id: edited.id }, body: { ...body, time, revision: edited.revision } });
    if (!saved) return;
    toast(say('saved'));
    onClose();
  };
  return { store, busy: create.busy || save.busy, refused: edited === 'new' ? create.refused : save.refused };
}

function Remove({ slot, onDone }: { readonly slot: SlotView; readonly onDone: () => void }): ReactElement {
  const say = useWords(slotWords);
  const params = { id: slot.id };
  const restore = useAct(restoreSlotEndpoint);
  const remove = useAct(removeSlotEndpoint, {
    onDone: () => {
      toast(say('removed'), () => restore.act({ params }));
      onDone();
    },
  });
  return (
    <RemoveButton busy={remove.busy} onRemove={() => remove.act({ params })}>
      {say('form.remove')}
    </RemoveButton>
  );
}
