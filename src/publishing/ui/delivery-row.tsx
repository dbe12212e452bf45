import { IconCopy, IconExternalLink, IconHistory, IconRefresh } from '@tabler/icons-react';
import { useState, type ReactElement, type ReactNode } from 'react';
import {
  duplicatePostEndpoint,
  noteGoneEndpoint,
  retryDeliveryEndpoint,
  type QueueItem,
} from '#publishing/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button, IconButton, LinkButton } from '#web/kit/button.tsx';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { MediumIcon, mediumName } from '#web/kit/medium-icon.tsx';
import { PausedTag, StatusTag, Tag } from '#web/kit/status-tag.tsx';
import { Time, ZoneProvider } from '#web/kit/time.tsx';
import { toast, toastRefusal } from '#web/kit/undo-toast.tsx';
import { useGo } from '#web/kit/use-url-state.ts';
import { Tile, WorkRow } from '#web/kit/work-row.tsx';
import { webWords } from '#web/words/web-words.ts';
import { useWords } from '#web/words/words.ts';
import { AttemptsDialog } from './attempts-dialog.tsx';
import { ByHandDialog } from './by-hand-dialog.tsx';
import { failureWord } from './deliveries-panel.tsx';
import { ResolveDialog } from './resolve-dialog.tsx';
import { postWords } from './words.ts';

type Opened = 'attempts' | 'by-hand' | 'resolve' | undefined;

/** One post on one channel: what happened, what that means, and what to do about it. */
export function DeliveryRow({ delivery }: { readonly delivery: QueueItem }): ReactElement {
  const say = useWords(postWords);
  const web = useWords(webWords);
  const [opened, setOpened] = useState<Opened>();
  const close = (): void => setOpened(undefined);
  const { agency, channel, post } = delivery;
  return (
    <ZoneProvider zone={agency.zone}>
      <WorkRow
        tile={<Tile icon={<MediumIcon medium={channel.medium} />} />}
        meta={
          <>
            {delivery.goneAt === null ? <StatusTag state={delivery.state} /> : <Tag look="fix">{say('gone')}</Tag>}
            {delivery.paused && <PausedTag />}
            {delivery.late && <Tag look="fix">{say('late')}</Tag>}
            {delivery.takeDownAsked && <Tag look="warn">{say('taking-down')}</Tag>}
            <b>{agency.shortName}</b>
            <span>
              {mediumName(web, channel.medium)} · {channel.name}
            </span>
            <Time at={delivery.verifiedAt ?? delivery.dueAt} />
          </>
        }
        title={
          post ? (
            <DeskLink to="/konten/$id" params={{ id: post.id }}>
              {post.title.trim() || say('untitled')}
            </DeskLink>
          ) : (
            say('queue.reply', { text: beginningOf(delivery.text) })
          )
        }
        why={<Why delivery={delivery} />}
        actions={
          <>
            <Acts delivery={delivery} onOpen={setOpened} />
            <AttemptsDialog delivery={delivery} open={opened === 'attempts'} onClose={close} />
            <ByHandDialog delivery={delivery} open={opened === 'by-hand'} onClose={close} />
            <ResolveDialog delivery={delivery} open={opened === 'resolve'} onClose={close} />
          </>
        }
      />
    </ZoneProvider>
  );
}

/** As much as fits on a line, cut between words. */
function beginningOf(text: string): string {
  if (text.length <= 80) return text;
  return `${text.slice(0, 80).replace(/\s+\S*$/u, '')}…`;
}

