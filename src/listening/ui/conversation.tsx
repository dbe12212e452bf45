import { IconArrowLeft, IconCheck, IconRotate } from '@tabler/icons-react';
import type { ReactElement, RefObject } from 'react';
import type { ThreadView } from '#listening/contract.ts';
import { pictureAddress } from '#media/contract.ts';
import { Button } from '#web/kit/button.tsx';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { mediumName } from '#web/kit/medium-icon.tsx';
import { useTimes } from '#web/kit/time.tsx';
import { keptFilters } from '#web/kit/use-url-state.ts';
import { VisuallyHidden } from '#web/kit/visually-hidden.tsx';
import { useWords } from '#web/words/words.ts';
import { webWords } from '#web/words/web-words.ts';
import { AnswerClock } from './answer-clock.tsx';
import { AssignMenu } from './assign-menu.tsx';
import css from './conversation.module.css';
import { MessageBubble } from './message-bubble.tsx';
import { ReplyBox } from './reply-box.tsx';
import { ReplyBubble } from './reply-bubble.tsx';
import { whoIs } from './thread-row.tsx';
import type { KeptReply } from './use-kept-reply.ts';
import type { ThreadActs } from './use-thread-acts.ts';
import { inboxWords } from './words.ts';

export interface ConversationProps {
  readonly thread: ThreadView;
  readonly acts: ThreadActs;
  readonly draft: KeptReply;
  readonly box: RefObject<HTMLTextAreaElement | null>;
  readonly assignButton: RefObject<HTMLButtonElement | null>;
}

/** The middle pane: what was said on both sides, oldest first, and the answer being written. */
export function Conversation({ thread, acts, draft, box, assignButton }: ConversationProps): ReactElement {
  const say = useWords(inboxWords);
  const who = whoIs(thread, say('nobody'));
  return (
    <>
      <header className={css.head}>
        <DeskLink to="/suara-warga" search={keptFilters()} className={css.back} aria-label={say('back')}>
          <IconArrowLeft aria-hidden />
        </DeskLink>
        <div>
          <h2>{who}</h2>
          <small>{useWhere(thread)}</small>
        </div>
        <span className={css.acts}>
          {thread.can.assign && <AssignMenu thread={thread} onAssign={acts.assign} button={assignButton} />}
          {thread.can.finish && <FinishButton thread={thread} acts={acts} />}
        </span>
      </header>
      <div className={css.onPhone}>
        <VisuallyHidden>
          <h1>{say('conversation', { who })}</h1>
        </VisuallyHidden>
        <AnswerClock thread={thread} />
      </div>
      <div className={css.talk} role="log" aria-label={say('conversation', { who })}>
        <ol>
          {thread.post && (
            <li>
              <AnsweredPost post={thread.post} />
            </li>
          )}
          {inOrder(thread).map((said) =>
            'moderation' in said ? (
              <MessageBubble key={said.id} message={said} thread={thread} />
            ) : (
              <ReplyBubble key={said.id} reply={said} thread={thread} onRewrite={draft.write} />
            ),
          )}
        </ol>
      </div>
      <ReplyBox key={thread.id} thread={thread} draft={draft} box={box} who={who} />
    </>
  );
}

type Said = ThreadView['messages'][number] | ThreadView['replies'][number];

function inOrder({ messages, replies }: ThreadView): readonly Said[] {
  return [...messages, ...replies].toSorted((a, b) => a.writtenAt.localeCompare(b.writtenAt));
}

function useWhere({ channel, ordinal, kind }: ThreadView): string {
  const say = useWords(inboxWords);
  const sayWeb = useWords(webWords);
  const name = channel ? mediumName(sayWeb, channel.network) : say('where.nowhere');
  if (kind !== 'comment') return say('where.form', { channel: name, kind: say(`kind.${kind}`) });
  if (ordinal !== null && ordinal > 1) return say('where.ordinal', { channel: name, ordinal });
  return say('where.comment', { channel: name });
}

function FinishButton({ thread, acts }: Pick<ConversationProps, 'thread' | 'acts'>): ReactElement {
  const say = useWords(inboxWords);
  if (thread.state === 'done') {
    return (
      <Button icon={<IconRotate aria-hidden />} onClick={acts.reopen}>
        {say('reopen')}
      </Button>
    );
  }
  return (
    <Button icon={<IconCheck aria-hidden />} onClick={acts.finish}>
      {say('finish')}
    </Button>
  );
}

function AnsweredPost({ post }: { readonly post: NonNullable<ThreadView['post']> }): ReactElement {
  const say = useWords(inboxWords);
  const times = useTimes();
  const { id, title, picture, publishedAt } = post;
  return (
    <DeskLink to="/konten/$id" params={{ id }} className={css.post}>
      {picture && <img src={pictureAddress(picture.id, '320')} alt="" loading="lazy" width={44} height={36} />}
      <span>
        <small>{publishedAt ? say('post.about', { at: times.near(publishedAt) }) : say('post.about.undated')}</small>
        <b>{title}</b>
      </span>
    </DeskLink>
  );
}
