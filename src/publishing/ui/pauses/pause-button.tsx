import { IconPlayerPause } from '@tabler/icons-react';
import { lazy, Suspense, useState, type ReactElement } from 'react';
import { Button, IconButton } from '#web/kit/button.tsx';
import { useSession } from '#web/session/session.tsx';
import { webWords } from '#web/words/web-words.ts';
import { useWords } from '#web/words/words.ts';
import css from './pause-button.module.css';

const PauseDrawer = lazy(() => import('./pause-drawer.tsx').then((module) => ({ default: module.PauseDrawer })));

/** In the bar at the top of every screen, on a phone as a sign: from here it is one more press. */
export function PauseButton(): ReactElement | null {
  const say = useWords(webWords);
  const { can } = useSession();
  const [open, setOpen] = useState(false);
  if (!can('pause.write')) return null;
  const show = (): void => setOpen(true);
  return (
    <>
      <span className={css.wide}>
        <Button look="ghost" icon={<IconPlayerPause aria-hidden />} aria-haspopup="dialog" onClick={show}>
          {say('top.pause')}
        </Button>
      </span>
      <span className={css.narrow}>
        <IconButton label={say('top.pause')} aria-haspopup="dialog" onClick={show}>
          <IconPlayerPause aria-hidden />
        </IconButton>
      </span>
      <Suspense>{open && <PauseDrawer onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}
