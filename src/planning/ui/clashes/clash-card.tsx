import {
  IconArrowsSplit2,
  IconCalendarHeart,
  IconCalendarTime,
  IconClockExclamation,
  IconMessages,
} from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { decideClashEndpoint, type ClashItem, type ClashSide } from '#planning/contract.ts';
import { instantOf, localTimeOf } from '#platform/time/local-time.ts';
import { schedulePostEndpoint } from '#publishing/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { Button } from '#web/kit/button.tsx';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { Tag } from '#web/kit/status-tag.tsx';
import { Time, useTimes, ZoneProvider } from '#web/kit/time.tsx';
import { toast, toastRefusal } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import css from './clashes.module.css';
import { DecideDialog } from './decide-dialog.tsx';
import { clashWords } from './words.ts';

const signs = {
  'same-hour': ['warn', IconClockExclamation],
  contradiction: ['fix', IconArrowsSplit2],
  'solemn-day': ['info', IconCalendarHeart],
} as const;

interface CardProps {
  readonly clash: ClashItem;
  readonly onTalk: () => void;
}

/** What collides, why, and what can be done about it. */
export function ClashCard({ clash, onTalk }: CardProps): ReactElement {
  const say = useWords(clashWords);
  const [look, Icon] = signs[clash.kind];
  return (
    <li className={css.card}>
      <div className={css.meta}>
        <Tag look={look} icon={<Icon aria-hidden />}>
          {say(`kind.${clash.kind}`)}
        </Tag>
        {clash.returned && <Tag look="info">{say('returned')}</Tag>}
        {clash.unread > 0 && <Tag look="accent">{say('unread', { count: clash.unread })}</Tag>}
      </div>
      <div className={css.sides}>
        <Side clash={clash} side={clash.first} />
        {clash.second && <Side clash={clash} side={clash.second} />}
      </div>
      <Because clash={clash} />
      <Decided clash={clash} />
      <Acts clash={clash} onTalk={onTalk} />
    </li>
  );
}

function Side({ clash, side }: { readonly clash: ClashItem; readonly side: ClashSide }): ReactElement {
  const say = useWords(clashWords);
  return (
    <ZoneProvider zone={side.agency.zone}>
      <section className={css.side}>
        <p className={css.meta}>
          <b>{side.agency.shortName}</b>
          {side.publishAt && <Time at={side.publishAt} form="near" />}
        </p>
        <h3 lang="id">{side.title}</h3>
        {side.excerpt !== '' && (
          <p className={css.excerpt} lang="id">
            {side.excerpt}
          </p>
        )}
        <div className={css.acts}>
          <MoveButton clash={clash} side={side} />
          {side.canRead && (
            <DeskLink className={css.link} to="/konten/$id" params={{ id: side.postId }}>
              {say('open')}
            </DeskLink>
          )}
        </div>
      </section>
    </ZoneProvider>
  );
}

/** Through the same call as any other move of a post; back with the undo. */
function MoveButton({ clash, side }: { readonly clash: ClashItem; readonly side: ClashSide }): ReactElement | null {
  const say = useWords(clashWords);
  const times = useTimes();
  const params = { id: side.postId };
  const move = useAct(schedulePostEndpoint, { alsoChanges: ['clash'], onRefused: ({ message }) => toastRefusal(message) });
  const { betterTime, publishAt } = side;
  if (!betterTime || clash.state !== 'open') return null;
  const at = instantOf(betterTime, side.agency.zone);
  const time = at ? times.near(at.toISOString()) : '';
  const go = async (): Promise<void> => {
    const done = await move.act({ params, body: { time: betterTime } });
    const back = publishAt && { time: localTimeOf(new Date(publishAt), side.agency.zone) };
    if (done) toast(say('moved', { title: side.title, time }), back ? () => move.act({ params, body: back }) : undefined);
  };
  return (
    <Button size="small" icon={<IconCalendarTime aria-hidden />} busy={move.busy} onClick={() => void go()}>
      {say('move', { time })}
    </Button>
  );
} // oxfmt-ignore

function Because({ clash: { because, kind } }: Pick<CardProps, 'clash'>): ReactElement {
  const say = useWords(clashWords);
  const reasons = [
    kind === 'same-hour' ? say('because.hour') : '',
    because.words.length > 0 ? say('because.words', { words: because.words.join(', ') }) : '',
    because.programme ? say('because.programme', { name: because.programme }) : '',
    because.place ? say('because.place', { name: because.place }) : '',
    because.day ? say('because.day', { name: because.day }) : '',
  ].filter(Boolean);
  return (
    <div className={css.because}>
      {reasons.length > 0 && (
        <p>
          <b>{say('because')}:</b> {reasons.join(' · ')}
        </p>
      )}
      {because.passages.map(({ about, first, second }) => (
        <dl key={about}>
          <dt>{say(`about.${about}`)}</dt>
          <dd lang="id">
            <q>{first}</q>
            <q>{second}</q>
          </dd>
        </dl>
      ))}
    </div>
  );
}

function Decided({ clash: { state, decided } }: Pick<CardProps, 'clash'>): ReactElement | null {
  const say = useWords(clashWords);
  const times = useTimes();
  if (state === 'open') return null;
  return (
    <p className={css.decided}>
      <Tag look={state === 'dismissed' ? 'mute' : 'line'}>{say(`state.${state}`)}</Tag>
      {decided && say('state.by', { name: decided.by, time: times.near(decided.at), reason: decided.reason })}
    </p>
  );
}

function Acts({ clash, onTalk }: CardProps): ReactElement {
  const say = useWords(clashWords);
  const [deciding, setDeciding] = useState<'dismissed' | 'resolved' | undefined>();
  const reopen = useAct(decideClashEndpoint, { onRefused: ({ message }) => toastRefusal(message) });
  const settled = clash.state === 'dismissed' || clash.state === 'resolved';
  return (
    <div className={css.acts}>
      {clash.second && (
        <Button icon={<IconMessages aria-hidden />} onClick={onTalk}>
          {say('talk', { count: clash.messages })}
        </Button>
      )}
      {clash.can.act && clash.state === 'open' && (
        <>
          <Button onClick={() => setDeciding('resolved')}>{say('resolve')}</Button>
          <Button look="ghost" onClick={() => setDeciding('dismissed')}>
            {say('dismiss')}
          </Button>
        </>
      )}
      {clash.can.act && settled && (
        <Button busy={reopen.busy} onClick={() => void reopen.act({ params: { id: clash.id }, body: { state: 'open' } })}>
          {say('reopen')}
        </Button>
      )}
      <DecideDialog clash={clash} state={deciding} onClose={() => setDeciding(undefined)} />
    </div>
  );
} // oxfmt-ignore
