import { useState, type ReactElement } from 'react';
import { createElectionEndpoint, saveElectionEndpoint, type ElectionPeriodView } from '#planning/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { Drawer } from '#web/kit/dialog.tsx';
import { Form, TextArea, TextField } from '#web/kit/field.tsx';
import { RefusalNote } from '#web/kit/states.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import { electionWords } from './words.ts';

interface DrawerProps {
  /** Absent for a new one. */
  readonly period: ElectionPeriodView | undefined;
  readonly onClose: () => void;
}

interface Draft {
  readonly name: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly words: string;
}

function draftOf(period: ElectionPeriodView | undefined): Draft {
  if (!period) return { name: '', startsOn: '', endsOn: '', words: '' };
  return { ...period, words: period.words.join('\n') };
}

export function ElectionDrawer({ period, onClose }: DrawerProps): ReactElement {
  const say = useWords(electionWords);
  const [{ name, startsOn, endsOn, words }, setDraft] = useState(() => draftOf(period));
  const change = (part: Partial<Draft>): void => setDraft((now) => ({ ...now, ...part }));
  const onDone = (): void => {
    toast(say('saved'));
    onClose();
  };
  const create = useAct(createElectionEndpoint, { onDone });
  const save = useAct(saveElectionEndpoint, { onDone });
  const refused = create.refused ?? save.refused;
  const about = (field: string): string | undefined => refused?.about(field);
  const send = (): void => {
    const lines = words.split('\n').map((word) => word.trim()).filter(Boolean); // oxfmt-ignore
    const content = { name, startsOn, endsOn, words: lines };
    if (period) void save.act({ params: { id: period.id }, body: { ...content, revision: period.revision } });
    else void create.act({ body: content });
  };
  return (
    <Drawer
      title={period?.name ?? say('new')}
      open
      onClose={onClose}
      foot={
        <Button look="primary" busy={create.busy || save.busy} onClick={send}>
          {say('save')}
        </Button>
      }
    >
      <Form onSubmit={send}>
        <RefusalNote refused={refused} actions={<span />} />
        <TextField label={say('name')} value={name} maxLength={120} error={about('name')} onWrite={(value) => change({ name: value })} />
        <TextField label={say('from')} type="date" value={startsOn} error={about('startsOn')} onWrite={(value) => change({ startsOn: value })} />
        <TextField label={say('to')} type="date" value={endsOn} error={about('endsOn')} onWrite={(value) => change({ endsOn: value })} />
        <TextArea label={say('words')} hint={say('words.hint')} rows={8} value={words} error={about('words')} onWrite={(value) => change({ words: value })} />
      </Form>
    </Drawer>
  );
} // oxfmt-ignore
