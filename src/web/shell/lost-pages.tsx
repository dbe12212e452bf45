import type { ReactElement } from 'react';
import { Button, LinkButton } from '../kit/button.tsx';
import { Page } from '../kit/page.tsx';
import { EmptyState, ErrorNote } from '../kit/states.tsx';
import { useWords } from '../words/words.ts';
import { webWords } from '../words/web-words.ts';

export function NotFoundPage(): ReactElement {
  const say = useWords(webWords);
  return (
    <Page title={say('error.not-found')}>
      <EmptyState
        title={say('error.not-found')}
        why={say('error.not-found.why')}
        actions={
          <LinkButton look="primary" to="/hari-ini">
            {say('error.home')}
          </LinkButton>
        }
      />
    </Page>
  );
}

/** A bug on one screen leaves the rest of the desk usable. */
export function CrashPage(): ReactElement {
  const say = useWords(webWords);
  return (
    <Page title={say('error.title')}>
      <ErrorNote
        what={say('error.crash')}
        actions={
          <Button look="primary" onClick={() => location.reload()}>
            {say('error.reload')}
          </Button>
        }
      />
    </Page>
  );
}
