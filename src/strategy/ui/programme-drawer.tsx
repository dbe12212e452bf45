import { useState, type ReactElement } from 'react';
import {
  createProgrammeEndpoint,
  programmeNamesEndpoint,
  removeProgrammeEndpoint,
  restoreProgrammeEndpoint,
  saveProgrammeEndpoint,
  type ProgrammeBody,
  type ProgrammeView,
} from '#strategy/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button } from '#web/kit/button.tsx';
import { Drawer } from '#web/kit/dialog.tsx';
import { ErrorSummary } from '#web/kit/error-summary.tsx';
import { Field, Form, SelectField, TextArea, TextField } from '#web/kit/field.tsx';
import { RemoveButton } from '#web/kit/remove-button.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import { useKeptForm } from './use-kept-form.ts';
import { strategyWords } from './words.ts';

/** An existing programme, a new one, or a new part of one. */
type Edited = ProgrammeView | 'new' | { readonly partOf: ProgrammeView };

interface DrawerProps {
  readonly edited: Edited | undefined;
  /** The long text of an existing one, which lists leave out. */
  readonly description?: string;
  readonly onClose: () => void;
}

export function ProgrammeDrawer({ edited, description = '', onClose }: DrawerProps): ReactElement {
  const say = useWords(strategyWords);
  return (
    <Drawer title={say(titleOf(edited))} open={edited !== undefined} onClose={onClose}>
      {edited && <ProgrammeForm edited={edited} description={description} onClose={onClose} />}
    </Drawer>
  );
}

function titleOf(edited: Edited | undefined): 'form.new' | 'form.part' | 'form.edit' {
  if (edited === 'new') return 'form.new';
  return edited && 'partOf' in edited ? 'form.part' : 'form.edit';
}

function isNew(edited: Edited): edited is Exclude<Edited, ProgrammeView> {
  return edited === 'new' || 'partOf' in edited;
}

interface FormProps {
  readonly edited: Edited;
  readonly description: string;
  readonly onClose: () => void;
}

function ProgrammeForm({ edited, description, onClose }: FormProps): ReactElement {
  const say = useWords(strategyWords);
  const leads = useLeadAgencies();
  const start = (): ProgrammeBody => startOf(edited, leads[0]?.value ?? '', description);
  const { draft, change, forget } = useKeptForm(keyOf(edited), start);
  const [tried, setTried] = useState(false);
  const storing = useStoring(edited, () => {
    forget();
    onClose();
  });
  const missing = { name: draft.name.trim() === '', startsOn: draft.startsOn === '' };
  const submit = (): void => {
    setTried(true);
    if (!missing.name && !missing.startsOn) void storing.store(draft);
  };
  return (
    <Form onSubmit={submit}>
      <ErrorSummary refused={storing.refused} />
      <TextField
        label={say('form.name')}
        value={draft.name}
        maxLength={120}
        onWrite={(name) => change({ name })}
        error={tried && missing.name ? say('form.name.needed') : storing.refused?.about('name')}
      />
      <TextArea
        label={say('form.summary')}
        hint={say('form.summary.hint')}
        value={draft.summary}
        maxLength={1000}
        optional
        onWrite={(summary) => change({ summary })}
      />
      <TextArea
        label={say('form.description')}
        hint={say('form.description.hint')}
        value={draft.description}
        maxLength={6000}
        rows={5}
        optional
        onWrite={(text) => change({ description: text })}
      />
      <SelectField
        label={say('form.agency')}
        value={draft.agencyId}
        choices={leads}
        onChoose={(agencyId) => change({ agencyId })}
      />
      <DayField
        label={say('form.starts')}
        value={draft.startsOn}
        onChoose={(startsOn) => change({ startsOn })}
        error={tried && missing.startsOn ? say('form.starts.needed') : undefined}
      />
      <DayField
        label={say('form.ends')}
        hint={say('form.ends.hint')}
        value={draft.endsOn ?? ''}
        onChoose={(endsOn) => change({ endsOn: endsOn === '' ? null : endsOn })}
      />
      <PlaceFields draft={draft} change={change} own={edited} />
      <div>
        <Button type="submit" look="primary" full busy={storing.busy}>
          {say(isNew(edited) ? 'form.create' : 'form.save')}
        </Button>
      </div>
      {!isNew(edited) && <Remove programme={edited} onDone={onClose} />}
    </Form>
  );
}

