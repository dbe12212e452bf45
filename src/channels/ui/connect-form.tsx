import { useState, type ReactElement } from 'react';
import { connectAccountEndpoint } from '#channels/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { ErrorSummary } from '#web/kit/error-summary.tsx';
import { CheckField, Form, TextField } from '#web/kit/field.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import { PersonField } from './person-field.tsx';
import { channelWords } from './words.ts';

export interface AddFormProps {
  readonly agencyId: string;
  readonly onClose: () => void;
}

/** A Bluesky account, by handle and app password. */
export function ConnectForm({ agencyId, onClose }: AddFormProps): ReactElement {
  const say = useWords(channelWords);
  const [draft, setDraft] = useState({ handle: '', appPassword: '', server: '' });
  const [responsiblePersonId, setResponsible] = useState<string | null>(null);
  const [ownServer, setOwnServer] = useState(false);
  const [tried, setTried] = useState(false);
  const change = (part: Partial<typeof draft>): void => setDraft({ ...draft, ...part });
  const connect = useAct(connectAccountEndpoint, {
    onDone: () => {
      toast(say('connected'));
      onClose();
    },
  });
  const missing = { handle: draft.handle.trim() === '', appPassword: draft.appPassword.trim() === '' };
  const submit = (): void => {
    setTried(true);
    if (missing.handle || missing.appPassword) return;
    const server = ownServer ? draft.server : '';
    void connect.act({ body: { agencyId, network: 'bluesky', ...draft, server, name: '', responsiblePersonId } });
  };
  return (
    <Form onSubmit={submit} label={say('kind.bluesky')}>
      <ErrorSummary refused={connect.refused} />
      <TextField
        label={say('form.handle')}
        hint={say('form.handle.hint')}
        value={draft.handle}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onWrite={(handle) => change({ handle })}
        error={tried && missing.handle ? say('form.handle.needed') : connect.refused?.about('handle')}
      />
      <TextField
        label={say('form.app-password')}
        hint={say('form.app-password.hint')}
        type="password"
        autoComplete="off"
        value={draft.appPassword}
        onWrite={(appPassword) => change({ appPassword })}
        error={tried && missing.appPassword ? say('form.app-password.needed') : connect.refused?.about('appPassword')}
      />
      <CheckField label={say('form.server.show')} on={ownServer} onToggle={setOwnServer} />
      {ownServer && (
        <TextField
          label={say('form.server')}
          hint={say('form.server.hint')}
          type="url"
          value={draft.server}
          onWrite={(server) => change({ server })}
          error={connect.refused?.about('server')}
        />
      )}
      <PersonField agencyId={agencyId} value={responsiblePersonId} onChoose={setResponsible} />
      <div>
        <Button type="submit" look="primary" full busy={connect.busy}>
          {say('form.connect')}
        </Button>
      </div>
    </Form>
  );
}
