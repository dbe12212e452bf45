import { Popover } from '@mantine/core';
import {
  IconAlarm,
  IconAt,
  IconArrowBackUp,
  IconBell,
  IconCircleCheck,
  IconMessage,
  IconRosetteDiscountCheck,
  IconUserCheck,
} from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { newsEndpoint, type NewsItem } from '#today/contract.ts';
import { useAnswer } from '../api/use-answer.ts';
import { IconButton } from '../kit/button.tsx';
import { DeskLink, type Place } from '../kit/desk-link.tsx';
import { Time } from '../kit/time.tsx';
import { useSession } from '../session/session.tsx';
import { useWords } from '../words/words.ts';
import { webWords } from '../words/web-words.ts';
import css from './top-bar.module.css';

const seenPlace = 'kentongan.news-seen';

export const newsIcons = {
  approved: IconCircleCheck,
  returned: IconArrowBackUp,
  out: IconRosetteDiscountCheck,
  assigned: IconUserCheck,
  asked: IconMessage,
  mentioned: IconAt,
  commented: IconMessage,
  remind: IconAlarm,
  escalate: IconAlarm,
} as const;

/** Where that happened. */
export function newsPlace({ kind, id }: NewsItem): Place {
  const toThread = kind === 'assigned' || kind === 'asked';
  return { to: toThread ? '/suara-warga/$id' : '/konten/$id', params: { id } };
}

/** The bell: what changed for this person; its number counts what came since it was last opened. */
export function NewsMenu(): ReactElement {
  const say = useWords(webWords);
  const { agency } = useSession();
  const answer = useAnswer(newsEndpoint, { query: agency ? { agencyId: agency.id } : {} }, { keepFormer: true });
  const [seen, setSeen] = useState(() => localStorage.getItem(seenPlace) ?? '');
  const [open, setOpen] = useState(false);
  const items = answer.data?.items ?? [];
  const count = items.filter(({ at }) => at > seen).length;
  const close = (): void => setOpen(false);
  const toggle = (): void => {
    const newest = items[0]?.at;
    if (!open && newest) {
      localStorage.setItem(seenPlace, newest);
      setSeen(newest);
    }
    setOpen(!open);
  };
  return (
    <Popover opened={open} onChange={setOpen} width={340} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <IconButton label={say('top.news', { count })} badge={count} onClick={toggle}>
          <IconBell aria-hidden />
        </IconButton>
      </Popover.Target>
      <Popover.Dropdown p={0}>
        <h2 className={css.newsTitle} tabIndex={-1} data-autofocus>
          {say('top.news.title')}
        </h2>
        {items.length === 0 ? (
          <p className={css.note}>{say('top.news.none')}</p>
        ) : (
          <ul className={css.newsList}>
            {items.map((item) => (
              <NewsLine key={`${item.kind}${item.id}${item.at}`} item={item} onFollow={close} />
            ))}
          </ul>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

function NewsLine({ item, onFollow }: { readonly item: NewsItem; readonly onFollow: () => void }): ReactElement {
  const Icon = newsIcons[item.kind];
  return (
    <li>
      <DeskLink {...newsPlace(item)} onClick={onFollow}>
        <Icon aria-hidden />
        <span>
          <NewsText item={item} />
          <small>
            <Time at={item.at} />
          </small>
        </span>
      </DeskLink>
    </li>
  );
}

/** "Bambang P. menyetujui …" */
export function NewsText({ item }: { readonly item: NewsItem }): ReactElement {
  const say = useWords(webWords);
  const who = item.who ?? say('someone');
  return <>{say.rich(`news.${item.kind}`, { who: <b>{who}</b>, title: item.title })}</>;
}
