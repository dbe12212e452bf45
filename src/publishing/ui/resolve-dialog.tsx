import { IconExternalLink } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { resolveDeliveryEndpoint, type DeliveryView } from '#publishing/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { Dialog } from '#web/kit/dialog.tsx';
import { Form, TextField } from '#web/kit/field.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import css from './queue.module.css';
import { postWords } from './words.ts';

interface ResolveDialogProps {
  readonly delivery: DeliveryView;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** A person looks at the account and says what is there. */
export function ResolveDialog({ delivery, open, onClose }: ResolveDialogProps): ReactElement {
  const say = useWords(postWords);
  const [url, setUrl] = useState('');
  const { channel, takeDownAsked: withdrawn } = delivery;
  const resolve = useAct(resolveDeliveryEndpoint, {
    onDone: ({ state }) => {
      onClose();
      toast(
        say(`resolve.${state === 'verified' || state === 'withdrawn' ? state : 'again'}.done`, {
          channel: channel.name,
        }),
      );
    },
  });
  const params = { id: delivery.id };
  const isThere = (): Promise<unknown> => resolve.act({ params, body: { there: true, url } });
  return (
    <Dialog
      title={say('resolve.title', { channel: channel.name })}
      open={open}
      onClose={onClose}
      foot={
        <>
          <Button busy={resolve.busy} onClick={() => void resolve.act({ params, body: { there: false } })}>
            {say(withdrawn ? 'resolve.gone' : 'resolve.not-there')}
          </Button>
          {!withdrawn && (
            <Button look="primary" busy={resolve.busy} onClick={() => void isThere()}>
              {say('resolve.there')}
            </Button>
          )}
        </>
      }
    >
      <Form onSubmit={isThere}>
        <p>{say(withdrawn ? 'resolve.why-withdrawn' : 'resolve.why')}</p>
        {channel.webAddress && (
          <a href={channel.webAddress} target="_blank" rel="noreferrer">
            <IconExternalLink size={16} aria-hidden /> {say('resolve.look', { channel: channel.name })}
          </a>
        )}
        <blockquote className={css.words} lang="id">
          {delivery.text}
        </blockquote>
        {withdrawn ? (
          resolve.refused && <p role="alert">{resolve.refused.message}</p>
        ) : (
          <TextField
            label={say('resolve.link')}
            type="url"
            error={resolve.refused?.message}
            value={url}
            onWrite={setUrl}
          />
        )}
      </Form>
    </Dialog>
  );
}
