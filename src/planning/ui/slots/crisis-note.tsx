import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { crisesEndpoint, endCrisisEndpoint, startCrisisEndpoint, type CrisisView } from '#planning/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button } from '#web/kit/button.tsx';
import { RefusalNote } from '#web/kit/states.tsx';
import { useTimes } from '#web/kit/time.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import css from './slots.module.css';
import { slotWords } from './words.ts';

/** Where slots and the bank stand still without a pause, and lets whoever may end it; what is paused is told on every screen. */
export function CrisisNote(): ReactElement {
  const known = useAnswer(crisesEndpoint, {}).data;
  const running = known?.items.filter(({ isPause }) => !isPause) ?? [];
  return (
    <>
      {running.map((crisis) => (
        <Running key={crisis.agency.id} crisis={crisis} />
      ))}
    </>
  );
}

function Running({ crisis }: { readonly crisis: CrisisView }): ReactElement {
  const say = useWords(slotWords);
  const times = useTimes();
  const restart = useAct(startCrisisEndpoint);
  const agencyId = crisis.agency.id;
  const end = useAct(endCrisisEndpoint, {
    onDone: () => toast(say('crisis.ended'), () => restart.act({ body: { agencyId, reason: crisis.reason } })),
  });
  return (
    <section className={css.crisis}>
      <IconAlertTriangle aria-hidden />
      <div>
        <b>{say('crisis.running', { agency: crisis.agency.shortName })}</b>
        <p>{say('crisis.why', { reason: crisis.reason, time: times.near(crisis.startedAt) })}</p>
        <RefusalNote refused={end.refused} />
      </div>
      {crisis.can.end && (
        <Button size="small" busy={end.busy} onClick={() => void end.act({ body: { agencyId } })}>
          {say('crisis.end')}
        </Button>
      )}
    </section>
  );
}