/** What happened, its effect, what to do, and what to quote to the administrator. */
function Why({ delivery }: { readonly delivery: QueueItem }): ReactNode {
  const say = useWords(postWords);
  const { failure, state, byHand, channel, nextTryAt, goneAt } = delivery;
  if (goneAt !== null) return say('gone.why');
  if (byHand) return say('by-hand.by', { name: byHand.by });
  if (state === 'missed') return `${say('missed')} ${say('missed.do')}`;
  if (state === 'unknown') return say('unknown.why', { channel: channel.name });
  if (!failure) return null;
  const word = failureWord(delivery);
  return (
    <>
      {say(`failure.${word}`)} {state !== 'verified' && say(`failure.${word}.do`, { channel: channel.name })}{' '}
      {nextTryAt && (
        <>
          {say('next-try')} <Time at={nextTryAt} form="clock" />
          {'. '}
        </>
      )}
      <small>{say('code', { code: `${failure.kind}·${delivery.id.slice(0, 8)}` })}</small>
    </>
  );
}

function waitsForAccount({ failure, channel, state }: QueueItem): boolean {
  return state !== 'verified' && (failure?.kind === 'must-reconnect' || channel.state === 'needs-reconnect');
}

interface ActsProps {
  readonly delivery: QueueItem;
  readonly onOpen: (what: Opened) => void;
}

function Acts({ delivery, onOpen }: ActsProps): ReactElement {
  const say = useWords(postWords);
  const { can, url, attempts } = delivery;
  return (
    <>
      {attempts.length > 0 && (
        <IconButton label={say('attempts')} onClick={() => onOpen('attempts')}>
          <IconHistory aria-hidden />
        </IconButton>
      )}
      {url && (
        <a href={url} target="_blank" rel="noreferrer">
          <IconExternalLink size={16} aria-hidden /> {say('open')}
        </a>
      )}
      {waitsForAccount(delivery) && (
        <LinkButton to="/kanal" size="small">
          {say('reconnect')}
        </LinkButton>
      )}
      {can.retry && !can.prove && <Retry delivery={delivery} />}
      {can.noteGone && <NoteGone delivery={delivery} />}
      {can.resolve && (
        <Button look="primary" size="small" onClick={() => onOpen('resolve')}>
          {say('resolve')}
        </Button>
      )}
      {can.prove && (
        <Button look="primary" size="small" onClick={() => onOpen('by-hand')}>
          {say('by-hand.open')}
        </Button>
      )}
    </>
  );
}

function NoteGone({ delivery: { id } }: { readonly delivery: QueueItem }): ReactElement {
  const say = useWords(postWords);
  const note = useAct(noteGoneEndpoint, {
    onDone: () => toast(say('gone.noted')),
    onRefused: ({ message }) => toastRefusal(message),
  });
  return (
    <Button look="primary" size="small" busy={note.busy} onClick={() => void note.act({ params: { id } })}>
      {say('gone.note')}
    </Button>
  );
}

/** What was refused would be refused again: it is mended in a copy for that channel alone. */
function Retry({ delivery: { id, post, channel, failure } }: { readonly delivery: QueueItem }): ReactElement {
  const say = useWords(postWords);
  const go = useGo();
  const retry = useAct(retryDeliveryEndpoint, {
    onDone: () => toast(say('retry.done', { channel: channel.name })),
    onRefused: ({ message }) => toastRefusal(message),
  });
  const duplicate = useAct(duplicatePostEndpoint, {
    onDone: (copy) => go('/konten/$id', { id: copy.id }),
    onRefused: ({ message }) => toastRefusal(message),
  });
  const mends = (failure?.kind === 'rejected' || failure?.kind === 'picture-barred') && post !== null;
  return (
    <>
      <Button
        look={mends ? 'plain' : 'primary'}
        size="small"
        icon={<IconRefresh size={16} aria-hidden />}
        busy={retry.busy}
        onClick={() => void retry.act({ params: { id }, body: { time: 'now' } })}
      >
        {say('retry')}
      </Button>
      {mends && (
        <Button
          look="primary"
          size="small"
          icon={<IconCopy size={16} aria-hidden />}
          busy={duplicate.busy}
          onClick={() => void duplicate.act({ params: { id: post.id }, body: { channelIds: [channel.id] } })}
        >
          {say('mend')}
        </Button>
      )}
    </>
  );
}
