import { useState, type ReactElement } from 'react';
import {
  createSpecialDayEndpoint,
  removeSpecialDayEndpoint,
  restoreSpecialDayEndpoint,
  saveSpecialDayEndpoint,
  specialDayKinds,
  type SpecialDateView,
  type SpecialDayBody,
  type SpecialDayKind,
} from '#planning/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import type { Refused } from '#web/api/refused.ts';
import { Button } from '#web/kit/button.tsx';
import { Drawer } from '#web/kit/dialog.tsx';
import { ErrorSummary } from '#web/kit/error-summary.tsx';
import { CheckField, Field, Form, SelectField, TextArea, TextField } from '#web/kit/field.tsx';
import { RemoveButton } from '#web/kit/remove-button.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import { specialDayWords } from './words.ts';

export interface EditedDay {
  readonly day: SpecialDateView | 'new';
  /** May write days of the whole city. */
  readonly forCity: boolean;
}

interface DrawerProps {
  readonly edited: EditedDay | undefined;
  readonly onClose: () => void;
}

export function SpecialDayDrawer({ edited, onClose }: DrawerProps): ReactElement {
  const say = useWords(specialDayWords);
  const isNew = edited?.day === 'new';
  return (
    <Drawer title={say(isNew ? 'form.new' : 'form.edit')} open={edited !== undefined} onClose={onClose}>
      {edited && <DayForm key={edited.day === 'new' ? 'new' : edited.day.id} edited={edited} onClose={onClose} />}
    </Drawer>
  );
}

interface FormProps {
  readonly edited: EditedDay;
  readonly onClose: () => void;
}

function DayForm({ edited, onClose }: FormProps): ReactElement {
  const say = useWords(specialDayWords);
  const agencies = useAgencyChoices(edited.forCity);
  const [draft, setDraft] = useState(() => startOf(edited, agencies[0]?.value ?? ''));
  const [tried, setTried] = useState(false);
  const change = (part: Partial<SpecialDayBody>): void => setDraft({ ...draft, ...part });
  const storing = useStoring(edited, onClose);
  const missing = { name: draft.name.trim() === '', date: draft.date === '' };
  const submit = (): void => {
    setTried(true);
    if (!missing.name && !missing.date) void storing.store(draft);
  };
  return (
    <Form onSubmit={submit}>
      <ErrorSummary refused={storing.refused} />
      <TextField
        label={say('form.name')}
        value={draft.name}
        maxLength={120}
        onWrite={(name) => change({ name })}
        error={tried && missing.name ? say('form.name.needed') : about(storing.refused, 'name')}
      />
      <Field
        label={say('form.date')}
        error={tried && missing.date ? say('form.date.needed') : about(storing.refused, 'date')}
      >
        {(tied) => (
          <input type="date" {...tied} value={draft.date} onChange={(event) => change({ date: event.target.value })} />
        )}
      </Field>
      <SelectField
        label={say('form.kind')}
        hint={say(`kind.${draft.kind}.why`)}
        value={draft.kind}
        choices={specialDayKinds.map((value: SpecialDayKind) => ({ value, label: say(`kind.${value}`) }))}
        onChoose={(kind) => change({ kind })}
      />
      <SelectField
        label={say('form.agency')}
        value={draft.agencyId ?? ''}
        choices={agencies}
        onChoose={(agencyId) => change({ agencyId: agencyId === '' ? null : agencyId })}
      />
      <CheckField
        label={say('form.yearly')}
        hint={say(draft.date.endsWith('-02-29') ? 'form.yearly.leap' : 'form.yearly.hint')}
        on={draft.yearly}
        onToggle={(yearly) => change({ yearly })}
      />
      <CheckField
        label={say('form.uncertain')}
        hint={say('form.uncertain.hint')}
        on={draft.uncertain}
        onToggle={(uncertain) => change({ uncertain })}
      />
      <TextArea
        label={say('form.note')}
        value={draft.note}
        maxLength={500}
        optional
        onWrite={(note) => change({ note })}
      />
      <TextField
        label={say('form.source')}
        value={draft.source}
        maxLength={200}
        optional
        onWrite={(source) => change({ source })}
      />
      <div>
        <Button type="submit" look="primary" full busy={storing.busy}>
          {say('form.save')}
        </Button>
      </div>
      {edited.day !== 'new' && <Remove day={edited.day} onDone={onClose} />}
    </Form>
  );
}

/** What the server says of a whole date or name stands at its field. */
function about(refused: Refused | null, field: 'name' | 'date'): string | undefined {
  const kinds = { name: 'special-day-there-already', date: 'no-such-date' };
  return refused?.kind === kinds[field] ? refused.message : refused?.about(field);
}

function startOf({ day, forCity }: EditedDay, firstAgency: string): SpecialDayBody {
  if (day === 'new') {
    const agencyId = forCity || firstAgency === '' ? null : firstAgency;
    const empty = { date: '', name: '', note: '', source: '' };
    return { ...empty, kind: 'local', agencyId, yearly: false, uncertain: false };
  }
  const { date, name, kind, agencyId, yearly, uncertain, note, source } = day;
  return { date, name, kind, agencyId, yearly, uncertain, note, source };
}

function useAgencyChoices(forCity: boolean): readonly { readonly value: string; readonly label: string }[] {
  const say = useWords(specialDayWords);
  const { agencies, can } = useSession();
  const own = agencies
    .filter(({ id }) => can('special-day.write', id))
    .map(({ id, shortName, name }) => ({ value: id, label: shortName === name ? name : `${shortName} · ${name}` }));
  return forCity ? [{ value: '', label: say('form.agency.city') }, ...own] : own;
}

function useStoring({ day }: EditedDay, onClose: () => void) {
  const say = useWords(specialDayWords);
  const create = useAct(createSpecialDayEndpoint);
  const save = useAct(saveSpecialDayEndpoint);
  const store = async (body: SpecialDayBody): Promise<void> => {
    const stored =
      day === 'new'
        ? await create.act({ body })
        : await save.act({ params: { id: day.id }, body: { ...body, revision: day.revision } });
    if (!stored) return;
    toast(say('saved', { name: body.name }));
    onClose();
  };
  return { store, busy: create.busy || save.busy, refused: day === 'new' ? create.refused : save.refused };
}

function Remove({ day, onDone }: { readonly day: SpecialDateView; readonly onDone: () => void }): ReactElement {
  const say = useWords(specialDayWords);
  const restore = useAct(restoreSpecialDayEndpoint);
  const params = { id: day.id };
  const remove = useAct(removeSpecialDayEndpoint, {
    onDone: () => {
      toast(say('removed', { name: day.name }), () => restore.act({ params }));
      onDone();
    },
  });
  return (
    <RemoveButton busy={remove.busy} onRemove={() => remove.act({ params })}>
      {say('form.remove')}
    </RemoveButton>
  );
}
