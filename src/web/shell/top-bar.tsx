import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, type ReactElement } from 'react';
import { PauseButton } from '#publishing/ui/pauses/pause-button.tsx';
import { Button } from '../kit/button.tsx';
import { DeskLink } from '../kit/desk-link.tsx';
import { useWords } from '../words/words.ts';
import { webWords } from '../words/web-words.ts';
import { AccountMenu } from './account-menu.tsx';
import { AgencySwitch } from './agency-switch.tsx';
import { CreateMenu } from './create-menu.tsx';
import { NewsMenu } from './news-menu.tsx';
import css from './top-bar.module.css';
import { useIsHere, useRooms } from './use-rooms.ts';

interface TopBarProps {
  readonly onFind: () => void;
  readonly onKeys: () => void;
}

export function TopBar({ onFind, onKeys }: TopBarProps): ReactElement {
  const say = useWords(webWords);
  return (
    <header className={css.top}>
      <AgencySwitch />
      <button type="button" className={css.find} onClick={onFind} aria-keyshortcuts="Control+K">
        <IconSearch aria-hidden />
        <span>{say('top.find')}</span>
        <kbd aria-hidden="true">{isMac ? '⌘K' : 'Ctrl K'}</kbd>
      </button>
      <span className={css.wide}>
        <CreateMenu
          target={
            <Button look="primary" icon={<IconPlus aria-hidden />}>
              {say('top.create')}
            </Button>
          }
        />
      </span>
      <PauseButton />
      <NewsMenu />
      <AccountMenu onKeys={onKeys} />
    </header>
  );
}

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** The screens of the room shown, where it has more than one. */
export function RoomTabs(): ReactElement | null {
  const say = useWords(webWords);
  const isHere = useIsHere();
  const { rooms, settings } = useRooms();
  const room = [...rooms, ...(settings ? [settings] : [])].find(isHere);
  const here = room?.targets.find((target) => isHere({ ...room, targets: [target] }))?.to;
  const bar = useRef<HTMLElement>(null);
  useEffect(() => {
    // Only sideways, and only where the tabs don't all fit: on a phone.
    const tab = here === undefined ? null : bar.current?.querySelector<HTMLElement>('[aria-current]');
    if (tab) bar.current?.scrollTo({ left: tab.offsetLeft - 48 });
  }, [here]);
  if (!room || room.targets.length < 2) return null;
  return (
    <nav ref={bar} className={css.tabs} aria-label={say(room.word)}>
      {room.targets.map((target) => (
        <DeskLink key={target.to} to={target.to} aria-current={target.to === here ? 'page' : undefined}>
          {say(target.word)}
        </DeskLink>
      ))}
    </nav>
  );
}
