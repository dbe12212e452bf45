import { IconPlane } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { delegationsEndpoint, flowPeopleEndpoint, nameDelegateEndpoint } from '#publishing/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button } from '#web/kit/button.tsx';
import { Dialog } from '#web/kit/dialog.tsx';
import { ErrorSummary } from '#web/kit/error-summary.tsx';
import { Field, Form, SelectField, TextField } from '#web/kit/field.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import css from './reviews.module.css';
import { useDayRange } from './use-day-range.ts';
import { reviewWords } from './words.ts';

/** "Saya dinas luar": for those who approve somewhere. */
export function AwayButton(): ReactElement | null {
  const say = useWords(reviewWords);
  const answer = useAnswer(delegationsEndpoint, {});
  const [open, setOpen] = useState(false);
  const agencyIds = answer.data?.can.name ?? [];
  if (agencyIds.length === 0) return null;
  return (
    <>
      <Button icon={<IconPlane aria-hidden />} onClick={() => setOpen(true)}>
        {say('away')}
      </Button>
      {open && <AwayDialog agencyIds={agencyIds} onClose={() => setOpen(false)} />}
    </>
  );
}

interface AwayDialogProps {
  readonly agencyIds: readonly string[];
  readonly onClose: () => void;
}

const empty = { delegateId: '', startsOn: '', endsOn: '', note: '' };

function AwayDialog({ agencyIds, onClose }: AwayDialogProps): ReactElement {
  const say = useWords(reviewWords);
  const days = useDayRange();
  const { agencies, person } = useSession();
  const [agencyId, setAgencyId] = useState(agencyIds[0] ?? '');
  const [draft, setDraft] = useState(empty);
  const [tried, setTried] = useState(false);
  const change = (part: Partial<typeof empty>): void => setDraft({ ...draft, ...part });
  const people = useAnswer(flowPeopleEndpoint, { query: { agencyId } }).data;
  const choices = (people?.readers ?? []).filter(({ id }) => id !== person.id && people?.standIns.includes(id));
  const name = useAct(nameDelegateEndpoint, {
    onDone: () => {
      const chosen = choices.find(({ id }) => id === draft.delegateId)?.name ?? '';
      toast(say('away.saved', { name: chosen, days: days(draft) }));
      onClose();
    },
  });
  const dated = draft.startsOn !== '' && draft.endsOn !== '';
  const submit = (): void => {
    setTried(true);
    if (draft.delegateId !== '' && dated) void name.act({ body: { agencyId, ...draft } });
  };
  const own = agencies
    .filter(({ id }) => agencyIds.includes(id))
    .map(({ id, shortName }) => ({ value: id, label: shortName }));
  return (
    <Dialog
      title={say('away')}
      open
      onClose={onClose}
      foot={
        <Button look="primary" busy={name.busy} onClick={submit}>
          {say('away.save')}
        </Button>
      }
    >
      <Form onSubmit={submit}>
        <p className={css.quiet}>{say('away.lead')}</p>
        <ErrorSummary refused={name.refused} />
        {own.length > 1 && (
          <SelectField label={say('away.agency')} value={agencyId} choices={own} onChoose={setAgencyId} />
        )}
        <SelectField
          label={say('away.delegate')}
          hint={say('away.delegate.hint')}
          value={draft.delegateId}
          choices={[
            { value: '', label: say('away.choose') },
            ...choices.map(({ id, name: label, jobTitle }) => ({
              value: id,
              label: jobTitle ? `${label} · ${jobTitle}` : label,
            })),
          ]}
          error={tried && draft.delegateId === '' ? say('away.needed') : undefined}
          onChoose={(delegateId) => change({ delegateId })}
        />
        <DayFields draft={draft} missing={tried && !dated} onChange={change} />
        <TextField
          label={say('away.note')}
          optional
          value={draft.note}
          maxLength={200}
          onWrite={(note) => change({ note })}
        />
      </Form>
    </Dialog>
  );
}

interface DayFieldsProps {
  readonly draft: typeof empty;
  readonly missing: boolean;
  readonly onChange: (part: Partial<typeof empty>) => void;
}

function DayFields({ draft, missing, onChange }: DayFieldsProps): ReactElement {
  const say = useWords(reviewWords);
  return (
    <div className={css.two}>
      <Field label={say('away.from')} error={missing ? say('away.dates') : undefined}>
        {(tied) => (
          <input
            type="date"
            {...tied}
            value={draft.startsOn}
            onChange={({ target }) => onChange({ startsOn: target.value })}
          />
        )}
      </Field>
      <Field label={say('away.to')}>
        {(tied) => (
          <input
            type="date"
            {...tied}
            min={draft.startsOn}
            value={draft.endsOn}
            onChange={({ target }) => onChange({ endsOn: target.value })}
          />
        )}
      </Field>
    </div>
  );
}
