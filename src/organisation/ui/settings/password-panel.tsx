import { useState, type ReactElement } from 'react';
import { changePassword } from '#organisation/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { ErrorSummary } from '#web/kit/error-summary.tsx';
import { Form, TextField } from '#web/kit/field.tsx';
import { Panel } from '#web/kit/page.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import { NewPasswordField } from '../entry/new-password-field.tsx';
import { organisationWords } from '../words.ts';
import css from './settings.module.css';

export function PasswordPanel({ email }: { readonly email: string }): ReactElement {
  const say = useWords(organisationWords);
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const act = useAct(changePassword, {
    onDone: () => {
      setCurrent('');
      setPassword('');
      toast(say('password.changed'));
    },
  });
  return (
    <Panel title={say('password')} note={say('password.note')}>
      <Form onSubmit={() => act.act({ body: { current, password } })}>
        <ErrorSummary refused={act.refused} />
        <input type="text" autoComplete="username" value={email} readOnly hidden />
        <div className={css.two}>
          <TextField
            label={say('password.current')}
            hint={say('password.current.hint')}
            type="password"
            autoComplete="current-password"
            value={current}
            onWrite={setCurrent}
          />
          <NewPasswordField value={password} onWrite={setPassword} error={act.refused?.about('password')} />
        </div>
        <div className={css.foot}>
          <Button type="submit" busy={act.busy} disabled={current === '' || password === ''}>
            {say('password.change')}
          </Button>
        </div>
      </Form>
    </Panel>
  );
}
