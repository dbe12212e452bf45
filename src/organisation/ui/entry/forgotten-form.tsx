import { IconMailCheck } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { askForReset } from '#organisation/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { ErrorSummary } from '#web/kit/error-summary.tsx';
import { Form, TextField } from '#web/kit/field.tsx';
import { useWords } from '#web/words/words.ts';
import { organisationWords } from '../words.ts';
import css from './entry.module.css';

export function ForgottenForm({ onBack }: { readonly onBack: () => void }): ReactElement {
  const say = useWords(organisationWords);
  const [email, setEmail] = useState('');
  const [sent, setSent] = useState<'mail' | 'coordinator'>();
  const act = useAct(askForReset, { onDone: ({ byMail }) => setSent(byMail ? 'mail' : 'coordinator') });
  const back = (
    <div className={css.links}>
      <button type="button" onClick={onBack}>
        {say('forgotten.back')}
      </button>
    </div>
  );
  if (sent) {
    return (
      <>
        <output className={css.done}>
          <IconMailCheck aria-hidden />
          {say(`forgotten.sent.${sent}`)}
        </output>
        {back}
      </>
    );
  }
  return (
    <>
      <Form onSubmit={() => act.act({ body: { email } })}>
        <ErrorSummary refused={act.refused} />
        <TextField
          label={say('email')}
          type="email"
          autoComplete="username"
          inputMode="email"
          required
          value={email}
          onWrite={setEmail}
        />
        <Button type="submit" look="primary" full busy={act.busy}>
          {say('forgotten.do')}
        </Button>
      </Form>
      {back}
    </>
  );
}
