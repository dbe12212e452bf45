import { IconAlarm, IconCircleCheck, IconClock, IconEye } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { isoDay } from '#platform/time/format.ts';
import type { ThreadRow as Row } from '#listening/contract.ts';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { MediumIcon } from '#web/kit/medium-icon.tsx';
import { useNow, useTimes } from '#web/kit/time.tsx';
import { keptFilters } from '#web/kit/use-url-state.ts';
import { VisuallyHidden } from '#web/kit/visually-hidden.tsx';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import { nearnessOf } from './due.ts';
import css from './inbox.module.css';
import { inboxWords } from './words.ts';

/** One conversation: who, their newest words, and how long an answer may still take. */
export function ThreadRow({ row, shown }: { readonly row: Row; readonly shown: boolean }): ReactElement {
  const say = useWords(inboxWords);
  const { agency } = useSession();
  const network = row.channel?.network ?? 'portal';
  const waits = row.state === 'open' && row.dueAt !== null;
  return (
    <li className={css.row} data-new={(waits && !row.answered) || undefined}>
      <DeskLink to="/suara-warga/$id" params={{ id: row.id }} search={keptFilters()} aria-current={shown || undefined}>
        <span className={css.sign} data-network={network}>
          <MediumIcon medium={network} />
        </span>
        <span>
          <span className={css.who}>
            <b>{whoIs(row, say('nobody'))}</b>
            <Written at={row.lastCitizenAt} />
          </span>
          <span className={css.words} lang={row.excerpt.language}>
            {row.excerpt.text}
          </span>
          <span className={css.meta}>
            <Deadline row={row} />
            <span className={css.kind}>{say(`kind.${row.kind}`)}</span>
            {!agency && <span>{row.agency.shortName}</span>}
            {row.assignee && <span>{row.assignee.name}</span>}
          </span>
        </span>
      </DeskLink>
    </li>
  );
}

export function whoIs({ citizen }: Pick<Row, 'citizen'>, nobody: string): string {
  if (citizen.handle !== '') return `@${citizen.handle.replace(/^@/, '')}`;
  return citizen.name || nobody;
}

const dayMs = 86_400_000;

/** Today the hour, then the day: a list has no room for both. */
function Written({ at }: { readonly at: string }): ReactElement {
  const say = useWords(inboxWords);
  const times = useTimes();
  const now = useNow();
  const [day, today] = [isoDay(new Date(at), times.zone), isoDay(now, times.zone)];
  const yesterday = isoDay(new Date(now.getTime() - dayMs), times.zone);
  const told = day === today ? times.clock(at) : day === yesterday ? say('day.yesterday') : times.day(at);
  return (
    <time dateTime={at} title={times.instant(at)}>
      {told}
    </time>
  );
}

function Deadline({ row }: { readonly row: Row }): ReactElement {
  const say = useWords(inboxWords);
  const times = useTimes();
  const now = useNow();
  if (row.waitsForModeration) return <Told near="soon" icon={<IconEye aria-hidden />} words={say('row.review')} />;
  if (row.state === 'done') return <Told near="done" icon={<IconCircleCheck aria-hidden />} words={say('row.done')} />;
  if (row.dueAt === null) {
    const words = say(row.answered ? 'row.answered' : 'row.undue');
    return <Told near={row.answered ? 'done' : 'calm'} icon={<IconCircleCheck aria-hidden />} words={words} />;
  }
  const near = nearnessOf(row.dueAt, now);
  const time = times.duration(Date.parse(row.dueAt) - now.getTime());
  if (near === 'late') return <Told near={near} icon={<IconAlarm aria-hidden />} words={say('row.late', { time })} />;
  return (
    <span className={css.due} data-near={near}>
      <IconClock aria-hidden />
      <VisuallyHidden>{say('row.left.label', { time })}</VisuallyHidden>
      <span aria-hidden="true">{say('row.left', { time })}</span>
    </span>
  );
}

interface ToldProps {
  readonly near: string;
  readonly icon: ReactElement;
  readonly words: string;
}

function Told({ near, icon, words }: ToldProps): ReactElement {
  return (
    <span className={css.due} data-near={near}>
      {icon}
      {words}
    </span>
  );
}
