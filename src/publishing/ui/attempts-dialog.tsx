import type { ReactElement } from 'react';
import type { DeliveryView } from '#publishing/contract.ts';
import { Dialog } from '#web/kit/dialog.tsx';
import { Time } from '#web/kit/time.tsx';
import { useWords } from '#web/words/words.ts';
import { useChannelLabel } from './channel-label.ts';
import { failureWord } from './deliveries-panel.tsx';
import css from './queue.module.css';
import { postWords } from './words.ts';

interface AttemptsDialogProps {
  readonly delivery: DeliveryView;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Each time it was handed to the network, and what came of it. */
export function AttemptsDialog({ delivery, open, onClose }: AttemptsDialogProps): ReactElement {
  const say = useWords(postWords);
  const label = useChannelLabel([delivery.channel]);
  return (
    <Dialog title={say('attempts.title', { channel: label(delivery.channel) })} open={open} onClose={onClose}>
      <ol className={css.attempts}>
        {delivery.attempts.map(({ number, state, at, endedAt, failureKind }) => (
          <li key={number}>
            <b>{say('attempt', { number })}</b>
            <span>
              <Time at={at} form="instant" />
            </span>
            <p>
              {say(`attempt.${state}`)}
              {failureKind &&
                ` ${say(`failure.${failureWord({ failure: { kind: failureKind, detail: '', until: null } })}`)}`}
            </p>
            {endedAt && (
              <small>
                {say('attempt.ended')} <Time at={endedAt} form="clock" />
              </small>
            )}
          </li>
        ))}
      </ol>
      {delivery.failure?.detail && (
        <p className={css.detail}>
          {say(delivery.failure.kind === 'picture-barred' ? 'failure.picture' : 'failure.detail', {
            detail: delivery.failure.detail,
          })}
        </p>
      )}
    </Dialog>
  );
}
