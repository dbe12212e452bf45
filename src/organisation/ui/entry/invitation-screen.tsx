import { useState, type ReactElement } from 'react';
import { acceptInvitation, readInvitation } from '#organisation/contract.ts';
import type { Got } from '#web/api/call.ts';
import { useAct } from '#web/api/use-act.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button, LinkButton } from '#web/kit/button.tsx';
import { ErrorSummary } from '#web/kit/error-summary.tsx';
import { Form, TextField } from '#web/kit/field.tsx';
import { RefusalNote, RowsSkeleton } from '#web/kit/states.tsx';
import { currentLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import { organisationWords } from '../words.ts';
import { EntryFrame } from './entry-frame.tsx';
import css from './entry.module.css';
import { NewPasswordField } from './new-password-field.tsx';
import { useLinkSecret } from './use-link-secret.ts';

type Invitation = Got<typeof readInvitation>;

/** Where an invitation's link leads: who invites to what, a name and a password, and one is at work. */
export function InvitationScreen(): ReactElement {
  const say = useWords(organisationWords);
  const token = useLinkSecret();
  const read = useAnswer(readInvitation, { body: { token: token.padEnd(20, '-') } }, { staleMs: Infinity });
  const { data: invitation, error: refused } = read;
  return (
    <EntryFrame
      title={say('invitation.title')}
      lead={invitation && say('invitation.lead', { name: invitation.invitedBy })}
    >
      {refused && (
        <RefusalNote
          refused={refused}
          actions={
            <LinkButton to="/masuk" size="small">
              {say('sign-in.do')}
            </LinkButton>
          }
        />
      )}
      {!refused && !invitation && <RowsSkeleton rows={2} />}
      {invitation && <JoinForm token={token} invitation={invitation} />}
    </EntryFrame>
  );
}

function JoinForm({ token, invitation }: { readonly token: string; readonly invitation: Invitation }): ReactElement {
  const say = useWords(organisationWords);
  const [name, setName] = useState(invitation.name);
  const [jobTitle, setJobTitle] = useState('');
  const [password, setPassword] = useState('');
  const act = useAct(acceptInvitation, {
    onDone: ({ signedIn }) => location.assign(signedIn ? '/desk/' : '/desk/masuk'),
  });
  const { known, email, agency, role } = invitation;
  // Of somebody known nothing is changed; the server only wants the form filled.
  const filled = known ? { name: invitation.name, jobTitle: '', password: token } : { name, jobTitle, password };
  return (
    <Form onSubmit={() => act.act({ body: { token, ...filled, language: currentLanguage() } })}>
      <dl className={css.facts}>
        <dt>{say('agency')}</dt>
        <dd>{agency}</dd>
        <dt>{say('role')}</dt>
        <dd>{say(`role.${role}`)}</dd>
        <dt>{say('email')}</dt>
        <dd>{email}</dd>
      </dl>
      <ErrorSummary refused={act.refused} />
      {known ? (
        <p className={css.note}>{say('invitation.known')}</p>
      ) : (
        <>
          <TextField label={say('name')} autoComplete="name" value={name} onWrite={setName} required maxLength={120} />
          <TextField
            label={say('job-title')}
            hint={say('job-title.hint')}
            autoComplete="organization-title"
            optional
            maxLength={120}
            value={jobTitle}
            onWrite={setJobTitle}
          />
          <input type="hidden" autoComplete="username" value={email} readOnly />
          <NewPasswordField value={password} onWrite={setPassword} error={act.refused?.about('password')} />
        </>
      )}
      <Button type="submit" look="primary" full busy={act.busy}>
        {say(known ? 'invitation.add-role' : 'invitation.do')}
      </Button>
    </Form>
  );
}
