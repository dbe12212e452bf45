import { IconPlus } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { createApiToken, getSignInWays, revokeApiToken } from '#organisation/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button } from '#web/kit/button.tsx';
import { ErrorSummary } from '#web/kit/error-summary.tsx';
import { Form, SelectField, TextField } from '#web/kit/field.tsx';
import { Panel } from '#web/kit/page.tsx';
import { Answered } from '#web/kit/states.tsx';
import { Time } from '#web/kit/time.tsx';
import { toast, toastRefusal } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import { organisationWords } from '../words.ts';
import { CopyField } from './link-dialog.tsx';
import css from './settings.module.css';

export function TokensPanel(): ReactElement {
  const say = useWords(organisationWords);
  const ways = useAnswer(getSignInWays, {});
  const [made, setMade] = useState<string>();
  const revoke = useAct(revokeApiToken, {
    onDone: () => toast(say('token.revoked')),
    onRefused: (refused) => toastRefusal(refused.message),
  });
  return (
    <Panel title={say('tokens')}>
      <p className={css.lead}>{say('tokens.lead')}</p>
      <Answered answer={ways}>
        {({ tokens }) => (
          <ul>
            {tokens.map((token) => (
              <li key={token.id} className={css.row}>
                <div>
                  <b>{token.name}</b>
                  <small>
                    {token.lastUsedAt
                      ? say.rich('token.used', { time: <Time key="used" at={token.lastUsedAt} form="near" /> })
                      : say('token.unused')}
                    {token.expiresAt && (
                      <> · {say.rich('token.until', { time: <Time key="until" at={token.expiresAt} form="date" /> })}</>
                    )}
                  </small>
                </div>
                <Button
                  size="small"
                  look="ghost"
                  aria-label={say('token.revoke.of', { name: token.name })}
                  onClick={() => void revoke.act({ params: { tokenId: token.id } })}
                >
                  {say('token.revoke')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Answered>
      {made ? (
        <div className={css.group}>
          <p>
            <b>{say('token.made')}</b>
          </p>
          <CopyField value={made} label={say('token')} />
          <div className={css.foot}>
            <Button onClick={() => setMade(undefined)}>{say('token.noted')}</Button>
          </div>
        </div>
      ) : (
        <NewToken onMade={setMade} />
      )}
    </Panel>
  );
}

const lasting = ['30', '90', '365', ''] as const;

function NewToken({ onMade }: { readonly onMade: (token: string) => void }): ReactElement {
  const say = useWords(organisationWords);
  const [name, setName] = useState('');
  const [days, setDays] = useState<(typeof lasting)[number]>('90');
  const act = useAct(createApiToken, { onDone: ({ token }) => onMade(token) });
  return (
    <Form onSubmit={() => act.act({ body: { name, ...(days === '' ? {} : { days: Number(days) }) } })}>
      <ErrorSummary refused={act.refused} />
      <div className={css.two}>
        <TextField
          label={say('token.name')}
          maxLength={60}
          value={name}
          error={act.refused?.about('name')}
          onWrite={setName}
        />
        <SelectField
          label={say('token.lasts')}
          value={days}
          choices={lasting.map((value) => ({
            value,
            label: value === '' ? say('token.forever') : say('token.days', { count: Number(value) }),
          }))}
          onChoose={setDays}
        />
      </div>
      <div className={css.foot}>
        <Button type="submit" icon={<IconPlus aria-hidden />} busy={act.busy} disabled={name.trim() === ''}>
          {say('token.add')}
        </Button>
      </div>
    </Form>
  );
}
