import { useMediaQuery } from '@mantine/hooks';
import type { ReactElement } from 'react';
import { MenuLabel, MenuLine, MenuLink } from '../kit/menu.tsx';
import { useWords } from '../words/words.ts';
import { webWords } from '../words/web-words.ts';
import { useRooms } from './use-rooms.ts';

const underTheThumb: readonly string[] = ['/hari-ini', '/kalender', '/konten', '/suara-warga'];

/** On a phone, where there is no rail: the rooms that the bar at the bottom has no place for. */
export function OtherRooms(): ReactElement | null {
  const say = useWords(webWords);
  const phone = useMediaQuery('(max-width: 860px)');
  const { rooms, settings } = useRooms();
  if (!phone) return null;
  const others = [...rooms, ...(settings ? [settings] : [])].flatMap(({ word, icon: Icon, targets }) => {
    const target = targets[0];
    if (!target || underTheThumb.includes(target.to)) return [];
    return (
      <MenuLink key={word} to={target.to} icon={<Icon size={18} aria-hidden />}>
        {say(word)}
      </MenuLink>
    );
  });
  return (
    <>
      <MenuLabel>{say('nav.more')}</MenuLabel>
      {others}
      <MenuLine />
    </>
  );
}
