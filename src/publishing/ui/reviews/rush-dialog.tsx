import { useState, type ReactElement } from 'react';
import { rushPostEndpoint, type PostView } from '#publishing/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { Dialog } from '#web/kit/dialog.tsx';
import { Form, TextArea } from '#web/kit/field.tsx';
import { RefusalNote } from '#web/kit/states.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import css from './reviews.module.css';
import { reviewWords } from './words.ts';

interface RushDialogProps {
  readonly post: PostView;
  readonly onClose: () => void;
}

/** The emergency lane: out now, with a reason, reviewed afterwards. */
export function RushDialog({ post, onClose }: RushDialogProps): ReactElement {
  const say = useWords(reviewWords);
  const [reason, setReason] = useState('');
  const rush = useAct(rushPostEndpoint, {
    onDone: () => {
      toast(say('rush.done'));
      onClose();
    },
  });
  const submit = (): Promise<unknown> =>
    rush.act({ params: { id: post.id }, body: { revision: post.revision, reason } });
  return (
    <Dialog
      title={say('rush')}
      open
      onClose={onClose}
      size="small"
      foot={
        <Button look="danger" busy={rush.busy} onClick={() => void submit()}>
          {say('rush.do')}
        </Button>
      }
    >
      <Form onSubmit={submit}>
        <RefusalNote refused={rush.refused} actions={<span />} />
        <p className={css.quiet}>{say('rush.why', { count: post.content.channels.length })}</p>
        <TextArea
          label={say('rush.reason')}
          hint={say('rush.reason.hint')}
          value={reason}
          maxLength={500}
          onWrite={setReason}
        />
      </Form>
    </Dialog>
  );
}
