import type { ReactElement } from 'react';
import { getMe } from '#organisation/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { WeeklyLettersPanel } from '#reporting/ui/consistency/weekly-letters-panel.tsx';
import { Page } from '#web/kit/page.tsx';
import { Answered } from '#web/kit/states.tsx';
import { useWords } from '#web/words/words.ts';
import { organisationWords } from '../words.ts';
import { PasskeysPanel } from './passkeys-panel.tsx';
import { PasswordPanel } from './password-panel.tsx';
import { ProfilePanel } from './profile-panel.tsx';
import { SessionsPanel } from './sessions-panel.tsx';
import css from './settings.module.css';
import { TokensPanel } from './tokens-panel.tsx';
import { TwoFactorPanel } from './two-factor-panel.tsx';

/** What belongs to the person: profile, ways to sign in, devices, tokens. */
export function AccountScreen(): ReactElement {
  const say = useWords(organisationWords);
  const me = useAnswer(getMe, {});
  return (
    <Page title={say('account.title')} lead={say('account.lead')}>
      <Answered answer={me}>
        {({ person, twoFactor }) => (
          <div className={css.stack}>
            <ProfilePanel person={person} />
            <PasswordPanel email={person.email} />
            <TwoFactorPanel on={twoFactor} />
            <PasskeysPanel />
            <WeeklyLettersPanel />
            <SessionsPanel />
            <TokensPanel />
          </div>
        )}
      </Answered>
    </Page>
  );
}
