import { IconPlayerPause } from '@tabler/icons-react';
import { lazy, Suspense, useState, type ReactElement } from 'react';
import { endPauseEndpoint, pausesEndpoint, startPauseEndpoint, type PauseView } from '#publishing/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button } from '#web/kit/button.tsx';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { mediumName } from '#web/kit/medium-icon.tsx';
import { useTimes } from '#web/kit/time.tsx';
import { toast, toastRefusal } from '#web/kit/undo-toast.tsx';
import { webWords } from '#web/words/web-words.ts';
import { useWords } from '#web/words/words.ts';
import css from './pauses.module.css';
import { targetOf } from './pause-draft.ts';
import { pauseWords } from './words.ts';

const PauseDrawer = lazy(() => import('./pause-drawer.tsx').then((module) => ({ default: module.PauseDrawer })));

/** On every screen, for those whose posts a running pause holds. */
export function PauseBars(): ReactElement | null {
  const say = useWords(pauseWords);
  const pauses = useAnswer(pausesEndpoint, {}, { keepFormer: true }).data?.items ?? [];
  if (pauses.length === 0) return null;
  return (
    <section className={css.bars} aria-label={say('bar')}>
      {pauses.map((pause) => (
        <PauseBar key={pause.id} pause={pause} />
      ))}
    </section>
  );
}

function PauseBar({ pause }: { readonly pause: PauseView }): ReactElement {
  const say = useWords(pauseWords);
  const times = useTimes();
  const [changing, setChanging] = useState(false);
  const name = useNameOf(pause);
  const who = pause.startedBy ?? 'Kentongan';
  return (
    <div className={css.bar}>
      <IconPlayerPause aria-hidden />
      <div>
        <b>{name}</b>: {pause.reason}
        <p>
          <span>{say('bar.since', { who, since: times.near(pause.startedAt) })}</span>
          <span>{pause.endsAt ? say('bar.until', { until: times.near(pause.endsAt) }) : say('bar.open')}</span>
          <DeskLink to="/terbit">
            <Held pause={pause} />
          </DeskLink>
          {pause.allowed.length > 0 && <span>{say('bar.allowed', { count: pause.allowed.length })}</span>}
        </p>
      </div>
      {pause.can.change && (
        <div className={css.acts}>
          <Button size="small" onClick={() => setChanging(true)}>
            {say('change')}
          </Button>
          <EndButton pause={pause} />
        </div>
      )}
      {changing && (
        <Suspense>
          <PauseDrawer pause={pause} onClose={() => setChanging(false)} />
        </Suspense>
      )}
    </div>
  );
}

function Held({ pause: { held } }: { readonly pause: PauseView }): ReactElement {
  const say = useWords(pauseWords);
  const both = held.overdue > 0 && held.soon > 0 ? 'yes' : 'no';
  return <>{held.overdue + held.soon === 0 ? say('bar.nothing') : say('bar.held', { ...held, both })}</>;
}

function useNameOf({ scope, agency, programme, medium, channel }: PauseView): string {
  const say = useWords(pauseWords);
  const web = useWords(webWords);
  const name = programme?.name ?? channel?.name ?? (medium === null ? '' : mediumName(web, medium));
  return say(`bar.${scope}`, { agency: agency.shortName, name });
}

function EndButton({ pause }: { readonly pause: PauseView }): ReactElement {
  const say = useWords(pauseWords);
  const again = useAct(startPauseEndpoint);
  const end = useAct(endPauseEndpoint, {
    onDone: ({ missed }) => {
      const { reason, endsAt, holdsReplies, allowed } = pause;
      const body = { target: targetOf(pause), reason, endsAt, holdsReplies, allowed: allowed.map(({ id }) => id) };
      toast(say('ended', { count: missed }), () => again.act({ body }));
    },
    onRefused: (refused) => toastRefusal(refused.message),
  });
  return (
    <Button size="small" look="danger" busy={end.busy} onClick={() => void end.act({ params: { id: pause.id } })}>
      {say('end')}
    </Button>
  );
}
