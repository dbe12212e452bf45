import { useState, type ReactElement } from 'react';
import { schedulePostEndpoint, withdrawPostEndpoint, type PostView } from '#publishing/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { Dialog } from '#web/kit/dialog.tsx';
import { CheckField, Form, TextArea } from '#web/kit/field.tsx';
import { RefusalNote } from '#web/kit/states.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import { wall } from './time-dialog.tsx';
import { postWords } from './words.ts';

interface WithdrawDialogProps {
  readonly post: PostView;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Stops what is not out yet, takes down what is, and says why. */
export function WithdrawDialog({ post, open, onClose }: WithdrawDialogProps): ReactElement {
  const say = useWords(postWords);
  const out = post.deliveries.filter(({ state }) => ['sending', 'sent', 'verified'].includes(state));
  const [takeDown, setTakeDown] = useState(true);
  const [note, setNote] = useState('');
  const again = useAct(schedulePostEndpoint);
  const params = { id: post.id };
  const withdraw = useAct(withdrawPostEndpoint, {
    onDone: ({ state, takenDown }) => {
      onClose();
      const words = say(state === 'draft' ? 'withdraw.done.review' : 'withdraw.done', { count: takenDown });
      const { publishAt, agency } = post;
      const undoable = post.state === 'scheduled' && publishAt !== null && new Date(publishAt) > new Date();
      if (undoable) toast(words, () => again.act({ params, body: { time: wall(publishAt, agency.zone) } }));
      else toast(words);
    },
  });
  const submit = (): Promise<unknown> => withdraw.act({ params, body: { takeDown: out.length > 0 && takeDown, note } });
  return (
    <Dialog
      title={say('withdraw.title')}
      open={open}
      onClose={onClose}
      size="small"
      foot={
        <Button look="danger" busy={withdraw.busy} onClick={() => void submit()}>
          {say('withdraw')}
        </Button>
      }
    >
      <Form onSubmit={submit}>
        <RefusalNote refused={withdraw.refused} actions={<span />} />
        <p>{say(out.length > 0 ? 'withdraw.why.out' : 'withdraw.why', { count: out.length })}</p>
        {out.length > 0 && (
          <CheckField
            label={say('withdraw.take-down')}
            hint={out.map(({ channel }) => channel.name).join(', ')}
            on={takeDown}
            onToggle={setTakeDown}
          />
        )}
        <TextArea label={say('withdraw.note')} optional value={note} maxLength={2000} onWrite={setNote} />
      </Form>
    </Dialog>
  );
}
