import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { undoModerationEndpoint, type MessageView, type ThreadView } from '#listening/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { Time, useTimes } from '#web/kit/time.tsx';
import { toastRefusal } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import css from './conversation.module.css';
import { ModerateDialog } from './moderate-dialog.tsx';
import { inboxWords } from './words.ts';

interface MessageBubbleProps {
  readonly message: MessageView;
  readonly thread: ThreadView;
}

/** The citizen's own words first, in their language. */
export function MessageBubble({ message, thread }: MessageBubbleProps): ReactElement {
  const say = useWords(inboxWords);
  const times = useTimes();
  return (
    <li className={css.message} data-moderation={message.moderation}>
      <span className={css.note}>
        <Time at={message.writtenAt} />
        {message.editedAt && <span>{say('message.edited', { at: times.near(message.editedAt) })}</span>}
        {message.url && (
          <a href={message.url} target="_blank" rel="noreferrer">
            {say('message.original')}
          </a>
        )}
        {thread.can.moderate && thread.public && message.moderation === 'shown' && <ReviewActs message={message} />}
      </span>
      <p lang={message.language}>{message.text}</p>
      {message.earlier.length > 0 && (
        <details className={css.earlier}>
          <summary>{say('message.earlier')}</summary>
          {message.earlier.map(({ text, replacedAt }) => (
            <p key={replacedAt} lang={message.language}>
              {text}
            </p>
          ))}
        </details>
      )}
      <Review message={message} thread={thread} />
    </li>
  );
}

/** Whether the portal shows it, and the next step for who may decide. */
function Review({ message, thread }: MessageBubbleProps): ReactElement | null {
  if (message.moderation === 'shown') return null;
  return (
    <div className={css.review}>
      <Standing message={message} />
      {thread.can.moderate && <ReviewActs message={message} />}
    </div>
  );
}

function Standing({ message }: Pick<MessageBubbleProps, 'message'>): ReactElement | null {
  const say = useWords(inboxWords);
  const standing = standingOf(message);
  if (message.moderation === 'waiting') return <Told icon={<IconEye aria-hidden />} words={say('message.waiting')} />;
  const words = standing
    ? say('message.hidden.by', { by: standing.by ?? '—', reason: standing.reason })
    : say('message.hidden');
  return <Told icon={<IconEyeOff aria-hidden />} words={words} />;
}

function standingOf({ decisions }: MessageView): MessageView['decisions'][number] | undefined {
  return decisions.findLast(({ undone }) => !undone);
}

function ReviewActs({ message }: Pick<MessageBubbleProps, 'message'>): ReactElement {
  const say = useWords(inboxWords);
  const [asked, setAsked] = useState<'show' | 'hide'>();
  const undo = useAct(undoModerationEndpoint, { onRefused: ({ message: why }) => toastRefusal(why) });
  const standing = standingOf(message);
  return (
    <span className={css.reviewActs}>
      {standing && (
        <Button size="small" look="ghost" onClick={() => void undo.act({ params: { id: standing.id } })}>
          {say('message.undo')}
        </Button>
      )}
      {message.moderation !== 'shown' && (
        <Button size="small" look="soft" icon={<IconEye aria-hidden />} onClick={() => setAsked('show')}>
          {say('message.show')}
        </Button>
      )}
      {message.moderation !== 'hidden' && (
        <Button size="small" look="ghost" icon={<IconEyeOff aria-hidden />} onClick={() => setAsked('hide')}>
          {say('message.hide')}
        </Button>
      )}
      <ModerateDialog messageId={message.id} action={asked} onClose={() => setAsked(undefined)} />
    </span>
  );
}

function Told({ icon, words }: { readonly icon: ReactElement; readonly words: string }): ReactElement {
  return (
    <>
      {icon}
      <span>{words}</span>
    </>
  );
}
