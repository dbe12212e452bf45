import { IconPencil, IconSend } from '@tabler/icons-react';
import { useId, useRef, useState, type KeyboardEvent, type ReactElement, type RefObject } from 'react';
import { countText, limitsOf } from '#channels/contract.ts';
import { replyEndpoint, withdrawReplyEndpoint, type ThreadView } from '#listening/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { newId } from '#web/kit/new-id.ts';
import { RefusalNote } from '#web/kit/states.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import css from './conversation.module.css';
import type { KeptReply } from './use-kept-reply.ts';
import { usePresence } from './use-presence.ts';
import { inboxWords } from './words.ts';

interface ReplyBoxProps {
  readonly thread: ThreadView;
  readonly draft: KeptReply;
  readonly box: RefObject<HTMLTextAreaElement | null>;
  readonly who: string;
}

export function ReplyBox(props: ReplyBoxProps): ReactElement {
  const say = useWords(inboxWords);
  const { can, replyMedium } = props.thread;
  if (can.reply && replyMedium !== null) return <Writing {...props} medium={replyMedium} />;
  return <p className={css.closed}>{say(can.finish ? 'write.nowhere' : 'write.readonly')}</p>;
}

function Writing({ thread, draft, box, who, medium }: ReplyBoxProps & { readonly medium: string }): ReactElement {
  const say = useWords(inboxWords);
  const id = useId();
  const [focused, setFocused] = useState(false);
  usePresence(thread.id, focused && draft.text !== '');
  const send = useSending(thread, draft);
  const count = countText(limitsOf({ medium }), draft.text);
  const submit = (): void => void (draft.text.trim() !== '' && send.go());
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
  };
  return (
    <div className={css.write}>
      <OthersWriting names={thread.writing.map(({ name }) => name)} />
      <label htmlFor={id}>{say('write', { who })}</label>
      <textarea
        id={id}
        ref={box}
        value={draft.text}
        placeholder={say('write.placeholder')}
        onChange={(event) => draft.write(event.target.value)}
        onKeyDown={onKeyDown}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
      />
      <RefusalNote refused={send.refused} />
      <div className={css.foot}>
        {count.left !== null && (
          <output className={count.left < 0 ? css.over : undefined}>
            {count.left < 0 ? say('write.over', { count: -count.left }) : say('write.left', { count: count.left })}
          </output>
        )}
        {draft.text !== '' && <span>{say('write.kept')}</span>}
        <span>{say('write.as', { name: senderOf(thread) })}</span>
        <Button look="primary" icon={<IconSend aria-hidden />} busy={send.busy} onClick={submit}>
          {say('write.send')}
        </Button>
      </div>
    </div>
  );
}

function senderOf({ channel, agency }: ThreadView): string {
  return channel?.handle ? `@${channel.handle.replace(/^@/, '')}` : agency.shortName;
}

function OthersWriting({ names }: { readonly names: readonly string[] }): ReactElement | null {
  const say = useWords(inboxWords);
  if (names.length === 0) return null;
  return (
    <output className={css.others}>
      <IconPencil aria-hidden />
      {say('writing', { names: names.join(', ') })}
    </output>
  );
}

interface Sending {
  readonly go: () => void;
  readonly busy: boolean;
  readonly refused: ReturnType<typeof useAct<typeof replyEndpoint>>['refused'];
}

/** One id per answer, kept over repeats, so that a click that arrives twice is one answer. */
function useSending(thread: ThreadView, draft: KeptReply): Sending {
  const say = useWords(inboxWords);
  const replyId = useRef(newId());
  const withdraw = useAct(withdrawReplyEndpoint, { onDone: ({ text }) => draft.write(text) });
  const reply = useAct(replyEndpoint, {
    onDone: ({ id }) => {
      replyId.current = newId();
      draft.write('');
      toast(say('sent'), () => withdraw.act({ params: { id } }));
    },
  });
  return {
    busy: reply.busy,
    refused: reply.refused,
    go: () =>
      void reply.act({
        params: { id: thread.id },
        body: {
          id: replyId.current,
          messageId: thread.messages.at(-1)?.id ?? '',
          lastReplyId: thread.replies.at(-1)?.id ?? null,
          text: draft.text,
        },
      }),
  };
}
