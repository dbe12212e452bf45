import { useState, type ReactElement } from 'react';
import { createBankEntryEndpoint, saveBankEntryEndpoint, type BankEntryView } from '#planning/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { Drawer } from '#web/kit/dialog.tsx';
import { ErrorSummary } from '#web/kit/error-summary.tsx';
import { Form, SelectField } from '#web/kit/field.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import { startOf, type BankDraft } from './bank-draft.ts';
import css from './bank.module.css';
import { EntryActs } from './entry-acts.tsx';
import { TextFields } from './text-fields.tsx';
import { UseFields } from './use-fields.tsx';
import { bankWords } from './words.ts';

type Change = Partial<BankDraft> | ((now: BankDraft) => Partial<BankDraft>);

interface DrawerProps {
  readonly edited: BankEntryView | 'new' | undefined;
  readonly onClose: () => void;
}

export function BankDrawer({ edited, onClose }: DrawerProps): ReactElement {
  const say = useWords(bankWords);
  return (
    <Drawer title={say(edited === 'new' ? 'form.new' : 'form.edit')} open={edited !== undefined} onClose={onClose}>
      {edited && <EntryForm key={edited === 'new' ? 'new' : edited.id} edited={edited} onClose={onClose} />}
    </Drawer>
  );
}

interface FormProps {
  readonly edited: BankEntryView | 'new';
  readonly onClose: () => void;
}

function EntryForm({ edited, onClose }: FormProps): ReactElement {
  const say = useWords(bankWords);
  const { agency, agencies, can } = useSession();
  const own = agencies.filter(({ id }) => can('bank.write', id));
  const [draft, setDraft] = useState(() => startOf(edited, agency?.id ?? own[0]?.id ?? ''));
  const change = (part: Change): void =>
    setDraft((now) => ({ ...now, ...(typeof part === 'function' ? part(now) : part) }));
  const storing = useStoring(edited, onClose);
  const { refused } = storing;
  const mayWrite = edited === 'new' || edited.can.write;
  return (
    <Form onSubmit={() => storing.store(draft)}>
      <ErrorSummary refused={refused} />
      {edited === 'new' && (
        <SelectField
          label={say('form.agency')}
          value={draft.agencyId}
          choices={own.map(({ id, shortName }) => ({ value: id, label: shortName }))}
          onChoose={(agencyId) => change({ agencyId, pillarId: null, campaignId: null })}
        />
      )}
      <fieldset disabled={!mayWrite} className={css.fields}>
        <TextFields
          draft={draft}
          onChange={change}
          refused={refused}
          mayWrite={mayWrite}
          id={edited === 'new' ? 'new' : edited.id}
        />
        <h3 className={css.group}>{say('form.use')}</h3>
        <UseFields draft={draft} onChange={change} refused={refused} />
      </fieldset>
      {mayWrite && (
        <Button type="submit" look="primary" full busy={storing.busy}>
          {say('form.save')}
        </Button>
      )}
      {edited !== 'new' && <EntryActs entry={edited} onDone={onClose} />}
    </Form>
  );
}

function useStoring(edited: BankEntryView | 'new', onClose: () => void) {
  const say = useWords(bankWords);
  const create = useAct(createBankEntryEndpoint);
  const save = useAct(saveBankEntryEndpoint);
  const store = async ({ agencyId, ...body }: BankDraft): Promise<void> => {
    const stored =
      edited === 'new'
        ? await create.act({ body: { ...body, agencyId } })
        : await save.act({ params: { id: edited.id }, body: { ...body, revision: edited.revision } });
    if (!stored) return;
    toast(say('saved', { title: body.title }));
    onClose();
  };
  return { store, busy: create.busy || save.busy, refused: edited === 'new' ? create.refused : save.refused };
}
