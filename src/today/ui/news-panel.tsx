import type { ReactElement } from 'react';
import { newsEndpoint } from '#today/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { Panel } from '#web/kit/page.tsx';
import { useSession } from '#web/session/session.tsx';
import { newsIcons, newsPlace, NewsText } from '#web/shell/news-menu.tsx';
import { useWords } from '#web/words/words.ts';
import css from './today.module.css';
import { todayWords } from './words.ts';

const shown = 5;

export function NewsPanel(): ReactElement {
  const say = useWords(todayWords);
  const { agency } = useSession();
  const answer = useAnswer(newsEndpoint, { query: agency ? { agencyId: agency.id } : {} }, { keepFormer: true });
  const items = (answer.data?.items ?? []).slice(0, shown);
  return (
    <Panel title={say('news')}>
      {items.length === 0 && <p className={css.quiet}>{say('news.none')}</p>}
      <ul className={css.news}>
        {items.map((item) => {
          const Icon = newsIcons[item.kind];
          return (
            <li key={`${item.kind}${item.id}${item.at}`}>
              <Icon aria-hidden />
              <DeskLink {...newsPlace(item)}>
                <NewsText item={item} />
              </DeskLink>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
