import { IconHistory } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { postVersionEndpoint, type PostContentBody, type PostView } from '#publishing/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button } from '#web/kit/button.tsx';
import { Dialog } from '#web/kit/dialog.tsx';
import { Answered } from '#web/kit/states.tsx';
import { useWords } from '#web/words/words.ts';
import { diffWords } from './diff.ts';
import css from './post.module.css';
import { postWords } from './words.ts';

interface CompareProps {
  readonly post: PostView;
  readonly draft: PostContentBody;
  /** Undefined: closed. */
  readonly version: number | undefined;
  readonly onClose: () => void;
  /** Where it is written: puts the words of that version back. */
  readonly onRestore?: (content: PostContentBody) => void;
}

/** An older version beside the words of now. */
export function CompareDialog({ post, draft, version, onClose, onRestore }: CompareProps): ReactElement {
  const say = useWords(postWords);
  const answer = useAnswer(
    postVersionEndpoint,
    { params: { id: post.id, version: version ?? 1 } },
    { enabled: version !== undefined },
  );
  const kept = answer.data?.content;
  const restore = onRestore && kept && (
    <Button
      icon={<IconHistory aria-hidden />}
      onClick={() => {
        onRestore(kept);
        onClose();
      }}
    >
      {say('compare.restore', { version: version ?? 1 })}
    </Button>
  );
  return (
    <Dialog
      title={say('compare.title', { version: version ?? 1 })}
      open={version !== undefined}
      onClose={onClose}
      size="large"
      foot={restore}
    >
      <Answered answer={answer}>{({ content }) => <Differences post={post} before={content} after={draft} />}</Answered>
    </Dialog>
  );
}

interface DifferencesProps {
  readonly post: PostView;
  readonly before: PostContentBody;
  readonly after: PostContentBody;
}

function Differences({ post, before, after }: DifferencesProps): ReactElement {
  return (
    <div className={css.diff} lang="id">
      <h3>
        <Diff before={before.title} after={after.title} />
      </h3>
      <Diff before={before.text} after={after.text} />
      {after.channels.map(({ channelId, text }) => {
        const former = before.channels.find((one) => one.channelId === channelId)?.text ?? null;
        const name = post.channels.find(({ id }) => id === channelId)?.name;
        if (former === text || !name) return null;
        return (
          <section key={channelId}>
            <h4>{name}</h4>
            <Diff before={former ?? before.text} after={text ?? after.text} />
          </section>
        );
      })}
      <Besides post={post} before={before} after={after} />
    </div>
  );
}

const alts = (content: PostContentBody): string => content.pictures.map(({ alt }) => alt || '—').join(' · ');
const ids = (content: PostContentBody): string => content.pictures.map(({ mediaId }) => mediaId).join();

/** What changed besides the words: kind, class, channels and pictures. */
function Besides({ post, before, after }: DifferencesProps): ReactElement | null {
  const say = useWords(postWords);
  const nameOf = (id: string): string => post.channels.find((channel) => channel.id === id)?.name ?? '—';
  const channels = (content: PostContentBody): string =>
    content.channels
      .map(({ channelId }) => nameOf(channelId))
      .toSorted()
      .join(', ');
  const rows = [
    { name: say('meta.kind'), was: say(`kind.${before.kind}`), is: say(`kind.${after.kind}`) },
    {
      name: say('meta.class'),
      was: say(`class.${before.informationClass}`),
      is: say(`class.${after.informationClass}`),
    },
    { name: say('compare.channels'), was: channels(before), is: channels(after) },
    { name: say('compare.alts'), was: alts(before), is: alts(after) },
  ].filter(({ was, is }) => was !== is);
  const swapped = ids(before) !== ids(after);
  if (rows.length === 0 && !swapped) return null;
  return (
    <>
      {rows.map(({ name, was, is }) => (
        <section key={name}>
          <h4>{name}</h4>
          <Diff before={was} after={is} />
        </section>
      ))}
      {swapped && <p>{say('compare.pictures', { before: before.pictures.length, after: after.pictures.length })}</p>}
    </>
  );
}

function Diff({ before, after }: { readonly before: string; readonly after: string }): ReactElement {
  const parts = diffWords(before, after);
  return (
    <p>
      {parts.map(({ kind, text }, index) => {
        const key = `${index}${kind}`;
        if (kind === 'same') return <span key={key}>{text}</span>;
        return kind === 'added' ? <ins key={key}>{text}</ins> : <del key={key}>{text}</del>;
      })}
    </p>
  );
}
