import { IconAlarm, IconCircleCheck, IconClock, IconClockOff } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { ThreadView } from '#listening/contract.ts';
import { Tag, type TagLook } from '#web/kit/status-tag.tsx';
import { useNow, useTimes } from '#web/kit/time.tsx';
import { useWords } from '#web/words/words.ts';
import { nearnessOf, type Nearness } from './due.ts';
import css from './facts.module.css';
import { inboxWords } from './words.ts';

/** The promise of an answer: what is left of it, or how it was kept. */
export function AnswerClock({ thread }: { readonly thread: ThreadView }): ReactElement {
  const { dueAt, firstAnswerAt } = thread.clock;
  if (dueAt !== null && thread.state === 'open') return <Running thread={thread} dueAt={dueAt} />;
  if (firstAnswerAt !== null) return <Kept thread={thread} answeredAt={firstAnswerAt} />;
  return <NoPromise />;
}

const looks: Readonly<Record<Nearness, TagLook>> = { calm: 'accent', soon: 'warn', late: 'danger' };

function Running({ thread, dueAt }: { readonly thread: ThreadView; readonly dueAt: string }): ReactElement {
  const say = useWords(inboxWords);
  const times = useTimes(thread.agency.zone);
  const now = useNow();
  const near = nearnessOf(dueAt, now);
  const { since, workingDays: days, firstAnswerAt } = thread.clock;
  const time = times.duration(Date.parse(dueAt) - now.getTime(), 'long');
  const at = times.near(dueAt);
  const Icon = near === 'late' ? IconAlarm : IconClock;
  return (
    <section className={css.part}>
      <h2>
        <span>{say(firstAnswerAt === null ? 'clock' : 'clock.next')}</span>
        <Tag look={looks[near]} icon={<Icon aria-hidden />}>
          {say(`clock.${near}`)}
        </Tag>
      </h2>
      <div className={css.clock} data-near={near}>
        <Icon aria-hidden />
        <b>{near === 'late' ? say('clock.over', { time }) : time}</b>
        <span>{near === 'late' ? say('clock.since', { at, days }) : say('clock.until', { at, days })}</span>
      </div>
      {since && (
        <progress
          className={css.used}
          data-near={near}
          aria-label={say('clock.progress')}
          max={1}
          value={shareOf(since, { dueAt, now })}
        />
      )}
    </section>
  );
}

function shareOf(since: string, { dueAt, now }: { readonly dueAt: string; readonly now: Date }): number {
  const whole = Date.parse(dueAt) - Date.parse(since);
  return whole <= 0 ? 1 : Math.min(1, Math.max(0, (now.getTime() - Date.parse(since)) / whole));
}

function Kept({ thread, answeredAt }: { readonly thread: ThreadView; readonly answeredAt: string }): ReactElement {
  const say = useWords(inboxWords);
  const times = useTimes(thread.agency.zone);
  const { firstDueAt, firstAnswerMinutes } = thread.clock;
  const inTime = firstDueAt === null || answeredAt <= firstDueAt;
  const minutes = firstAnswerMinutes ?? 0;
  const time = times.duration(minutes * 60_000, 'long');
  const at = times.near(answeredAt);
  return (
    <section className={css.part}>
      <h2>
        <span>{say('clock')}</span>
        <Tag look={inTime ? 'ok' : 'warn'} icon={<IconCircleCheck aria-hidden />}>
          {say('clock.answered')}
        </Tag>
      </h2>
      <div className={css.clock} data-near={inTime ? 'done' : 'soon'}>
        <IconCircleCheck aria-hidden />
        <b>{minutes === 0 ? say('clock.took.none') : say('clock.took', { time })}</b>
        <span>{say(inTime ? 'clock.in-time' : 'clock.too-late', { at })}</span>
      </div>
    </section>
  );
}

function NoPromise(): ReactElement {
  const say = useWords(inboxWords);
  return (
    <section className={css.part}>
      <h2>
        <span>{say('clock')}</span>
        <Tag icon={<IconClockOff aria-hidden />}>{say('clock.none')}</Tag>
      </h2>
    </section>
  );
}
