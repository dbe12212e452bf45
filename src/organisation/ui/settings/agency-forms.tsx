import { useState, type ReactElement } from 'react';
import { createAgency, moveAgency, renameAgency } from '#organisation/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { ErrorSummary } from '#web/kit/error-summary.tsx';
import { Field, Form, SelectField, TextField } from '#web/kit/field.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import { organisationWords } from '../words.ts';
import { agencyChoices } from './agency-choices.ts';
import type { AgencyFormProps } from './agency-drawer.tsx';

export function AddAgencyForm({ agency, agencies, onDone }: AgencyFormProps): ReactElement {
  const say = useWords(organisationWords);
  const [draft, setDraft] = useState({ parentId: agency.id, code: '', name: '', shortName: '' });
  const change = (part: Partial<typeof draft>): void => setDraft({ ...draft, ...part });
  const act = useAct(createAgency, {
    onDone: ({ shortName }) => {
      toast(say('agency.added', { name: shortName }));
      onDone();
    },
  });
  const parents = agencies.filter(({ can, active }) => can.write && active);
  return (
    <Form onSubmit={() => act.act({ body: draft })}>
      <ErrorSummary refused={act.refused} />
      <TextField
        label={say('agency.name')}
        value={draft.name}
        maxLength={160}
        error={act.refused?.about('name')}
        onWrite={(name) => change({ name })}
      />
      <TextField
        label={say('agency.short-name')}
        hint={say('agency.short-name.hint')}
        value={draft.shortName}
        maxLength={60}
        error={act.refused?.about('shortName')}
        onWrite={(shortName) => change({ shortName })}
      />
      <TextField
        label={say('agency.code')}
        hint={say('agency.code.hint')}
        value={draft.code}
        maxLength={40}
        error={act.refused?.about('code')}
        onWrite={(code) => change({ code })}
      />
      <SelectField
        label={say('agency.below')}
        value={draft.parentId}
        choices={agencyChoices(parents)}
        onChoose={(parentId) => change({ parentId })}
      />
      <Button type="submit" look="primary" full busy={act.busy}>
        {say('agency.add')}
      </Button>
    </Form>
  );
}

export function RenameAgencyForm({ agency, onDone }: AgencyFormProps): ReactElement {
  const say = useWords(organisationWords);
  const [draft, setDraft] = useState(() => ({
    name: agency.name,
    shortName: agency.shortName,
    validFrom: today(),
  }));
  const change = (part: Partial<typeof draft>): void => setDraft({ ...draft, ...part });
  const act = useAct(renameAgency, {
    onDone: ({ shortName }) => {
      toast(say('agency.renamed', { name: shortName }));
      onDone();
    },
  });
  return (
    <Form onSubmit={() => act.act({ params: { agencyId: agency.id }, body: draft })}>
      <ErrorSummary refused={act.refused} />
      <TextField label={say('agency.name')} value={draft.name} maxLength={160} onWrite={(name) => change({ name })} />
      <TextField
        label={say('agency.short-name')}
        value={draft.shortName}
        maxLength={60}
        onWrite={(shortName) => change({ shortName })}
      />
      <Field label={say('agency.valid-from')} hint={say('agency.valid-from.hint')}>
        {(tied) => (
          <input
            type="date"
            {...tied}
            value={draft.validFrom}
            onChange={(event) => change({ validFrom: event.target.value })}
          />
        )}
      </Field>
      <Button type="submit" look="primary" full busy={act.busy}>
        {say('agency.rename')}
      </Button>
    </Form>
  );
}

export function MoveAgencyForm({ agency, agencies, onDone }: AgencyFormProps): ReactElement {
  const say = useWords(organisationWords);
  const below = new Set([agency.id]);
  for (const { id, parentId } of agencies) if (parentId !== null && below.has(parentId)) below.add(id);
  const places = agencies.filter(({ id, can, active }) => can.write && active && !below.has(id));
  const from = agency.parentId ?? '';
  const [parentId, setParentId] = useState(from);
  const act = useAct(moveAgency);
  const params = { agencyId: agency.id };
  const move = async (): Promise<void> => {
    const moved = await act.act({ params, body: { parentId } });
    if (!moved) return;
    const to = places.find(({ id }) => id === parentId)?.shortName ?? '';
    toast(say('agency.moved', { name: agency.shortName, to }), () => act.act({ params, body: { parentId: from } }));
    onDone();
  };
  return (
    <Form onSubmit={move}>
      <ErrorSummary refused={act.refused} />
      <SelectField
        label={say('agency.below')}
        hint={say('agency.move.hint')}
        value={parentId}
        choices={agencyChoices(places)}
        onChoose={setParentId}
      />
      <Button type="submit" look="primary" full busy={act.busy}>
        {say('agency.move')}
      </Button>
    </Form>
  );
}

/** By the reader's own calendar. */
function today(): string {
  return new Date().toLocaleDateString('sv-SE');
}
