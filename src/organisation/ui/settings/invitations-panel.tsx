import { useState, type ReactElement } from 'react';
import {
  listInvitations,
  resendInvitation,
  withdrawInvitation,
  type InvitationView,
  type LinkView,
} from '#organisation/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button } from '#web/kit/button.tsx';
import { Panel } from '#web/kit/page.tsx';
import { Tag } from '#web/kit/status-tag.tsx';
import { Time } from '#web/kit/time.tsx';
import { toast, toastRefusal } from '#web/kit/undo-toast.tsx';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import { organisationWords } from '../words.ts';
import { LinkDialog } from './link-dialog.tsx';
import css from './settings.module.css';

const onRefused = (refused: { readonly message: string }): void => toastRefusal(refused.message);

/** Who was invited and has not come yet; absent when there is nobody. */
export function InvitationsPanel(): ReactElement | null {
  const say = useWords(organisationWords);
  const { data } = useAnswer(listInvitations, {});
  if (!data || data.invitations.length === 0) return null;
  return (
    <div style={{ marginBottom: 20 }}>
      <Panel flush>
        <ul aria-label={say('invitations')}>
          {data.invitations.map((invitation) => (
            <InvitationRow key={invitation.id} invitation={invitation} />
          ))}
        </ul>
      </Panel>
    </div>
  );
}

function InvitationRow({ invitation }: { readonly invitation: InvitationView }): ReactElement {
  const say = useWords(organisationWords);
  const { agencies } = useSession();
  const [link, setLink] = useState<LinkView>();
  const { name, email, role, expired, expiresAt } = invitation;
  const params = { invitationId: invitation.id };
  const resend = useAct(resendInvitation, {
    onRefused,
    onDone: (made) => (made.mailed ? toast(say('invite.mailed', { name })) : setLink(made)),
  });
  const withdraw = useAct(withdrawInvitation, {
    onRefused,
    onDone: () => toast(say('invitation.withdrawn', { name })),
  });
  const agency = agencies.find(({ id }) => id === invitation.agencyId)?.shortName ?? '';
  return (
    <li className={css.person}>
      <div>
        <b>{name}</b>
        <small>
          {email} · {say('invitation.by', { name: invitation.invitedBy })}
        </small>
        <div className={css.roles}>
          <Tag look={expired ? 'fix' : 'dash'}>
            {expired
              ? say('invitation.expired')
              : say.rich('invitation.until', { time: <Time key="until" at={expiresAt} form="date" /> })}
          </Tag>
          <Tag>
            {say(`role.${role}`)} · {agency}
          </Tag>
        </div>
      </div>
      <span className={css.acts}>
        <Button size="small" busy={resend.busy} onClick={() => void resend.act({ params })}>
          {say('invitation.resend')}
        </Button>
        <Button size="small" look="ghost" busy={withdraw.busy} onClick={() => void withdraw.act({ params })}>
          {say('invitation.withdraw')}
        </Button>
      </span>
      <LinkDialog link={link} about="invitation" name={name} onClose={() => setLink(undefined)} />
    </li>
  );
}
