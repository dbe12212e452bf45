import { IconExternalLink } from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';
import { factUsesEndpoint } from '#strategy/contract.ts';
import type { Got } from '#web/api/call.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { Answered } from '#web/kit/states.tsx';
import { mediumName } from '#web/kit/medium-icon.tsx';
import { StatusTag, type ShownState } from '#web/kit/status-tag.tsx';
import { Time } from '#web/kit/time.tsx';
import { webWords } from '#web/words/web-words.ts';
import { useWords } from '#web/words/words.ts';
import { PostToCorrect } from './correct-list.tsx';
import css from './facts.module.css';
import { factWords } from './words.ts';

type Uses = Got<typeof factUsesEndpoint>;

/** Where a fact stands, what must be mended first. */
export function FactUses({ id }: { readonly id: string }): ReactElement {
  const answer = useAnswer(factUsesEndpoint, { params: { id } });
  return <Answered answer={answer}>{(uses) => <Shown uses={uses} />}</Answered>;
}

function Shown({ uses: { toCorrect, published, literal, writing } }: { readonly uses: Uses }): ReactElement {
  const say = useWords(factWords);
  const none = toCorrect.length + published.length + literal.length + writing.length === 0;
  if (none) return <p className={css.hint}>{say('uses.none')}</p>;
  return (
    <>
      <Group
        title={say('correct')}
        why={say(toCorrect.length === 0 ? 'correct.none' : 'correct.why')}
        count={toCorrect.length}
      >
        {toCorrect.map((post) => (
          <PostToCorrect key={post.id} post={post} />
        ))}
      </Group>
      {published.length > 0 && (
        <Group title={say('published')} why={say('published.why')} count={published.length}>
          {published.map((post) => (
            <Line key={post.id} post={post} at={post.publishedAt}>
              <p>{say('said', { said: post.said })}</p>
              <Places places={post.places} />
            </Line>
          ))}
        </Group>
      )}
      {literal.length > 0 && (
        <Group title={say('literal')} why={say('literal.why')} count={literal.length}>
          {literal.map((post) => (
            <Line key={post.id} post={post} at={post.at} state={post.state}>
              <p lang="id">“{post.excerpt}”</p>
              <Places places={post.places} />
            </Line>
          ))}
        </Group>
      )}
      {writing.length > 0 && (
        <Group title={say('writing')} why={say('writing.why')} count={writing.length}>
          {writing.map((post) => (
            <Line key={post.id} post={post} at={post.publishAt} state={post.state} />
          ))}
        </Group>
      )}
    </>
  );
}

interface GroupProps {
  readonly title: string;
  readonly why: string;
  readonly count: number;
  readonly children: ReactNode;
}

function Group({ title, why, count, children }: GroupProps): ReactElement {
  return (
    <section>
      <h3>
        {title} <small>{count}</small>
      </h3>
      <p className={css.hint}>{why}</p>
      {count > 0 && <ul className={css.posts}>{children}</ul>}
    </section>
  );
}

interface LineProps {
  readonly post: { readonly id: string; readonly title: string; readonly agency: string };
  readonly at: string | null;
  readonly state?: string;
  readonly children?: ReactNode;
}

function Line({ post, at, state, children }: LineProps): ReactElement {
  return (
    <li>
      <span className={css.meta}>
        {state && <StatusTag state={state as ShownState} short />}
        <span>{post.agency}</span>
        {at && <Time at={at} />}
      </span>
      <DeskLink to="/konten/$id" params={{ id: post.id }}>
        {post.title}
      </DeskLink>
      {children}
    </li>
  );
}

function Places({ places }: { readonly places: Uses['published'][number]['places'] }): ReactElement | null {
  const say = useWords(factWords);
  const sayMedium = useWords(webWords);
  const open = places.filter(({ url }) => url !== null);
  if (open.length === 0) return null;
  return (
    <span className={css.links}>
      {open.map(({ medium, channel, url }) => (
        <a key={`${channel}${url}`} href={url ?? ''} target="_blank" rel="noreferrer">
          <IconExternalLink aria-hidden />
          {say('see', { channel: `${mediumName(sayMedium, medium)} · ${channel}` })}
        </a>
      ))}
    </span>
  );
}
