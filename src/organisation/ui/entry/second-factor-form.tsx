import { useState, type ReactElement } from 'react';
import { passSecondFactor } from '#organisation/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { ErrorSummary } from '#web/kit/error-summary.tsx';
import { CheckField, Form, TextField } from '#web/kit/field.tsx';
import { useWords } from '#web/words/words.ts';
import { organisationWords } from '../words.ts';
import css from './entry.module.css';

export function SecondFactorForm({
  onEnter,
  onBack,
}: {
  readonly onEnter: () => void;
  readonly onBack: () => void;
}): ReactElement {
  const say = useWords(organisationWords);
  const [kind, setKind] = useState<'app' | 'backup'>('app');
  const [code, setCode] = useState('');
  const [trustDevice, setTrustDevice] = useState(false);
  const act = useAct(passSecondFactor, { onDone: onEnter });
  const switchKind = (): void => {
    setCode('');
    setKind(kind === 'app' ? 'backup' : 'app');
  };
  return (
    <>
      <Form onSubmit={() => act.act({ body: { code: code.replaceAll(' ', ''), kind, trustDevice } })}>
        <ErrorSummary refused={act.refused} />
        <TextField
          key={kind}
          label={say(`code.${kind}`)}
          hint={say(`code.${kind}.hint`)}
          autoComplete={kind === 'app' ? 'one-time-code' : 'off'}
          inputMode={kind === 'app' ? 'numeric' : 'text'}
          autoCapitalize="none"
          spellCheck={false}
          required
          value={code}
          onWrite={setCode}
        />
        <CheckField label={say('trust')} hint={say('trust.hint')} on={trustDevice} onToggle={setTrustDevice} />
        <Button type="submit" look="primary" full busy={act.busy}>
          {say('sign-in.do')}
        </Button>
      </Form>
      <div className={css.links}>
        <button type="button" onClick={switchKind}>
          {say(kind === 'app' ? 'code.use-backup' : 'code.use-app')}
        </button>
        <button type="button" onClick={onBack}>
          {say('sign-in.again')}
        </button>
      </div>
    </>
  );
}
