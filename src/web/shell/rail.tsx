import { IconBuildingCommunity } from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';
import { DeskLink } from '../kit/desk-link.tsx';
import { VisuallyHidden } from '../kit/visually-hidden.tsx';
import { useWords } from '../words/words.ts';
import { webWords } from '../words/web-words.ts';
import type { Room } from './places.ts';
import css from './rail.module.css';
import { useIsHere, useRooms } from './use-rooms.ts';
import { useWaiting } from './use-waiting.ts';
import { Wordmark } from './wordmark.tsx';

/** The menu at the left, from the paper edge to the settings at its foot. */
export function Rail(): ReactElement {
  const say = useWords(webWords);
  const { rooms, settings } = useRooms();
  return (
    <RailFrame>
      <nav aria-label={say('nav')}>
        {rooms.map((room) => (
          <RoomLink key={room.word} room={room} />
        ))}
        <a href="/" className={css.link} target="_blank" rel="noreferrer">
          <IconBuildingCommunity aria-hidden />
          {say('nav.portal')}
        </a>
      </nav>
      {settings && (
        <div className={css.foot}>
          <RoomLink room={settings} />
        </div>
      )}
    </RailFrame>
  );
}

/** Without its rooms, while nobody knows yet who sits here. */
export function RailFrame({ children }: { readonly children?: ReactNode }): ReactElement {
  return (
    <aside className={css.rail}>
      <DeskLink to="/hari-ini" className={css.brand}>
        <Wordmark />
      </DeskLink>
      {children}
      <span className={css.motif} aria-hidden="true" />
    </aside>
  );
}

function RoomLink({ room }: { readonly room: Room }): ReactElement {
  const say = useWords(webWords);
  const isHere = useIsHere();
  const waiting = useWaiting();
  const count = room.badge ? waiting[room.badge] : 0;
  const Icon = room.icon;
  return (
    <DeskLink to={room.targets[0]?.to ?? '/'} className={css.link} aria-current={isHere(room) ? 'page' : undefined}>
      <Icon aria-hidden />
      {say(room.word)}
      {count > 0 && (
        <span className={css.badge}>
          <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
          <VisuallyHidden>{say('nav.waiting', { count })}</VisuallyHidden>
        </span>
      )}
    </DeskLink>
  );
}
