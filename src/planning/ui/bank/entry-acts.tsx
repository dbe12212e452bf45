import { useState, type ReactElement } from 'react';
import {
  pauseBankEntryEndpoint,
  removeBankEntryEndpoint,
  restoreBankEntryEndpoint,
  returnBankEntryEndpoint,
  type BankEntryView,
} from '#planning/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { TextArea } from '#web/kit/field.tsx';
import { RemoveButton } from '#web/kit/remove-button.tsx';
import { RefusalNote } from '#web/kit/states.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import { bankWords } from './words.ts';

/** Rest, give back with a note, throw away. */
export function EntryActs({
  entry,
  onDone,
}: {
  readonly entry: BankEntryView;
  readonly onDone: () => void;
}): ReactElement {
  const say = useWords(bankWords);
  const params = { id: entry.id };
  const [note, setNote] = useState('');
  const pause = useAct(pauseBankEntryEndpoint, { onDone });
  const giveBack = useAct(returnBankEntryEndpoint, { onDone });
  const restore = useAct(restoreBankEntryEndpoint);
  const remove = useAct(removeBankEntryEndpoint, {
    onDone: () => {
      toast(say('removed', { title: entry.title }), () => restore.act({ params }));
      onDone();
    },
  });
  return (
    <>
      <RefusalNote refused={pause.refused ?? remove.refused} actions={<span />} />
      {entry.state === 'in-review' && entry.can.approve && (
        <>
          <TextArea
            label={say('form.note')}
            value={note}
            maxLength={1000}
            onWrite={setNote}
            error={giveBack.refused?.about('note')}
          />
          <Button busy={giveBack.busy} onClick={() => void giveBack.act({ params, body: { note } })}>
            {say('return')}
          </Button>
        </>
      )}
      {entry.can.write && (
        <>
          <Button busy={pause.busy} onClick={() => void pause.act({ params, body: { paused: !entry.paused } })}>
            {say(entry.paused ? 'resume' : 'pause')}
          </Button>
          <RemoveButton busy={remove.busy} onRemove={() => remove.act({ params })}>
            {say('form.remove')}
          </RemoveButton>
        </>
      )}
    </>
  );
}
