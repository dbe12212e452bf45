import { IconCalendarEvent, IconCircleCheck, IconEar, IconFileText, IconPlus, IconSunHigh } from '@tabler/icons-react';
import { useRouterState } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { DeskLink } from '../kit/desk-link.tsx';
import { VisuallyHidden } from '../kit/visually-hidden.tsx';
import { useSession } from '../session/session.tsx';
import { useWords } from '../words/words.ts';
import { webWords, type WebWord } from '../words/web-words.ts';
import { CreateMenu } from './create-menu.tsx';
import type { Waiting } from './places.ts';
import css from './rail.module.css';
import { useRouteExists } from './use-rooms.ts';
import { useWaiting } from './use-waiting.ts';

interface Item {
  readonly to: string;
  readonly search?: Readonly<Record<string, string>>;
  readonly word: WebWord;
  readonly icon: typeof IconPlus;
  readonly badge?: Waiting;
}

/** The menu of phones: five places under the thumb. */
export function BottomBar(): ReactElement {
  const say = useWords(webWords);
  const exists = useRouteExists();
  const { can } = useSession();
  const plan: Item = {
    to: exists('/kalender') ? '/kalender' : '/kegiatan',
    word: 'nav.calendar',
    icon: IconCalendarEvent,
  };
  const approve: Item = can('post.approve')
    ? { to: '/persetujuan', word: 'nav.approve', icon: IconCircleCheck, badge: 'approve' }
    : { to: '/konten', word: 'nav.content', icon: IconFileText };
  const before: Item[] = [
    { to: '/hari-ini', word: 'nav.today', icon: IconSunHigh },
    exists('/kalender') ? plan : { ...plan, word: 'nav.activities' },
  ];
  const after: Item[] = [{ to: '/suara-warga', word: 'nav.inbox.short', icon: IconEar, badge: 'answer' }, approve];
  return (
    <nav className={css.bottom} aria-label={say('nav')}>
      {before.filter(({ to }) => exists(to)).map(itemOf)}
      <CreateMenu
        target={
          <button type="button" aria-label={say('top.create')}>
            <span className={css.plus}>
              <IconPlus aria-hidden />
            </span>
          </button>
        }
      />
      {after.filter(({ to }) => exists(to)).map(itemOf)}
    </nav>
  );
}

function itemOf(item: Item): ReactElement {
  return <BottomItem key={item.word} {...item} />;
}

function BottomItem({ to, search, word, icon: Icon, badge }: Item): ReactElement {
  const say = useWords(webWords);
  const waiting = useWaiting();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const count = badge ? waiting[badge] : 0;
  return (
    <DeskLink to={to} {...(search ? { search } : {})} aria-current={path.startsWith(to) ? 'page' : undefined}>
      <Icon aria-hidden />
      {say(word)}
      {count > 0 && (
        <span className={css.count}>
          <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
          <VisuallyHidden>{say('nav.waiting', { count })}</VisuallyHidden>
        </span>
      )}
    </DeskLink>
  );
}
