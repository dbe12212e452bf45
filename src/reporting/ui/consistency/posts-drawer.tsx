import type { ReactElement } from 'react';
import { postsBehindEndpoint, type BehindPart, type ConsistencyView } from '#reporting/consistency/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { Drawer } from '#web/kit/dialog.tsx';
import { Answered } from '#web/kit/states.tsx';
import { useTimes } from '#web/kit/time.tsx';
import { useWords } from '#web/words/words.ts';
import css from './consistency.module.css';
import { useShareTelling } from './telling.ts';
import { consistencyWords } from './words.ts';

interface DrawerProps {
  readonly view: ConsistencyView;
  readonly weeks: '4' | '8' | '13';
  readonly part: BehindPart | undefined;
  readonly onClose: () => void;
}

/** The posts that a number was counted from. */
export function PostsDrawer({ view, weeks, part, onClose }: DrawerProps): ReactElement {
  const say = useWords(consistencyWords);
  const telling = useShareTelling();
  const { from, to } = view;
  const title = part
    ? say('posts.title', { part: say(`part.${part}`), from: telling.date(from), to: telling.date(to) })
    : '';
  return (
    <Drawer title={title} open={part !== undefined} onClose={onClose}>
      {part && <Posts agencyId={view.agency.id} weeks={weeks} part={part} />}
    </Drawer>
  );
}

interface PostsProps {
  readonly agencyId: string;
  readonly weeks: '4' | '8' | '13';
  readonly part: BehindPart;
}

function Posts({ agencyId, weeks, part }: PostsProps): ReactElement {
  const say = useWords(consistencyWords);
  const times = useTimes();
  const answer = useAnswer(postsBehindEndpoint, { query: { agencyId, weeks, part } });
  return (
    <Answered answer={answer}>
      {({ total, items }) => (
        <>
          {total === 0 && <p className={css.fine}>{say('posts.none')}</p>}
          {total > items.length && <p className={css.fine}>{say('posts.more', { shown: items.length, total })}</p>}
          <ul className={css.posts}>
            {items.map(({ postId, title, channel, dueAt, sentAt }, index) => (
              <li key={`${postId} ${index}`}>
                <DeskLink to="/konten/$id" params={{ id: postId }}>
                  <b>{title}</b>
                  <small>
                    {channel && `${channel.name} · `}
                    {say('posts.due', { at: times.instant(dueAt) })}
                    {' · '}
                    {sentAt ? say('posts.sent', { at: times.instant(sentAt) }) : say('posts.never')}
                  </small>
                </DeskLink>
              </li>
            ))}
          </ul>
        </>
      )}
    </Answered>
  );
}
