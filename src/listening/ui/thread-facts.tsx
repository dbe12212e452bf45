import { useState, type ReactElement, type ReactNode } from 'react';
import { contactEndpoint, type ThreadView } from '#listening/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { mediumName } from '#web/kit/medium-icon.tsx';
import { RefusalNote } from '#web/kit/states.tsx';
import { useTimes } from '#web/kit/time.tsx';
import { hasWord, useWords } from '#web/words/words.ts';
import { webWords } from '#web/words/web-words.ts';
import { AnswerClock } from './answer-clock.tsx';
import css from './facts.module.css';
import { inboxWords } from './words.ts';

/** The right pane: how long an answer may take, what this is about, what happened so far. */
export function ThreadFacts({ thread }: { readonly thread: ThreadView }): ReactElement {
  const say = useWords(inboxWords);
  return (
    <>
      <div className={css.beside}>
        <AnswerClock thread={thread} />
      </div>
      <Details thread={thread} />
      <History thread={thread} />
      <p className={css.keys}>{say('keys')}</p>
    </>
  );
}

function Details({ thread }: { readonly thread: ThreadView }): ReactElement {
  const say = useWords(inboxWords);
  const sayWeb = useWords(webWords);
  const { channel, village, programmes, activity, trackingCode, agency, kind } = thread;
  return (
    <section className={css.part}>
      <h2>{say('details')}</h2>
      <dl className={css.facts}>
        <Fact name={say('detail.state')}>{useStanding(thread)}</Fact>
        <Fact name={say('detail.kind')}>{say(`kind.${kind}`)}</Fact>
        <Fact name={say('detail.agency')}>{agency.shortName}</Fact>
        {channel && <Fact name={say('detail.channel')}>{mediumName(sayWeb, channel.network)}</Fact>}
        {village && <Fact name={say('detail.village')}>{village}</Fact>}
        {programmes.length > 0 && (
          <Fact name={say('detail.programme')}>{programmes.map(({ name }) => name).join(', ')}</Fact>
        )}
        {activity && (
          <Fact name={say('detail.activity')}>
            <DeskLink to="/kegiatan/$id" params={{ id: activity.id }}>
              {activity.title}
            </DeskLink>
          </Fact>
        )}
        {trackingCode && <Fact name={say('detail.code')}>{trackingCode}</Fact>}
        {channel?.network === 'portal' && (
          <Fact name={say('detail.public')}>{say(thread.public ? 'detail.public.yes' : 'detail.public.no')}</Fact>
        )}
        {thread.can.readContact && (
          <Fact name={say('detail.contact')}>
            <Contact key={thread.id} threadId={thread.id} />
          </Fact>
        )}
      </dl>
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactElement {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function useStanding({ state, assignee, doneAt }: ThreadView): string {
  const say = useWords(inboxWords);
  const times = useTimes();
  if (state === 'done') return say('detail.state.done', { at: doneAt ? times.near(doneAt) : '' });
  return assignee ? say('detail.state.assigned', { name: assignee.name }) : say('detail.state.open');
}

/** Shown only when asked for, because every reading is logged. */
function Contact({ threadId }: { readonly threadId: string }): ReactElement {
  const say = useWords(inboxWords);
  const [contact, setContact] = useState<string>();
  const read = useAct(contactEndpoint, { onDone: (answer) => setContact(answer.contact) });
  if (contact !== undefined) return <span>{contact}</span>;
  return (
    <>
      <Button size="small" busy={read.busy} onClick={() => void read.act({ params: { id: threadId } })}>
        {say('contact.read')}
      </Button>
      <div>{say('contact.logged')}</div>
      <RefusalNote refused={read.refused} />
    </>
  );
}

function History({ thread }: { readonly thread: ThreadView }): ReactElement {
  const say = useWords(inboxWords);
  const sayWeb = useWords(webWords);
  const times = useTimes();
  const channel = thread.channel ? mediumName(sayWeb, thread.channel.network) : say('where.nowhere');
  return (
    <section className={css.part}>
      <h2>{say('history')}</h2>
      <ol className={css.log}>
        {thread.history.map(({ at, action, by, detail }) => {
          const word = `history.${action}`;
          return (
            <li key={`${at} ${action}`}>
              <time dateTime={at}>{times.near(at)}</time>
              <span>{hasWord(inboxWords, word) ? say(word, { by, ...detail }) : `${by}: ${action}`}</span>
            </li>
          );
        })}
        <li>
          <time dateTime={thread.openedAt}>{times.near(thread.openedAt)}</time>
          <span>{say('history.opened', { channel })}</span>
        </li>
      </ol>
    </section>
  );
}