function keyOf(edited: Edited): string {
  if (edited === 'new') return 'programme:new';
  return 'partOf' in edited ? `programme:part:${edited.partOf.id}` : `programme:${edited.id}`;
}

function startOf(edited: Edited, firstAgency: string, description: string): ProgrammeBody {
  const empty = {
    agencyId: firstAgency,
    name: '',
    summary: '',
    description: '',
    village: '',
    startsOn: '',
    endsOn: null,
  };
  if (edited === 'new') return { ...empty, parentId: null, tags: [] };
  if ('partOf' in edited) {
    const { id, agency, tags, startsOn, endsOn } = edited.partOf;
    return { ...empty, agencyId: agency.id, parentId: id, tags, startsOn, endsOn };
  }
  const { agency, name, summary, parentId, village, tags, startsOn, endsOn } = edited;
  return { agencyId: agency.id, name, summary, description, parentId, village, tags, startsOn, endsOn };
}

interface PlaceProps {
  readonly draft: ProgrammeBody;
  readonly change: (part: Partial<ProgrammeBody>) => void;
  /** It can't be a part of itself. */
  readonly own: Edited;
}

/** What it is a part of, where, and under which tags. */
function PlaceFields({ draft, change, own }: PlaceProps): ReactElement {
  const say = useWords(strategyWords);
  const [tags, setTags] = useState(() => draft.tags.join(', '));
  const { data } = useAnswer(programmeNamesEndpoint, { query: {} });
  const ownId = isNew(own) ? undefined : own.id;
  const parents = (data?.items ?? []).filter(
    ({ id, archived }) => id !== ownId && (!archived || id === draft.parentId),
  );
  return (
    <>
      <SelectField
        label={say('form.parent')}
        hint={say('form.parent.hint')}
        value={draft.parentId ?? ''}
        choices={[
          { value: '', label: say('form.parent.none') },
          ...parents.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChoose={(id) => change({ parentId: id === '' ? null : id })}
      />
      <TextField
        label={say('form.village')}
        hint={say('form.village.hint')}
        optional
        value={draft.village}
        maxLength={80}
        onWrite={(village) => change({ village })}
      />
      <TextField
        label={say('form.tags')}
        hint={say('form.tags.hint')}
        optional
        value={tags}
        maxLength={300}
        onWrite={(text) => {
          setTags(text);
          change({
            tags: text
              .split(',')
              .map((tag) => tag.trim().slice(0, 40))
              .filter(Boolean)
              .slice(0, 12),
          });
        }}
      />
    </>
  );
}

function useLeadAgencies(): readonly { readonly value: string; readonly label: string }[] {
  const { agencies, can } = useSession();
  return agencies
    .filter(({ id }) => can('programme.write', id))
    .map(({ id, shortName, name }) => ({ value: id, label: shortName === name ? name : `${shortName} · ${name}` }));
}

function useStoring(edited: Edited, onStored: () => void) {
  const say = useWords(strategyWords);
  const create = useAct(createProgrammeEndpoint);
  const save = useAct(saveProgrammeEndpoint);
  const store = async (body: ProgrammeBody): Promise<void> => {
    const stored = isNew(edited)
      ? await create.act({ body })
      : await save.act({ params: { id: edited.id }, body: { ...body, revision: edited.revision } });
    if (!stored) return;
    toast(say(isNew(edited) ? 'created' : 'saved', { name: body.name }));
    onStored();
  };
  return { store, busy: create.busy || save.busy, refused: isNew(edited) ? create.refused : save.refused };
}

interface DayFieldProps {
  readonly label: string;
  readonly hint?: string;
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

function Remove({ programme, onDone }: { readonly programme: ProgrammeView; readonly onDone: () => void }) {
  const say = useWords(strategyWords);
  const restore = useAct(restoreProgrammeEndpoint);
  const params = { id: programme.id };
  const remove = useAct(removeProgrammeEndpoint, {
    onDone: () => {
      toast(say('removed', { name: programme.name }), () => restore.act({ params }));
      onDone();
    },
  });
  return (
    <RemoveButton busy={remove.busy} onRemove={() => remove.act({ params })}>
      {say('form.remove')}
    </RemoveButton>
  );
}
