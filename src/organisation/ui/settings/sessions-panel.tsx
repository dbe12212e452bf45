import type { ReactElement } from 'react';
import { endOtherSessions, endSession, getSignInWays } from '#organisation/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button } from '#web/kit/button.tsx';
import { Panel } from '#web/kit/page.tsx';
import { Answered } from '#web/kit/states.tsx';
import { Tag } from '#web/kit/status-tag.tsx';
import { Time } from '#web/kit/time.tsx';
import { toast, toastRefusal } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import { organisationWords } from '../words.ts';
import { deviceName } from './device-name.ts';
import css from './settings.module.css';

const onRefused = (refused: { readonly message: string }): void => toastRefusal(refused.message);

export function SessionsPanel(): ReactElement {
  const say = useWords(organisationWords);
  const ways = useAnswer(getSignInWays, {});
  const end = useAct(endSession, { onRefused, onDone: () => toast(say('session.ended')) });
  const endOthers = useAct(endOtherSessions, {
    onRefused,
    onDone: ({ ended }) => toast(say('sessions.ended', { count: ended })),
  });
  const several = (ways.data?.sessions.length ?? 0) > 1;
  const endAll = several && (
    <Button size="small" busy={endOthers.busy} onClick={() => void endOthers.act({})}>
      {say('sessions.end-others')}
    </Button>
  );
  return (
    <Panel title={say('sessions')} actions={endAll}>
      <Answered answer={ways}>
        {({ sessions }) => (
          <ul>
            {sessions.map((session) => (
              <li key={session.id} className={css.row}>
                <div>
                  <b>{deviceName(session.device) ?? say('session.unknown')}</b>
                  <small>
                    {session.address} ·{' '}
                    {say.rich('session.seen', { time: <Time key="seen" at={session.lastSeenAt} form="near" /> })}
                  </small>
                </div>
                {session.current ? (
                  <Tag look="accent">{say('session.current')}</Tag>
                ) : (
                  <Button
                    size="small"
                    look="ghost"
                    aria-label={say('session.end.of', { name: deviceName(session.device) ?? '' })}
                    onClick={() => void end.act({ params: { sessionId: session.id } })}
                  >
                    {say('session.end')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Answered>
    </Panel>
  );
}
