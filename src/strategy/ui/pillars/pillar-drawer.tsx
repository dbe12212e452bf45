import { useState, type ReactElement } from 'react';
import {
  createPillarEndpoint,
  removePillarEndpoint,
  restorePillarEndpoint,
  savePillarEndpoint,
  type PillarBody,
  type PillarView,
} from '#strategy/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { Drawer } from '#web/kit/dialog.tsx';
import { ErrorSummary } from '#web/kit/error-summary.tsx';
import { Form, SelectField, TextArea, TextField } from '#web/kit/field.tsx';
import { RemoveButton } from '#web/kit/remove-button.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import { guideWords } from '../guide/words.ts';

interface DrawerProps {
  readonly agencyId: string;
  readonly edited: PillarView | 'new' | undefined;
  readonly onClose: () => void;
}

export function PillarDrawer({ agencyId, edited, onClose }: DrawerProps): ReactElement {
  const say = useWords(guideWords);
  return (
    <Drawer
      title={say(edited === 'new' ? 'pillar.new' : 'pillar.change')}
      open={edited !== undefined}
      onClose={onClose}
    >
      {edited && (
        <PillarForm key={edited === 'new' ? 'new' : edited.id} agencyId={agencyId} edited={edited} onClose={onClose} />
      )}
    </Drawer>
  );
}

interface FormProps extends DrawerProps {
  readonly edited: PillarView | 'new';
}

interface Draft {
  readonly name: string;
  readonly description: string;
  /** As typed. */
  readonly share: string;
  readonly weekday: string;
}

function PillarForm({ agencyId, edited, onClose }: FormProps): ReactElement {
  const say = useWords(guideWords);
  const [draft, setDraft] = useState(() => startOf(edited));
  const [tried, setTried] = useState(false);
  const change = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });
  const { store, busy, refused } = useStoring({ agencyId, edited });
  const share = shareOf(draft.share);
  const nameMissing = draft.name.trim() === '';
  const submit = async (): Promise<void> => {
    setTried(true);
    if (nameMissing || share === 'wrong') return;
    const weekday = draft.weekday === '' ? null : Number(draft.weekday);
    const body: PillarBody = { name: draft.name, description: draft.description, wantedShare: share, weekday };
    if (!(await store(body))) return;
    toast(say('pillar.saved', { name: draft.name }));
    onClose();
  };
  const days = ([1, 2, 3, 4, 5, 6, 7] as const).map((day) => ({ value: String(day), label: say(`weekday.${day}`) }));
  return (
    <Form onSubmit={submit}>
      <ErrorSummary refused={refused} />
      <TextField
        label={say('pillar.name')}
        value={draft.name}
        maxLength={80}
        error={tried && nameMissing ? say('pillar.name.needed') : refused?.about('name')}
        onWrite={(name) => change({ name })}
      />
      <TextArea
        label={say('pillar.description')}
        hint={say('pillar.description.hint')}
        optional
        value={draft.description}
        maxLength={500}
        onWrite={(description) => change({ description })}
      />
      <TextField
        label={say('pillar.share')}
        hint={say('pillar.share.hint')}
        optional
        inputMode="decimal"
        value={draft.share}
        maxLength={6}
        error={tried && share === 'wrong' ? say('pillar.share.wrong') : refused?.about('wantedShare')}
        onWrite={(typed) => change({ share: typed })}
      />
      <SelectField
        label={say('pillar.weekday')}
        hint={say('pillar.weekday.hint')}
        value={draft.weekday}
        choices={[{ value: '', label: say('weekday.any') }, ...days]}
        onChoose={(weekday) => change({ weekday })}
      />
      <div>
        <Button type="submit" look="primary" full busy={busy}>
          {say(edited === 'new' ? 'pillar.create' : 'pillar.save')}
        </Button>
      </div>
      {edited !== 'new' && <Remove pillar={edited} onDone={onClose} />}
    </Form>
  );
}

function useStoring({ agencyId, edited }: Pick<FormProps, 'agencyId' | 'edited'>) {
  const create = useAct(createPillarEndpoint);
  const save = useAct(savePillarEndpoint);
  const store = async (body: PillarBody): Promise<boolean> => {
    const stored =
      edited === 'new'
        ? await create.act({ body: { ...body, agencyId } })
        : await save.act({ params: { id: edited.id }, body: { ...body, revision: edited.revision } });
    return stored !== undefined;
  };
  return { store, busy: create.busy || save.busy, refused: edited === 'new' ? create.refused : save.refused };
}

function startOf(edited: PillarView | 'new'): Draft {
  if (edited === 'new') return { name: '', description: '', share: '', weekday: '' };
  const { name, description, wantedShare, weekday } = edited;
  const share = wantedShare === null ? '' : String(wantedShare).replace('.', ',');
  return { name, description, share, weekday: weekday === null ? '' : String(weekday) };
}

/** "12,5" and "12.5" and "12 %" are all meant as a share. */
function shareOf(typed: string): number | null | 'wrong' {
  const plain = typed.replace('%', '').trim().replace(',', '.');
  if (plain === '') return null;
  const share = Number(plain);
  return /^\d{1,3}(\.\d{1,2})?$/.test(plain) && share <= 100 ? share : 'wrong';
}

function Remove({ pillar, onDone }: { readonly pillar: PillarView; readonly onDone: () => void }): ReactElement {
  const say = useWords(guideWords);
  const params = { id: pillar.id };
  const restore = useAct(restorePillarEndpoint);
  const remove = useAct(removePillarEndpoint, {
    onDone: () => {
      toast(say('pillar.removed', { name: pillar.name }), () => restore.act({ params }));
      onDone();
    },
  });
  return (
    <RemoveButton busy={remove.busy} onRemove={() => remove.act({ params })}>
      {say('pillar.remove')}
    </RemoveButton>
  );
}
