import { useState, type ReactElement } from 'react';
import { removeCommentEndpoint, resolveCommentEndpoint, type CommentView } from '#publishing/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { Panel } from '#web/kit/page.tsx';
import { Time } from '#web/kit/time.tsx';
import { toast, toastRefusal } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import { CommentForm } from './comment-form.tsx';
import css from './talk.module.css';
import { useTalk } from './use-talk.ts';
import { talkWords } from './words.ts';

/** What colleagues say to each other about a draft. */
export function TalkPanel({ postId }: { readonly postId: string }): ReactElement | null {
  const say = useWords(talkWords);
  const [all, setAll] = useState(false);
  const talk = useTalk(postId).data;
  if (!talk) return null;
  const settled = talk.comments.filter(({ resolved }) => resolved !== null);
  const shown = all ? talk.comments : talk.comments.filter(({ resolved }) => resolved === null);
  return (
    <Panel title={say('title')}>
      <div className={css.talk}>
        {talk.comments.length === 0 && <p className={css.quiet}>{say('none')}</p>}
        {shown.length > 0 && (
          <ol className={css.comments}>
            {shown.map((comment) => (
              <Comment key={comment.id} comment={comment} />
            ))}
          </ol>
        )}
        {settled.length > 0 && !all && (
          <Button look="ghost" size="small" onClick={() => setAll(true)}>
            {say('settled', { count: settled.length })}
          </Button>
        )}
        {talk.can.comment && <CommentForm postId={postId} readers={talk.readers} />}
      </div>
    </Panel>
  );
}

const refusedNote = { onRefused: ({ message }: { message: string }) => toastRefusal(message) };

function Comment({ comment }: { readonly comment: CommentView }): ReactElement {
  const say = useWords(talkWords);
  const params = { id: comment.id };
  const back = useAct(removeCommentEndpoint, refusedNote);
  const remove = useAct(removeCommentEndpoint, {
    onDone: () => toast(say('removed'), () => back.act({ params, body: { removed: false } })),
    ...refusedNote,
  });
  const settle = useAct(resolveCommentEndpoint, refusedNote);
  const isSettled = comment.resolved !== null;
  return (
    <li data-settled={isSettled || undefined}>
      <p className={css.by}>
        <b>{comment.by}</b> <Time at={comment.at} form="near" /> · {say('version', { version: comment.version })}
      </p>
      <p>{withNames(comment)}</p>
      {comment.resolved && <p className={css.quiet}>{say('resolved', { name: comment.resolved.by })}</p>}
      <p className={css.acts}>
        {comment.can.resolve && (
          <Button
            look="ghost"
            size="small"
            busy={settle.busy}
            onClick={() => void settle.act({ params, body: { resolved: !isSettled } })}
          >
            {say(isSettled ? 'reopen' : 'resolve')}
          </Button>
        )}
        {comment.can.remove && (
          <Button
            look="ghost"
            size="small"
            busy={remove.busy}
            onClick={() => void remove.act({ params, body: { removed: true } })}
          >
            {say('remove')}
          </Button>
        )}
      </p>
    </li>
  );
}

/** Those who were told stand out. */
function withNames({ text, mentions }: CommentView): readonly (string | ReactElement)[] {
  const names = mentions.map(({ name }) => `@${name}`).filter((name) => text.includes(name));
  if (names.length === 0) return [text];
  const pattern = new RegExp(
    `(${names.map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('|')})`,
  );
  return text
    .split(pattern)
    .map((part, index) => (names.includes(part) ? <mark key={`${index}${part}`}>{part}</mark> : part));
}
