import { IconShieldCheck } from '@tabler/icons-react';
import { useMemo, useState, type ReactElement } from 'react';
import { renderSVG } from 'uqr';
import { confirmTwoFactor, renewBackupCodes, startTwoFactor, stopTwoFactor } from '#organisation/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { ErrorSummary } from '#web/kit/error-summary.tsx';
import { Form, TextField } from '#web/kit/field.tsx';
import { Panel } from '#web/kit/page.tsx';
import { Tag } from '#web/kit/status-tag.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import { organisationWords } from '../words.ts';
import { CopyField } from './link-dialog.tsx';
import css from './settings.module.css';

interface Started {
  readonly uri: string;
  readonly backupCodes: readonly string[];
}

export function TwoFactorPanel({ on }: { readonly on: boolean }): ReactElement {
  const say = useWords(organisationWords);
  const [started, setStarted] = useState<Started>();
  const state = on ? (
    <Tag look="ok" icon={<IconShieldCheck aria-hidden />}>
      {say('two-factor.on')}
    </Tag>
  ) : (
    <Tag look="mute">{say('two-factor.off')}</Tag>
  );
  return (
    <Panel title={say('two-factor')} actions={state}>
      <div className={css.group}>
        <p className={css.lead}>{say('two-factor.lead')}</p>
        {on && <Running />}
        {!on && !started && <Start onStarted={setStarted} />}
        {!on && started && <Confirm started={started} onDone={() => setStarted(undefined)} />}
      </div>
    </Panel>
  );
}

function Start({ onStarted }: { readonly onStarted: (started: Started) => void }): ReactElement {
  const say = useWords(organisationWords);
  const [password, setPassword] = useState('');
  const act = useAct(startTwoFactor, { onDone: onStarted });
  return (
    <Form onSubmit={() => act.act({ body: { password } })}>
      <ErrorSummary refused={act.refused} />
      <TextField
        label={say('password.current')}
        type="password"
        autoComplete="current-password"
        value={password}
        onWrite={setPassword}
      />
      <div className={css.foot}>
        <Button type="submit" busy={act.busy} disabled={password === ''}>
          {say('two-factor.start')}
        </Button>
      </div>
    </Form>
  );
}

function Confirm({ started, onDone }: { readonly started: Started; readonly onDone: () => void }): ReactElement {
  const say = useWords(organisationWords);
  const [code, setCode] = useState('');
  const act = useAct(confirmTwoFactor, {
    onDone: () => {
      toast(say('two-factor.switched-on'));
      onDone();
    },
  });
  const secret = new URL(started.uri).searchParams.get('secret') ?? '';
  return (
    <Form onSubmit={() => act.act({ body: { code: code.replaceAll(' ', '') } })}>
      <ErrorSummary refused={act.refused} />
      <p>{say('two-factor.scan')}</p>
      <QrCode text={started.uri} label={say('two-factor.qr')} />
      <p className={css.lead}>{say('two-factor.type')}</p>
      <CopyField value={secret} label={say('two-factor.secret')} />
      <BackupCodes codes={started.backupCodes} />
      <TextField
        label={say('code.app')}
        hint={say('two-factor.confirm.hint')}
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        onWrite={setCode}
      />
      <div className={css.foot}>
        <Button type="submit" look="primary" busy={act.busy} disabled={code.length < 6}>
          {say('two-factor.confirm')}
        </Button>
      </div>
    </Form>
  );
}

function QrCode({ text, label }: { readonly text: string; readonly label: string }): ReactElement {
  const source = useMemo(() => `data:image/svg+xml,${encodeURIComponent(renderSVG(text))}`, [text]);
  return <img className={css.qr} src={source} alt={label} width={196} height={196} />;
}

function BackupCodes({ codes }: { readonly codes: readonly string[] }): ReactElement {
  const say = useWords(organisationWords);
  return (
    <div className={css.group}>
      <p>
        <b>{say('backup-codes')}</b> <span className={css.lead}>{say('backup-codes.lead')}</span>
      </p>
      <ul className={`${css.secret} ${css.codes}`}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </div>
  );
}

function Running(): ReactElement {
  const say = useWords(organisationWords);
  const [password, setPassword] = useState('');
  const [codes, setCodes] = useState<readonly string[]>();
  const stop = useAct(stopTwoFactor, { onDone: () => toast(say('two-factor.switched-off')) });
  const renew = useAct(renewBackupCodes, { onDone: ({ backupCodes }) => setCodes(backupCodes) });
  const body = { password };
  return (
    <Form onSubmit={() => renew.act({ body })}>
      <ErrorSummary refused={stop.refused ?? renew.refused} />
      {codes && <BackupCodes codes={codes} />}
      <TextField
        label={say('password.current')}
        type="password"
        autoComplete="current-password"
        value={password}
        onWrite={setPassword}
      />
      <div className={css.foot}>
        <Button look="ghost" busy={stop.busy} disabled={password === ''} onClick={() => void stop.act({ body })}>
          {say('two-factor.stop')}
        </Button>
        <Button type="submit" busy={renew.busy} disabled={password === ''}>
          {say('backup-codes.renew')}
        </Button>
      </div>
    </Form>
  );
}
