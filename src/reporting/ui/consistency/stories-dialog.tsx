import { useState, type ReactElement } from 'react';
import { setStoriesEndpoint, type ConsistencyView } from '#reporting/consistency/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { Dialog } from '#web/kit/dialog.tsx';
import { Form, TextField } from '#web/kit/field.tsx';
import { RefusalNote } from '#web/kit/states.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import { consistencyWords } from './words.ts';

interface DialogProps {
  readonly open: boolean;
  readonly view: ConsistencyView;
  readonly onClose: () => void;
}

export function StoriesDialog({ open, view, onClose }: DialogProps): ReactElement {
  const say = useWords(consistencyWords);
  return (
    <Dialog title={say('stories.title')} size="small" open={open} onClose={onClose}>
      <Fields view={view} onClose={onClose} />
    </Dialog>
  );
}

function Fields({ view: { agency, stories }, onClose }: Omit<DialogProps, 'open'>): ReactElement {
  const say = useWords(consistencyWords);
  const own = stories.from === 'own' ? stories.perWeek : null;
  const [typed, type] = useState(own === null ? '' : String(own));
  const [isWrong, setWrong] = useState(false);
  const save = useAct(setStoriesEndpoint, {
    onDone: ({ perWeek }) => {
      onClose();
      toast(
        say('stories.saved', { count: perWeek }),
        () => void save.act({ body: { agencyId: agency.id, perWeek: own } }),
      );
    },
  });
  const submit = (): void => {
    const perWeek = typed.trim() === '' ? null : Number(typed);
    const isFine = perWeek === null || (Number.isInteger(perWeek) && perWeek >= 1 && perWeek <= 50);
    setWrong(!isFine);
    if (isFine) void save.act({ body: { agencyId: agency.id, perWeek } });
  };
  return (
    <Form label={say('stories.title')} onSubmit={submit}>
      <TextField
        label={say('stories.field')}
        hint={say('stories.hint')}
        inputMode="numeric"
        value={typed}
        onWrite={type}
        error={isWrong ? say('stories.wrong') : undefined}
      />
      <RefusalNote refused={save.refused} />
      <Button look="primary" type="submit" busy={save.busy}>
        {say('stories.save')}
      </Button>
    </Form>
  );
}
