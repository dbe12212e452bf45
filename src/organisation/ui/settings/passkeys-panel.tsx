import { IconFingerprint, IconTrash } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { addPasskey, getSignInWays, passkeyOptions, removePasskey } from '#organisation/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button, IconButton } from '#web/kit/button.tsx';
import { ErrorSummary } from '#web/kit/error-summary.tsx';
import { Form, TextField } from '#web/kit/field.tsx';
import { Panel } from '#web/kit/page.tsx';
import { Answered } from '#web/kit/states.tsx';
import { Time } from '#web/kit/time.tsx';
import { toast, toastRefusal } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import { makePasskey, passkeysWork } from '../entry/webauthn.ts';
import { organisationWords } from '../words.ts';
import css from './settings.module.css';

export function PasskeysPanel(): ReactElement {
  const say = useWords(organisationWords);
  const ways = useAnswer(getSignInWays, {});
  const remove = useAct(removePasskey, {
    onDone: () => toast(say('passkey.removed')),
    onRefused: (refused) => toastRefusal(refused.message),
  });
  return (
    <Panel title={say('passkeys')}>
      <p className={css.lead}>{say('passkeys.lead')}</p>
      <Answered answer={ways}>
        {({ passkeys }) => (
          <ul>
            {passkeys.map((passkey) => (
              <li key={passkey.id} className={css.row}>
                <div>
                  <b>{passkey.name || say('passkey')}</b>
                  {passkey.createdAt && (
                    <small>
                      {say.rich('since', { time: <Time key="since" at={passkey.createdAt} form="date" /> })}
                    </small>
                  )}
                </div>
                <IconButton
                  label={say('passkey.remove', { name: passkey.name })}
                  onClick={() => void remove.act({ params: { passkeyId: passkey.id } })}
                >
                  <IconTrash aria-hidden />
                </IconButton>
              </li>
            ))}
          </ul>
        )}
      </Answered>
      {passkeysWork() ? <AddPasskey /> : <p className={css.lead}>{say('passkeys.not-here')}</p>}
    </Panel>
  );
}

function AddPasskey(): ReactElement {
  const say = useWords(organisationWords);
  const [name, setName] = useState('');
  const options = useAct(passkeyOptions);
  const keep = useAct(addPasskey, {
    onDone: () => {
      setName('');
      toast(say('passkey.added'));
    },
  });
  const add = async (): Promise<void> => {
    const asked = await options.act({});
    const response = asked && (await makePasskey(asked));
    if (response) await keep.act({ body: { name: name.trim() || say('passkey'), response } });
  };
  return (
    <Form onSubmit={add}>
      <ErrorSummary refused={options.refused ?? keep.refused} />
      <TextField
        label={say('passkey.name')}
        hint={say('passkey.name.hint')}
        optional
        maxLength={60}
        value={name}
        onWrite={setName}
      />
      <div className={css.foot}>
        <Button type="submit" icon={<IconFingerprint aria-hidden />} busy={keep.busy}>
          {say('passkey.add')}
        </Button>
      </div>
    </Form>
  );
}
