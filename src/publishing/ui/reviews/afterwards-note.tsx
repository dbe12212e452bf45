import { IconUrgent } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { reviewAfterwardsEndpoint, type PostView } from '#publishing/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { Form, TextArea } from '#web/kit/field.tsx';
import { RefusalNote } from '#web/kit/states.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import css from './reviews.module.css';
import { reviewWords } from './words.ts';

/** What went out before its review: why, how its review ended, and the three answers for whoever reviews it. */
export function AfterwardsNote({ post }: { readonly post: PostView }): ReactElement | null {
  const say = useWords(reviewWords);
  const { afterwards } = post.review;
  const rushed = post.decisions.findLast(({ decision }) => decision === 'rushed');
  if (afterwards === null || !rushed) return null;
  const { outcome, note, by } = afterwards;
  return (
    <section className={css.afterwards} data-open={isOpen(outcome)}>
      <IconUrgent size={20} aria-hidden />
      <div>
        <b>{say('rushed.by', { name: rushed.by })}</b>
        <p>{say('rushed.reason', { reason: rushed.note })}</p>
        <p>{outcome === null ? say('rushed.open') : say(`rushed.${outcome}`, { name: by ?? '', note })}</p>
        {post.can.reviewAfterwards && <Answers post={post} />}
      </div>
    </section>
  );
}

/** Reviewed as fine, or gone, it is only history. */
function isOpen(outcome: string | null): true | undefined {
  return outcome === null || outcome === 'correct' ? true : undefined;
}

function Answers({ post }: { readonly post: PostView }): ReactElement {
  const say = useWords(reviewWords);
  const [note, setNote] = useState('');
  const answer = useAct(reviewAfterwardsEndpoint, { onDone: () => toast(say('rushed.answered')) });
  const give = (outcome: 'fine' | 'correct' | 'withdraw'): void =>
    void answer.act({ params: { id: post.id }, body: { outcome, note, turn: post.review.turn } });
  return (
    <Form onSubmit={() => give('fine')}>
      <RefusalNote refused={answer.refused} actions={<span />} />
      <TextArea
        label={say('rushed.note')}
        hint={say('rushed.note.hint')}
        value={note}
        maxLength={2000}
        onWrite={setNote}
      />
      <div className={css.row}>
        <Button look="primary" busy={answer.busy} onClick={() => give('fine')}>
          {say('rushed.do.fine')}
        </Button>
        <Button busy={answer.busy} onClick={() => give('correct')}>
          {say('rushed.do.correct')}
        </Button>
        {post.can.withdraw && (
          <Button look="danger" busy={answer.busy} onClick={() => give('withdraw')}>
            {say('rushed.do.withdraw')}
          </Button>
        )}
      </div>
    </Form>
  );
}
