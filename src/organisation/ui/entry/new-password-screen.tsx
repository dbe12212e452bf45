import { IconCircleCheck } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { setNewPassword } from '#organisation/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button, LinkButton } from '#web/kit/button.tsx';
import { ErrorSummary } from '#web/kit/error-summary.tsx';
import { Form } from '#web/kit/field.tsx';
import { useWords } from '#web/words/words.ts';
import { organisationWords } from '../words.ts';
import { EntryFrame } from './entry-frame.tsx';
import css from './entry.module.css';
import { NewPasswordField } from './new-password-field.tsx';
import { useLinkSecret } from './use-link-secret.ts';

/** Where the link for a new password leads. */
export function NewPasswordScreen(): ReactElement {
  const say = useWords(organisationWords);
  const token = useLinkSecret();
  const [password, setPassword] = useState('');
  const [done, setDone] = useState(false);
  const act = useAct(setNewPassword, { onDone: () => setDone(true) });
  return (
    <EntryFrame title={say('reset.title')} lead={say('reset.lead')}>
      {done ? (
        <>
          <output className={css.done}>
            <IconCircleCheck aria-hidden />
            {say('reset.done')}
          </output>
          <LinkButton look="primary" full to="/masuk">
            {say('sign-in.do')}
          </LinkButton>
        </>
      ) : (
        <Form onSubmit={() => act.act({ body: { token, password } })}>
          <ErrorSummary refused={act.refused} />
          <NewPasswordField value={password} onWrite={setPassword} error={act.refused?.about('password')} />
          <Button type="submit" look="primary" full busy={act.busy}>
            {say('reset.do')}
          </Button>
        </Form>
      )}
    </EntryFrame>
  );
}
