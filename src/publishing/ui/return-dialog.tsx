import { useState, type ReactElement } from 'react';
import { returnPostEndpoint, type PostView } from '#publishing/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { Dialog } from '#web/kit/dialog.tsx';
import { Form, TextArea } from '#web/kit/field.tsx';
import { useKey } from '#web/kit/use-keys.ts';
import { toast } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import { postWords } from './words.ts';

interface ReturnDialogProps {
  readonly post: Pick<PostView, 'id' | 'author'>;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Back to its writer, with what to mend. */
export function ReturnDialog({ post, open, onClose }: ReturnDialogProps): ReactElement {
  const say = useWords(postWords);
  const [note, setNote] = useState('');
  const giveBack = useAct(returnPostEndpoint, {
    onDone: () => {
      onClose();
      toast(say('return.done', { name: post.author?.name ?? '' }));
    },
  });
  const submit = (): Promise<unknown> => giveBack.act({ params: { id: post.id }, body: { note } });
  useKey('mod+Enter', () => void submit(), { whileTyping: true, enabled: open, first: true });
  return (
    <Dialog
      title={say('return.title')}
      open={open}
      onClose={onClose}
      size="small"
      foot={
        <Button look="primary" busy={giveBack.busy} onClick={() => void submit()}>
          {say('return')}
        </Button>
      }
    >
      <Form onSubmit={submit}>
        <TextArea
          label={say('return.note')}
          hint={say('return.hint')}
          error={giveBack.refused?.message}
          value={note}
          maxLength={2000}
          onWrite={setNote}
        />
      </Form>
    </Dialog>
  );
}
