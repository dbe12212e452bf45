import { useState, type ReactElement } from 'react';
import { reconnectAccountEndpoint, type ChannelView } from '#channels/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { Drawer } from '#web/kit/dialog.tsx';
import { ErrorSummary } from '#web/kit/error-summary.tsx';
import { Form, TextField } from '#web/kit/field.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import { channelWords } from './words.ts';

interface DrawerProps {
  readonly channel: ChannelView | undefined;
  readonly onClose: () => void;
}

export function ReconnectDrawer({ channel, onClose }: DrawerProps): ReactElement {
  const say = useWords(channelWords);
  const title = say('reconnect.title', { name: channel?.name ?? '' });
  return (
    <Drawer title={title} open={channel !== undefined} onClose={onClose}>
      {channel && <ReconnectForm key={channel.id} channel={channel} onClose={onClose} />}
    </Drawer>
  );
}

function ReconnectForm({ channel, onClose }: { readonly channel: ChannelView; readonly onClose: () => void }) {
  const say = useWords(channelWords);
  const [appPassword, setAppPassword] = useState('');
  const [tried, setTried] = useState(false);
  const { id, name, handle } = channel;
  const reconnect = useAct(reconnectAccountEndpoint, {
    alsoChanges: ['delivery', 'post'],
    onDone: () => {
      toast(say('reconnected', { name }));
      onClose();
    },
  });
  const submit = (): void => {
    setTried(true);
    if (appPassword.trim() !== '') void reconnect.act({ params: { id }, body: { appPassword } });
  };
  return (
    <Form onSubmit={submit}>
      <ErrorSummary refused={reconnect.refused} />
      <p>{say('reconnect.lead', { handle })}</p>
      <TextField
        label={say('form.app-password')}
        hint={say('form.app-password.hint')}
        type="password"
        autoComplete="off"
        value={appPassword}
        onWrite={setAppPassword}
        error={
          tried && appPassword.trim() === '' ? say('form.app-password.needed') : reconnect.refused?.about('appPassword')
        }
      />
      <div>
        <Button type="submit" look="primary" full busy={reconnect.busy}>
          {say('reconnect')}
        </Button>
      </div>
    </Form>
  );
}
