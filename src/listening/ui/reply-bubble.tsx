import {
  IconAlertOctagon,
  IconClock,
  IconHandStop,
  IconHelpTriangle,
  IconRosetteDiscountCheck,
  IconSend,
} from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { withdrawReplyEndpoint, type ReplyView, type ThreadView } from '#listening/contract.ts';
import { retryDeliveryEndpoint } from '#publishing/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { useNow, useTimes } from '#web/kit/time.tsx';
import { toastRefusal } from '#web/kit/undo-toast.tsx';
import { useSession } from '#web/session/session.tsx';
import { hasWord, useWords } from '#web/words/words.ts';
import css from './conversation.module.css';
import { inboxWords } from './words.ts';

interface ReplyBubbleProps {
  readonly reply: ReplyView;
  readonly thread: ThreadView;
  /** Gives words back to the writer. */
  readonly onRewrite: (text: string) => void;
}

const icons = {
  waiting: IconClock,
  sending: IconSend,
  sent: IconRosetteDiscountCheck,
  failed: IconAlertOctagon,
  unknown: IconHelpTriangle,
  'by-hand': IconHandStop,
  withdrawn: IconHandStop,
} as const;

/** What the city answered, and whether it has arrived. */
export function ReplyBubble({ reply, thread, onRewrite }: ReplyBubbleProps): ReactElement {
  const say = useWords(inboxWords);
  const times = useTimes();
  const Icon = icons[reply.state];
  const facts = { agency: thread.agency.shortName, at: times.near(reply.writtenAt) };
  const failure = `failure.${reply.failure ?? ''}`;
  return (
    <li className={css.reply}>
      <span className={css.note}>
        {reply.by === null ? say('reply.by.agency', facts) : say('reply.by', { ...facts, by: reply.by })}
      </span>
      <p>{reply.text}</p>
      <div className={css.state} data-bad={reply.state === 'failed' || undefined}>
        <span>
          <Icon aria-hidden />
          {say(`reply.state.${reply.state}`)}
        </span>
        {hasWord(inboxWords, failure) && <span>{say(failure)}</span>}
        {reply.url && reply.state === 'sent' && (
          <a href={reply.url} target="_blank" rel="noreferrer">
            {say('reply.see')}
          </a>
        )}
        <ReplyActs reply={reply} thread={thread} onRewrite={onRewrite} />
      </div>
    </li>
  );
}

function onRefused({ message }: { readonly message: string }): void {
  toastRefusal(message);
}

function ReplyActs({ reply, thread, onRewrite }: ReplyBubbleProps): ReactElement | null {
  const say = useWords(inboxWords);
  const { can } = useSession();
  const now = useNow();
  const withdraw = useAct(withdrawReplyEndpoint, { onRefused, onDone: ({ text }) => onRewrite(text) });
  const retry = useAct(retryDeliveryEndpoint, { onRefused, alsoChanges: ['message'] });
  const { deliveryId } = reply;
  if (!thread.can.reply) return null;
  if (reply.state === 'waiting' && Date.parse(reply.goesOutAt) > now.getTime() - 1000) {
    return (
      <Button size="small" look="ghost" onClick={() => void withdraw.act({ params: { id: reply.id } })}>
        {say('reply.withdraw')}
      </Button>
    );
  }
  if (reply.state !== 'failed') return null;
  return (
    <>
      {deliveryId && can('delivery.act', thread.agency.id) && (
        <Button size="small" onClick={() => void retry.act({ params: { id: deliveryId }, body: {} })}>
          {say('reply.again')}
        </Button>
      )}
      <Button size="small" look="ghost" onClick={() => void withdraw.act({ params: { id: reply.id } })}>
        {say('reply.rewrite')}
      </Button>
    </>
  );
}
