import { IconAlarm, IconCircleCheck, IconClock, IconFlag, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { formatPlainDate, isoDay } from '#platform/time/format.ts';
import {
  addMilestoneEndpoint,
  removeMilestoneEndpoint,
  saveMilestoneEndpoint,
  type MilestoneView,
  type ProgrammeDetail,
} from '#strategy/programmes/contract.ts';
import { useKeptForm } from '#strategy/ui/use-kept-form.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button, IconButton } from '#web/kit/button.tsx';
import { ErrorSummary } from '#web/kit/error-summary.tsx';
import { Form, TextArea, TextField } from '#web/kit/field.tsx';
import { Panel } from '#web/kit/page.tsx';
import { Tag } from '#web/kit/status-tag.tsx';
import { useNow } from '#web/kit/time.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useSession } from '#web/session/session.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import css from './programmes.module.css';
import { programmeWords } from './words.ts';

/** What was promised for when, and what is done. */
export function MilestonesPanel({
  detail: { programme, milestones },
}: {
  readonly detail: ProgrammeDetail;
}): ReactElement {
  const say = useWords(programmeWords);
  const [adding, setAdding] = useState(false);
  const { write } = programme.can;
  const add = write && !adding && (
    <Button size="small" icon={<IconPlus aria-hidden />} onClick={() => setAdding(true)}>
      {say('milestone.add')}
    </Button>
  );
  return (
    <Panel title={say('milestones')} actions={add}>
      {adding && <MilestoneForm programmeId={programme.id} milestone={undefined} onClose={() => setAdding(false)} />}
      {milestones.length === 0 && !adding && <p className={css.small}>{say('milestones.none')}</p>}
      <ol className={css.time}>
        {milestones.map((milestone) => (
          <Milestone key={milestone.id} milestone={milestone} mayWrite={write} />
        ))}
      </ol>
    </Panel>
  );
}

const looks = {
  late: ['fix', IconAlarm],
  soon: ['warn', IconClock],
  planned: ['line', IconFlag],
  done: ['ok', IconCircleCheck],
} as const;

function Milestone({
  milestone,
  mayWrite,
}: {
  readonly milestone: MilestoneView;
  readonly mayWrite: boolean;
}): ReactElement {
  const say = useWords(programmeWords);
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const { id, name, state, plannedOn, doneOn, note, proofUrl } = milestone;
  const [look, Icon] = looks[state];
  const remove = useAct(removeMilestoneEndpoint, {
    onDone: (_, { params, body }) => {
      if (body.removed)
        toast(say('milestone.removed', { name }), () => remove.act({ params, body: { removed: false } }));
    },
  });
  const planned = formatPlainDate(plannedOn, language);
  if (open) {
    return (
      <li data-state={state}>
        <MilestoneForm programmeId="" milestone={milestone} onClose={() => setOpen(false)} />
      </li>
    );
  }
  return (
    <li data-state={state}>
      <span className={css.head}>
        <b>{name}</b>
        <Tag look={look} icon={<Icon aria-hidden />}>
          {say(`milestone.${state}`)}
        </Tag>
        {mayWrite && (
          <span>
            <IconButton label={say('milestone.edit', { name })} onClick={() => setOpen(true)}>
              <IconPencil aria-hidden />
            </IconButton>
            <IconButton
              label={say('milestone.remove', { name })}
              onClick={() => void remove.act({ params: { id }, body: { removed: true } })}
            >
              <IconTrash aria-hidden />
            </IconButton>
          </span>
        )}
      </span>
      <span className={css.small}>
        {doneOn === null
          ? say('milestone.on', { planned })
          : say('milestone.done-on', { done: formatPlainDate(doneOn, language), planned })}
        {note !== '' && ` · ${note}`}
        {proofUrl !== '' && (
          <>
            {' · '}
            <a href={proofUrl} target="_blank" rel="noreferrer">
              {say('proof')}
            </a>
          </>
        )}
      </span>
    </li>
  );
}

interface FormProps {
  readonly programmeId: string;
  readonly milestone: MilestoneView | undefined;
  readonly onClose: () => void;
}

const emptyDraft = { name: '', plannedOn: '', doneOn: '', note: '', proofUrl: '' };

function draftOf(milestone: MilestoneView | undefined): typeof emptyDraft {
  if (!milestone) return emptyDraft;
  const { name, plannedOn, doneOn, note, proofUrl } = milestone;
  return { name, plannedOn, doneOn: doneOn ?? '', note, proofUrl };
}

function MilestoneForm({ programmeId, milestone, onClose }: FormProps): ReactElement {
  const say = useWords(programmeWords);
  const today = isoDay(useNow(), useSession().zone);
  const { draft, change, forget } = useKeptForm(`milestone:${milestone?.id ?? programmeId}`, () => draftOf(milestone));
  const [tried, setTried] = useState(false);
  const onDone = (): void => {
    toast(say('milestone.saved', { name: draft.name }));
    forget();
    onClose();
  };
  const giveUp = (): void => {
    forget();
    onClose();
  };
  const add = useAct(addMilestoneEndpoint, { onDone });
  const save = useAct(saveMilestoneEndpoint, { onDone });
  const submit = (): void => {
    setTried(true);
    if (draft.name.trim() === '' || draft.plannedOn === '') return;
    const body = { ...draft, doneOn: draft.doneOn === '' ? null : draft.doneOn };
    if (milestone) void save.act({ params: { id: milestone.id }, body: { ...body, revision: milestone.revision } });
    else void add.act({ params: { id: programmeId }, body });
  };
  const refused = add.refused ?? save.refused;
  const missing = (text: string, words: 'milestone.name.needed' | 'day.needed'): string | undefined =>
    tried && text.trim() === '' ? say(words) : undefined;
  const nameFault = missing(draft.name, 'milestone.name.needed');
  const dayFault = missing(draft.plannedOn, 'day.needed');
  return (
    <Form onSubmit={submit} label={say(milestone ? 'milestone.form.edit' : 'milestone.add')}>
      <ErrorSummary refused={refused} />
      <TextField
        label={say('milestone.name')}
        value={draft.name}
        maxLength={160}
        onWrite={(name) => change({ name })}
        error={nameFault}
      />
      <div className={css.pair}>
        <TextField
          label={say('milestone.planned-on')}
          type="date"
          value={draft.plannedOn}
          onWrite={(plannedOn) => change({ plannedOn })}
          error={dayFault}
        />
        <TextField
          label={say('milestone.done-field')}
          type="date"
          optional
          max={today}
          value={draft.doneOn}
          onWrite={(doneOn) => change({ doneOn })}
        />
      </div>
      <TextArea
        label={say('milestone.note')}
        optional
        rows={2}
        maxLength={600}
        value={draft.note}
        onWrite={(note) => change({ note })}
      />
      <TextField
        label={say('proof-url')}
        type="url"
        optional
        value={draft.proofUrl}
        onWrite={(proofUrl) => change({ proofUrl })}
        error={refused?.about('proofUrl')}
      />
      <span className={css.acts}>
        <Button type="submit" look="primary" busy={add.busy || save.busy}>
          {say('save')}
        </Button>
        <Button look="ghost" onClick={giveUp}>
          {say('cancel')}
        </Button>
      </span>
    </Form>
  );
}
