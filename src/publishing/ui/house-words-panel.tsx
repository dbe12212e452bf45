import { IconHash, IconPencilExclamation } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { PostView } from '#publishing/contract.ts';
import { writingGuideEndpoint } from '#strategy/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { announce } from '#web/kit/announce.tsx';
import { Button } from '#web/kit/button.tsx';
import { Panel } from '#web/kit/page.tsx';
import { useWords } from '#web/words/words.ts';
import type { Tab } from './channel-tabs.tsx';
import { avoidedIn, hasHashtag, withHashtag } from './house-words.ts';
import css from './post.module.css';
import { textOf, withText } from './text-of.ts';
import type { PostDraft } from './use-post-draft.ts';
import { postWords } from './words.ts';

interface HouseWordsProps {
  readonly post: PostView;
  readonly writing: PostDraft;
  readonly tab: Tab;
}

/** What the strategy asks for while writing: other words for some, and its hashtags. It never keeps anything from going out. */
export function HouseWordsPanel({ post, writing, tab }: HouseWordsProps): ReactElement | null {
  const say = useWords(postWords);
  const { draft, change } = writing;
  const { data: guide } = useAnswer(writingGuideEndpoint, { query: { agencyId: post.agency.id } });
  if (!guide || guide.avoid.length + guide.hashtags.length === 0) return null;
  const text = textOf(draft, tab);
  const found = avoidedIn(`${draft.title}\n${text}`, guide.avoid);
  const free = guide.hashtags.filter(({ tag }) => !hasHashtag(text, tag));
  const add = (tag: string): void => {
    change((now) => withText(now, tab, withHashtag(textOf(now, tab), tag)));
    announce(say('house.hashtag.added', { tag }));
  };
  return (
    <Panel title={say('house')} note={say('house.count', { count: found.length })}>
      {found.length === 0 && <p className={css.quiet}>{say('house.fine')}</p>}
      <ul className={css.notes}>
        {found.map(({ word, instead, from }) => (
          <li key={word} data-kind="hint">
            <IconPencilExclamation size={18} aria-hidden />
            <div>
              <p>{instead === '' ? say('house.avoid', { word }) : say('house.instead', { word, instead })}</p>
              <small>{say('house.from', { name: from })}</small>
            </div>
          </li>
        ))}
      </ul>
      {free.length > 0 && (
        <fieldset className={css.hashtags} aria-label={say('house.hashtags')}>
          {free.map(({ tag, use }) => (
            <Button
              key={tag}
              size="small"
              icon={<IconHash aria-hidden />}
              title={use}
              aria-label={say('house.hashtag.add', { tag })}
              onClick={() => add(tag)}
            >
              {tag}
            </Button>
          ))}
        </fieldset>
      )}
    </Panel>
  );
}
