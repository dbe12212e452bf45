import { useState, type ReactElement } from 'react';
import { instantOf, localTimeOf } from '#platform/time/local-time.ts';
import { schedulePostEndpoint, type PostView } from '#publishing/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { DateTimeField } from '#web/kit/date-time-field.tsx';
import { Dialog } from '#web/kit/dialog.tsx';
import { Form } from '#web/kit/field.tsx';
import { RefusalNote } from '#web/kit/states.tsx';
import { useTimes } from '#web/kit/time.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import { postWords } from './words.ts';

interface TimeDialogProps {
  readonly post: PostView;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** When it goes out, by the clock of its agency. */
export function TimeDialog({ post, open, onClose }: TimeDialogProps): ReactElement {
  const say = useWords(postWords);
  const times = useTimes();
  const { zone } = post.agency;
  const slot = instantOf(post.nextSlot, zone)?.toISOString() ?? null;
  const [at, setAt] = useState(post.publishAt ?? slot);
  const former = post.publishAt;
  const undo = useAct(schedulePostEndpoint);
  const set = useAct(schedulePostEndpoint, {
    onDone: ({ publishAt }) => {
      onClose();
      const back = former && new Date(former) > new Date();
      const words = say(post.approval ? 'time.set' : 'time.wish-set', { time: times.near(publishAt) });
      if (back) toast(words, () => undo.act({ params: { id: post.id }, body: { time: wall(former, zone) } }));
      else toast(words);
    },
  });
  const submit = (time: 'now' | { date: string; time: string }): Promise<unknown> =>
    set.act({ params: { id: post.id }, body: { time } });
  return (
    <Dialog
      title={say('time.title')}
      open={open}
      onClose={onClose}
      size="small"
      foot={
        <>
          {post.can.schedule && (
            <Button busy={set.busy} onClick={() => void submit('now')}>
              {say('time.now')}
            </Button>
          )}
          <Button look="primary" busy={set.busy} onClick={() => at && void submit(wall(at, zone))}>
            {say(post.approval ? 'time.schedule' : 'time.keep')}
          </Button>
        </>
      }
    >
      <Form onSubmit={() => at && submit(wall(at, zone))}>
        <RefusalNote refused={set.refused} actions={<span />} />
        <DateTimeField label={say('time.field')} hint={say('time.hint')} value={at} zone={zone} onChoose={setAt} />
        {slot && slot !== at && (
          <Button look="ghost" size="small" onClick={() => setAt(slot)}>
            {say('time.use-slot', { time: times.near(slot) })}
          </Button>
        )}
      </Form>
    </Dialog>
  );
}

export function wall(at: string, zone: string): { date: string; time: string } {
  return localTimeOf(new Date(at), zone);
}
