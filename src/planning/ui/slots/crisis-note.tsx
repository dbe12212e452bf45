import { IconAlertTriangle, IconPlayerPause } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { crisesEndpoint, endCrisisEndpoint, startCrisisEndpoint, type CrisisView } from '#planning/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button } from '#web/kit/button.tsx';
import { Dialog } from '#web/kit/dialog.tsx';
import { Form, TextField } from '#web/kit/field.tsx';
import { RefusalNote } from '#web/kit/states.tsx';
import { useTimes } from '#web/kit/time.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import css from './slots.module.css';
import { slotWords } from './words.ts';

/** Says where slots and the bank stand still, and lets whoever may start or end it. */
export function CrisisNote(): ReactElement | null {
  const say = useWords(slotWords);
  const { agency, agencies } = useSession();
  const [open, setOpen] = useState(false);
  const known = useAnswer(crisesEndpoint, {}).data;
  const place = agency ?? agencies[0];
  if (!known || !place) return null;
  const mayStart = known.can.start.includes(place.id) && !known.items.some((one) => one.agency.id === place.id);
  return (
    <>
      {known.items.map((crisis) => (
        <Running key={crisis.agency.id} crisis={crisis} />
      ))}
      {mayStart && (
        <div>
          <Button size="small" look="ghost" icon={<IconPlayerPause aria-hidden />} onClick={() => setOpen(true)}>
            {say('crisis.start', { agency: place.shortName })}
          </Button>
        </div>
      )}
      {open && <StartDialog agency={place} onClose={() => setOpen(false)} />}
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

interface StartProps {
  readonly agency: { readonly id: string; readonly shortName: string };
  readonly onClose: () => void;
}

function StartDialog({ agency, onClose }: StartProps): ReactElement {
  const say = useWords(slotWords);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const start = useAct(startCrisisEndpoint, { onDone: onClose });
  const submit = (): void => {
    setTried(true);
    if (reason.trim() !== '') void start.act({ body: { agencyId: agency.id, reason } });
  };
  const foot = (
    <Button look="primary" busy={start.busy} onClick={submit}>
      {say('crisis.do')}
    </Button>
  );
  return (
    <Dialog title={say('crisis.start', { agency: agency.shortName })} open onClose={onClose} size="small" foot={foot}>
      <Form onSubmit={submit}>
        <RefusalNote refused={start.refused} actions={<span />} />
        <p>{say('crisis.effect')}</p>
        <TextField
          label={say('crisis.reason')}
          value={reason}
          maxLength={300}
          onWrite={setReason}
          error={tried && reason.trim() === '' ? say('crisis.reason.needed') : start.refused?.about('reason')}
        />
      </Form>
    </Dialog>
  );
}
