import { IconFingerprint } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { passkeySignInOptions, signIn, signInWithPasskey } from '#organisation/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { ErrorSummary } from '#web/kit/error-summary.tsx';
import { Form, TextField } from '#web/kit/field.tsx';
import { useUrlState } from '#web/kit/use-url-state.ts';
import { useWords } from '#web/words/words.ts';
import { organisationWords } from '../words.ts';
import { EntryFrame } from './entry-frame.tsx';
import css from './entry.module.css';
import { ForgottenForm } from './forgotten-form.tsx';
import { SecondFactorForm } from './second-factor-form.tsx';
import { askForPasskey, passkeysWork } from './webauthn.ts';

type Part = 'password' | 'second-factor' | 'forgotten';

/** Password, then the second factor where it is on; or a passkey; or a way back in. */
export function SignInScreen(): ReactElement {
  const say = useWords(organisationWords);
  const [part, setPart] = useState<Part>('password');
  const enter = useEnter();
  return (
    <EntryFrame title={say(`sign-in.${part}.title`)} lead={say(`sign-in.${part}.lead`)}>
      {part === 'password' && (
        <PasswordForm
          onEnter={enter}
          onSecondFactor={() => setPart('second-factor')}
          onForgotten={() => setPart('forgotten')}
        />
      )}
      {part === 'second-factor' && <SecondFactorForm onEnter={enter} onBack={() => setPart('password')} />}
      {part === 'forgotten' && <ForgottenForm onBack={() => setPart('password')} />}
    </EntryFrame>
  );
}

/** Back to where the person was; only ever inside the desk. */
function useEnter(): () => void {
  const [back] = useUrlState('kembali');
  return () => location.assign(/^\/desk\/(?!masuk)/.test(back) ? back : '/desk/');
}

interface PasswordFormProps {
  readonly onEnter: () => void;
  readonly onSecondFactor: () => void;
  readonly onForgotten: () => void;
}

function PasswordForm({ onEnter, onSecondFactor, onForgotten }: PasswordFormProps): ReactElement {
  const say = useWords(organisationWords);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const act = useAct(signIn, { onDone: ({ next }) => (next === 'desk' ? onEnter() : onSecondFactor()) });
  return (
    <>
      <Form onSubmit={() => act.act({ body: { email, password } })}>
        <ErrorSummary refused={act.refused} />
        <TextField
          label={say('email')}
          type="email"
          autoComplete="username webauthn"
          inputMode="email"
          required
          value={email}
          onWrite={setEmail}
        />
        <TextField
          label={say('password')}
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onWrite={setPassword}
        />
        <Button type="submit" look="primary" full busy={act.busy}>
          {say('sign-in.do')}
        </Button>
      </Form>
      {passkeysWork() && <PasskeyEntry onEnter={onEnter} />}
      <div className={css.links}>
        <button type="button" onClick={onForgotten}>
          {say('sign-in.forgotten')}
        </button>
      </div>
    </>
  );
}

function PasskeyEntry({ onEnter }: { readonly onEnter: () => void }): ReactElement {
  const say = useWords(organisationWords);
  const options = useAct(passkeySignInOptions);
  const finish = useAct(signInWithPasskey, { onDone: onEnter });
  const enter = async (): Promise<void> => {
    finish.clear();
    const asked = await options.act({});
    const response = asked && (await askForPasskey(asked));
    if (response) await finish.act({ body: { response } });
  };
  return (
    <>
      <p className={css.or}>{say('or')}</p>
      <Button full icon={<IconFingerprint aria-hidden />} busy={finish.busy} onClick={() => void enter()}>
        {say('sign-in.passkey')}
      </Button>
      <ErrorSummary refused={options.refused ?? finish.refused} />
    </>
  );
}
