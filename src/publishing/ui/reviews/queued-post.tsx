import { IconArrowBackUp, IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { pictureAddress } from '#media/contract.ts';
import {
  approvePostEndpoint,
  postEndpoint,
  withdrawPostEndpoint,
  type PostView,
  type QueuedReviewView,
} from '#publishing/contract.ts';
import { TextWithFacts } from '#strategy/ui/facts/used-facts.tsx';
import { useAct } from '#web/api/use-act.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button, LinkButton } from '#web/kit/button.tsx';
import { Panel } from '#web/kit/page.tsx';
import { RefusalNote, RowsSkeleton } from '#web/kit/states.tsx';
import { Time, ZoneProvider } from '#web/kit/time.tsx';
import { toast, toastRefusal } from '#web/kit/undo-toast.tsx';
import { useKey } from '#web/kit/use-keys.ts';
import { useWords } from '#web/words/words.ts';
import { shownByFacts, usePostFacts } from '../facts-note.tsx';
import { ReturnDialog } from '../return-dialog.tsx';
import { DueNote } from './due-note.tsx';
import css from './queue.module.css';
import { ReviewPanel } from './review-panel.tsx';
import { reviewWords } from './words.ts';

interface QueuedPostProps {
  readonly item: QueuedReviewView;
  /** How many wait besides. */
  readonly left: number;
}

/** One post of the queue, to be read and decided. Nothing is approved before it stands here. */
export function QueuedPost({ item, left }: QueuedPostProps): ReactElement {
  const say = useWords(reviewWords);
  const answer = useAnswer(postEndpoint, { params: { id: item.id } });
  if (answer.data) {
    return (
      <ZoneProvider zone={item.agency.zone}>
        <Reading post={answer.data} left={left} />
      </ZoneProvider>
    );
  }
  if (answer.error) return <RefusalNote refused={answer.error} onRetry={() => void answer.refetch()} />;
  return (
    <output aria-label={say('queue.loading')}>
      <RowsSkeleton rows={4} />
    </output>
  );
}

function Reading({ post, left }: { readonly post: PostView; readonly left: number }): ReactElement {
  const say = useWords(reviewWords);
  const facts = usePostFacts(post);
  const shownOf = shownByFacts(facts, false);
  const [returning, setReturning] = useState(false);
  const { content } = post;
  const title = content.title.trim() || say('queue.untitled');
  const decide = useDeciding(post, { title, left });
  // What is approved is what stands here, facts and all: not before these are known.
  const ready = post.can.approve && facts !== undefined && !decide.busy;
  const read = Object.fromEntries(facts?.facts.flatMap(({ code, shown }) => (shown ? [[code, shown]] : [])) ?? []);
  const approve = (): void => decide.approve({ revision: post.revision, turn: post.review.turn, facts: read });
  useKey('a', approve, { enabled: ready && !returning });
  useKey('r', () => setReturning(true), { enabled: post.can.approve && !returning });
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <article className={css.article} aria-label={title} data-ready={ready || undefined}>
      <h3 ref={heading}>{title}</h3>
      <p className={css.when}>
        {post.publishAt ? <Time at={post.publishAt} form="instant" /> : say('queue.no-time')}
        <DueNote at={post.review.dueAt} />
      </p>
      <RefusalNote refused={decide.refused} actions={<span />} />
      <Acts
        post={post}
        busy={decide.busy}
        known={facts !== undefined}
        onApprove={approve}
        onReturn={() => setReturning(true)}
      />
      <Words post={post} shownOf={shownOf} />
      <ReviewPanel post={post} />
      <ReturnDialog post={post} open={returning} onClose={() => setReturning(false)} />
    </article>
  );
}

interface ActsProps {
  readonly post: PostView;
  readonly busy: boolean;
  /** What its facts say is known: without that nothing can be approved. */
  readonly known: boolean;
  readonly onApprove: () => void;
  readonly onReturn: () => void;
}

function Acts({ post, busy, known, onApprove, onReturn }: ActsProps): ReactElement {
  const say = useWords(reviewWords);
  return (
    <div className={css.acts}>
      {post.can.approve ? (
        <>
          {known && (
            <Button look="primary" icon={<IconCircleCheck aria-hidden />} busy={busy} onClick={onApprove}>
              {say('queue.approve')}
            </Button>
          )}
          <Button icon={<IconArrowBackUp aria-hidden />} onClick={onReturn}>
            {say('queue.return')}
          </Button>
        </>
      ) : (
        <p>{say('queue.not-now')}</p>
      )}
      <LinkButton look="ghost" to="/konten/$id" params={{ id: post.id }}>
        {say('queue.open')}
      </LinkButton>
    </div>
  );
}

interface WordsProps {
  readonly post: PostView;
  readonly shownOf: (code: string) => string | undefined;
}

/** Every word and picture as they would go out. */
function Words({ post: { content, channels, pictures, findings }, shownOf }: WordsProps): ReactElement {
  const say = useWords(reviewWords);
  const others = content.channels.filter(({ text }) => text !== null && text !== content.text);
  return (
    <Panel>
      <div className={css.words} lang="id">
        <p>
          <TextWithFacts text={content.text} shownOf={shownOf} />
        </p>
        {others.map(({ channelId, text }) => (
          <section key={channelId}>
            <h4>{say('queue.variant', { channel: channels.find(({ id }) => id === channelId)?.name ?? '' })}</h4>
            <p>
              <TextWithFacts text={text ?? ''} shownOf={shownOf} />
            </p>
          </section>
        ))}
        {content.pictures.length > 0 && (
          <div className={css.pictures}>
            {content.pictures.map(({ mediaId, alt }) => (
              <img
                key={mediaId}
                src={pictureAddress(mediaId, '960')}
                alt={alt || (pictures.find(({ id }) => id === mediaId)?.alt ?? '')}
              />
            ))}
          </div>
        )}
        {findings.length > 0 && <p className={css.findings}>{say('queue.findings', { count: findings.length })}</p>}
      </div>
    </Panel>
  );
}

function useDeciding({ id, can }: PostView, { title, left }: { readonly title: string; readonly left: number }) {
  const say = useWords(reviewWords);
  const params = { id };
  const undo = useAct(withdrawPostEndpoint, { onRefused: ({ message }) => toastRefusal(message) });
  const takeBack = (): void => void undo.act({ params, body: { note: say('queue.undo-note') } });
  const approve = useAct(approvePostEndpoint, {
    onDone: ({ state }) => {
      const rest = say('queue.left', { count: left });
      if (state === 'in-review') toast(`${say('queue.agreed', { title })} ${rest}`);
      else toast(`${say('queue.approved', { title })} ${rest}`, can.withdraw ? takeBack : undefined);
    },
  });
  return {
    approve: (body: { readonly revision: number; readonly turn: number; readonly facts: Record<string, string> }) =>
      void approve.act({ params, body }),
    busy: approve.busy,
    refused: approve.refused,
  };
}
