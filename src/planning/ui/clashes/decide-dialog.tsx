import { useState, type ReactElement } from 'react';
import { decideClashEndpoint, type ClashItem } from '#planning/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { Dialog } from '#web/kit/dialog.tsx';
import { Form, TextArea } from '#web/kit/field.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import { clashWords } from './words.ts';

interface DecideProps {
  readonly clash: ClashItem;
  readonly state: 'dismissed' | 'resolved' | undefined;
  readonly onClose: () => void;
}

/** Asks for the reason, which both agencies read. */
export function DecideDialog({ clash, state, onClose }: DecideProps): ReactElement {
  const say = useWords(clashWords);
  const [reason, setReason] = useState('');
  const params = { id: clash.id };
  const undo = useAct(decideClashEndpoint);
  const decide = useAct(decideClashEndpoint, {
    onDone: (_, { body }) => {
      onClose();
      setReason('');
      const done = body.state === 'dismissed' ? 'decided.dismissed' : 'decided.resolved';
      toast(say(done), () => undo.act({ params, body: { state: 'open' } }));
    },
  });
  const send = (): void => {
    if (state) void decide.act({ params, body: { state, reason } });
  };
  return (
    <Dialog
      title={say(state === 'resolved' ? 'resolve.title' : 'dismiss.title')}
      open={state !== undefined}
      onClose={onClose}
      size="small"
      foot={
        <Button look="primary" busy={decide.busy} onClick={send}>
          {say(state === 'resolved' ? 'resolve' : 'dismiss')}
        </Button>
      }
    >
      <Form onSubmit={send}>
        <TextArea
          label={say('reason')}
          hint={say('reason.hint')}
          error={decide.refused?.message}
          value={reason}
          maxLength={500}
          onWrite={setReason}
        />
      </Form>
    </Dialog>
  );
}
