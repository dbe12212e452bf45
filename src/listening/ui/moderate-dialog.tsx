import { useState, type ReactElement } from 'react';
import { moderateEndpoint, undoModerationEndpoint } from '#listening/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { Dialog } from '#web/kit/dialog.tsx';
import { SelectField, TextArea } from '#web/kit/field.tsx';
import { RefusalNote } from '#web/kit/states.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import { inboxWords } from './words.ts';

interface ModerateDialogProps {
  readonly messageId: string;
  /** Undefined: closed. */
  readonly action: 'show' | 'hide' | undefined;
  readonly onClose: () => void;
}

/** Asks for the reason, which is recorded. */
export function ModerateDialog({ messageId, action, onClose }: ModerateDialogProps): ReactElement {
  const say = useWords(inboxWords);
  return (
    <Dialog title={action ? say(`moderate.${action}`) : ''} size="small" open={action !== undefined} onClose={onClose}>
      {action && <Reason key={action} messageId={messageId} action={action} onClose={onClose} />}
    </Dialog>
  );
}

const other = 'other';

function Reason({ messageId, action, onClose }: ModerateDialogProps & { action: 'show' | 'hide' }): ReactElement {
  const say = useWords(inboxWords);
  const usual =
    action === 'hide'
      ? [say('moderate.hide.1'), say('moderate.hide.2'), say('moderate.hide.3')]
      : [say('moderate.show.1'), say('moderate.show.2')];
  const [chosen, setChosen] = useState(usual[0] ?? other);
  const [own, setOwn] = useState('');
  const undo = useAct(undoModerationEndpoint);
  const moderate = useAct(moderateEndpoint, {
    onDone: ({ id, moderation }) => {
      onClose();
      const done = moderation === 'hidden' ? 'moderated.hidden' : 'moderated.shown';
      toast(say(done), () => undo.act({ params: { id } }));
    },
  });
  const reason = chosen === other ? own : chosen;
  const choices = [
    ...usual.map((words) => ({ value: words, label: words })),
    { value: other, label: say('moderate.reason.other') },
  ];
  return (
    <div style={{ display: 'grid', gap: 14 }}>
      <p>{say('moderate.lead')}</p>
      <SelectField label={say('moderate.reason')} value={chosen} choices={choices} onChoose={setChosen} />
      {chosen === other && <TextArea label={say('moderate.reason.write')} value={own} onWrite={setOwn} rows={3} />}
      <RefusalNote refused={moderate.refused} />
      <Button
        look="primary"
        busy={moderate.busy}
        onClick={() => void moderate.act({ params: { id: messageId }, body: { action, reason } })}
      >
        {say(action === 'hide' ? 'message.hide' : 'message.show')}
      </Button>
    </div>
  );
}
