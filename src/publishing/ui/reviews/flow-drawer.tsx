import { useState, type ReactElement } from 'react';
import {
  changeFlowEndpoint, createFlowEndpoint, flowPeopleEndpoint, reaches, type FlowBody, type FlowView,
} from '#publishing/contract.ts'; // oxfmt-ignore
import { useAct } from '#web/api/use-act.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button } from '#web/kit/button.tsx';
import { Drawer } from '#web/kit/dialog.tsx';
import { ErrorSummary } from '#web/kit/error-summary.tsx';
import { CheckField, Form, SelectField, TextField } from '#web/kit/field.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useSession } from '#web/session/session.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import { CoversFields, DeadlineFields } from './flow-fields.tsx';
import { flowSentence } from './flow-sentence.ts';
import css from './reviews.module.css';
import { StepsEditor } from './steps-editor.tsx';
import { reviewWords } from './words.ts';

interface DrawerProps {
  /** Undefined: a new one. */
  readonly flow: FlowView | undefined;
  readonly agencyIds: readonly string[];
  readonly onClose: () => void;
}

const fresh: FlowBody = {
  name: '',
  covers: 'all',
  value: '',
  reach: 'agency',
  repeats: false,
  steps: [
    { need: 'any', parties: [{ kind: 'approver' }] },
    { need: 'any', parties: [{ kind: 'coordinator' }] },
  ],
  leadMinutes: 60,
  workingHours: null,
};

export function FlowDrawer({ flow, agencyIds, onClose }: DrawerProps): ReactElement {
  const say = useWords(reviewWords);
  const agency = useFlowAgency(flow, agencyIds);
  const [draft, setDraft] = useState<FlowBody>(() => (flow ? bodyOf(flow) : fresh));
  const [tried, setTried] = useState(false);
  const change = (part: Partial<FlowBody>): void => setDraft({ ...draft, ...part });
  const storing = useStoring(flow, onClose);
  const move = (id: string): void => {
    agency.choose(id);
    change({ steps: withoutPeople(draft.steps), ...(draft.covers === 'pillar' ? { value: '' } : {}) });
  };
  const faults = faultsIn(draft);
  const submit = (): void => {
    setTried(true);
    if (!Object.values(faults).includes(true)) storing.store(draft, agency.id);
  };
  return (
    <Drawer
      title={say(flow ? 'form.edit' : 'flows.new')}
      open
      onClose={onClose}
      foot={
        <Button look="primary" busy={storing.busy} onClick={submit}>
          {say('form.save')}
        </Button>
      }
    >
      <Form onSubmit={submit}>
        <ErrorSummary refused={storing.refused} />
        <Preview draft={draft} />
        {agency.choices.length > 1 && (
          <SelectField label={say('form.agency')} value={agency.id} choices={agency.choices} onChoose={move} />
        )}
        <TextField
          label={say('form.name')}
          hint={say('form.name.hint')}
          value={draft.name}
          maxLength={80}
          error={tried && faults.name ? say('form.name.needed') : storing.refused?.about('name')}
          onWrite={(name) => change({ name })}
        />
        <CoversFields draft={draft} pillars={agency.pillars} missing={tried && faults.value} onChange={change} />
        <SelectField
          label={say('form.reach')}
          value={draft.reach}
          choices={reaches.map((value) => ({ value, label: say(`reach.${value}`) }))}
          onChoose={(reach) => change({ reach })}
        />
        <StepsEditor
          steps={draft.steps}
          people={agency.readers}
          tried={tried}
          onChange={(steps) => change({ steps })}
        />
        <CheckField
          label={say('form.repeats')}
          hint={say('form.repeats.hint')}
          on={draft.repeats}
          onToggle={(repeats) => change({ repeats })}
        />
        <DeadlineFields draft={draft} onChange={change} />
      </Form>
    </Drawer>
  );
}

type Party = FlowBody['steps'][number]['parties'][number];

/** Whoever was named works with another agency's posts. */
function withoutPeople(steps: FlowBody['steps']): FlowBody['steps'] {
  return steps.map((step) => ({ ...step, parties: step.parties.map(emptied) }));
}

function emptied(party: Party): Party {
  return party.kind === 'people' ? { ...party, personIds: [] } : party;
}

/** Whose flow it is, and who can be named there. */
function useFlowAgency(flow: FlowView | undefined, agencyIds: readonly string[]) {
  const { agency, agencies } = useSession();
  const here = agencyIds.find((id) => id === agency?.id) ?? agencyIds[0] ?? '';
  const [id, choose] = useState(flow?.agency.id ?? here);
  const people = useAnswer(flowPeopleEndpoint, { query: { agencyId: id } }, { enabled: id !== '' });
  const mine = flow ? [] : agencies.filter((one) => agencyIds.includes(one.id));
  const choices = mine.map((one) => ({ value: one.id, label: one.shortName }));
  return { id, choose, choices, readers: people.data?.readers ?? [], pillars: people.data?.pillars ?? [] };
}

function Preview({ draft }: { readonly draft: FlowBody }): ReactElement {
  const say = useWords(reviewWords);
  const language = useLanguage();
  return (
    <p className={css.preview} aria-live="polite">
      {flowSentence(draft.steps, say, language)}
      <small>{say('form.frozen')}</small>
    </p>
  );
}

function bodyOf({ name, covers, value, reach, repeats, steps, leadMinutes, workingHours }: FlowView): FlowBody {
  return { name, covers, value, reach, repeats, steps, leadMinutes, workingHours };
}

function faultsIn({ name, covers, value, steps }: FlowBody) {
  const people = steps.flatMap(({ parties }) => parties);
  return {
    name: name.trim() === '',
    value: !['all', 'key-message'].includes(covers) && value === '',
    people: people.some(
      (party) => party.kind === 'people' && (party.title.trim() === '' || party.personIds.length === 0),
    ),
  };
}

function useStoring(flow: FlowView | undefined, onClose: () => void) {
  const say = useWords(reviewWords);
  const stored = (name: string): void => {
    toast(say('flow.saved', { name }));
    onClose();
  };
  const create = useAct(createFlowEndpoint, { onDone: (_, { body }) => stored(body.name) });
  const save = useAct(changeFlowEndpoint, { onDone: (_, { body }) => stored(body.name) });
  const store = (body: FlowBody, agencyId: string): void => {
    if (flow) void save.act({ params: { id: flow.id }, body: { ...body, revision: flow.revision } });
    else void create.act({ body: { ...body, agencyId } });
  };
  return { store, busy: create.busy || save.busy, refused: flow ? save.refused : create.refused };
}
