import { Outlet, useRouterState } from '@tanstack/react-router';
import { IconCloudOff } from '@tabler/icons-react';
import {
  lazy,
  Suspense,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactElement,
  type RefObject,
} from 'react';
import { getMe } from '#organisation/contract.ts';
import { useLiveChanges } from '../api/live.ts';
import { useAnswer } from '../api/use-answer.ts';
import { LiveRegion } from '../kit/announce.tsx';
import { Answered, Bone, RowsSkeleton } from '../kit/states.tsx';
import { ToastPlace } from '../kit/undo-toast.tsx';
import { useKey } from '../kit/use-keys.ts';
import { rememberedMe, rememberMe } from '../session/remembered-me.ts';
import { SessionProvider } from '../session/session-provider.tsx';
import { useWords } from '../words/words.ts';
import { webWords } from '../words/web-words.ts';
import { BottomBar } from './bottom-bar.tsx';
import css from './desk-shell.module.css';
import { Rail, RailFrame } from './rail.tsx';
import { RoomTabs, TopBar } from './top-bar.tsx';
import bar from './top-bar.module.css';
import { useGoKeys } from './use-go-keys.ts';

const Palette = lazy(() => import('./palette.tsx').then((module) => ({ default: module.Palette })));
const PauseBars = lazy(() =>
  import('#publishing/ui/pauses/pause-bars.tsx').then((module) => ({ default: module.PauseBars })),
);
const KeySheet = lazy(() => import('./key-sheet.tsx').then((module) => ({ default: module.KeySheet })));

/** The frame around every screen of somebody who is signed in. */
export function DeskShell(): ReactElement {
  const me = useAnswer(getMe, {}, { staleMs: 60_000 });
  useEffect(() => {
    if (me.data) rememberMe(me.data);
  }, [me.data]);
  const offline = me.failureReason?.kind === 'offline';
  const data = me.data ?? (offline ? rememberedMe() : undefined);
  return (
    <Answered answer={{ data, error: me.error, refetch: me.refetch }} skeleton={<WaitingDesk />}>
      {(known) => (
        <SessionProvider me={known}>
          <Desk />
        </SessionProvider>
      )}
    </Answered>
  );
}

type Window = 'palette' | 'keys' | undefined;

function Desk(): ReactElement {
  const say = useWords(webWords);
  const [open, setOpen] = useState<Window>();
  const main = useFocusOnNewScreen();
  useLiveChanges();
  useGoKeys();
  useKey('mod+k', () => setOpen('palette'), { whileTyping: true });
  useKey('/', () => setOpen('palette'));
  useKey('?', () => setOpen('keys'));
  const close = (): void => setOpen(undefined);
  return (
    <>
      <a className={css.skip} href="#isi">
        {say('skip')}
      </a>
      <div className={css.desk}>
        <Rail />
        <div className={css.body}>
          <TopBar onFind={() => setOpen('palette')} onKeys={() => setOpen('keys')} />
          <OfflineBar />
          <Suspense>
            <PauseBars />
          </Suspense>
          <RoomTabs />
          <main ref={main} id="isi" tabIndex={-1} className={css.main}>
            <Outlet />
          </main>
        </div>
      </div>
      <BottomBar />
      <Suspense>
        {open === 'palette' && <Palette onClose={close} onKeys={() => setOpen('keys')} />}
        {open === 'keys' && <KeySheet onClose={close} />}
      </Suspense>
      <ToastPlace />
      <LiveRegion />
    </>
  );
}

/** A new screen begins at its top, for the eye and for screen readers; the first one leaves the focus alone. */
function useFocusOnNewScreen(): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    main.current?.focus({ preventScroll: true });
  }, [path]);
  return main;
}

function OfflineBar(): ReactElement | null {
  const say = useWords(webWords);
  const online = useSyncExternalStore(onConnection, () => navigator.onLine);
  if (online) return null;
  return (
    <output className={bar.offline}>
      <IconCloudOff size={16} aria-hidden />
      {say('offline')}
    </output>
  );
}

function onConnection(listener: () => void): () => void {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}

function WaitingDesk(): ReactElement {
  return (
    <div className={css.desk}>
      <RailFrame />
      <div className={css.body}>
        <div className={css.waiting}>
          <Bone width={280} height={30} />
          <RowsSkeleton />
        </div>
      </div>
    </div>
  );
}
