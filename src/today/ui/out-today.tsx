import type { ReactElement } from 'react';
import type { todayEndpoint } from '#today/contract.ts';
import type { Got } from '#web/api/call.ts';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { MediumIcons } from '#web/kit/medium-icon.tsx';
import { Panel } from '#web/kit/page.tsx';
import { StatusTag, type ShownState } from '#web/kit/status-tag.tsx';
import { useNow, useTimes } from '#web/kit/time.tsx';
import { useWords } from '#web/words/words.ts';
import { WhoseAgency } from './see-all.tsx';
import css from './today.module.css';
import { todayWords } from './words.ts';

type Post = Got<typeof todayEndpoint>['outToday'][number];

/** The day as a line, with the drum's slit at the present. */
export function OutToday({ posts }: { readonly posts: readonly Post[] }): ReactElement {
  const say = useWords(todayWords);
  const times = useTimes();
  const now = useNow();
  const timed = posts.filter((post): post is Post & { at: string } => post.at !== null);
  const before = timed.filter(({ at }) => Date.parse(at) <= now.getTime());
  const after = timed.slice(before.length);
  return (
    <Panel title={say('out')} note={say('out.zone', { zone: times.zoneLabel })}>
      <ol className={css.line}>
        {before.map((post) => (
          <Stop key={post.id} post={post} />
        ))}
        <li className={css.now}>
          <time dateTime={now.toISOString()}>{times.bareClock(now)}</time>
          <span className={css.slit} aria-hidden="true" />
          <span className={css.nowWord}>{say('out.now')}</span>
        </li>
        {after.map((post) => (
          <Stop key={post.id} post={post} />
        ))}
      </ol>
      {timed.length === 0 && <p className={css.quiet}>{say('out.none')}</p>}
    </Panel>
  );
}

const knots: Partial<Record<ShownState, string>> = {
  published: 'done',
  'partly-failed': 'bad',
  failed: 'bad',
  missed: 'bad',
  'in-review': 'wait',
  approved: 'set',
  scheduled: 'set',
  sending: 'set',
};

function Stop({ post }: { readonly post: Post & { readonly at: string } }): ReactElement {
  const times = useTimes();
  return (
    <li>
      <time dateTime={post.at}>{times.bareClock(post.at)}</time>
      <span className={css.knot} data-look={knots[post.state]} aria-hidden="true" />
      <div>
        <h3>
          <DeskLink to="/konten/$id" params={{ id: post.id }}>
            {post.title}
          </DeskLink>
        </h3>
        <div className={css.signs}>
          <StatusTag state={post.state} />

          <MediumIcons media={post.media} />

          <WhoseAgency name={post.agency} />
        </div>
      </div>
    </li>
  );
}
