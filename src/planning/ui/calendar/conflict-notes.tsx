import {
  IconAlertTriangle,
  IconCalendarOff,
  IconCandle,
  IconCircleCheck,
  IconClockX,
  IconFlag,
  IconUsers,
} from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTimes, type Times } from '#web/kit/time.tsx';
import { useWords, type Say } from '#web/words/words.ts';
import type { Conflict } from './conflicts.ts';
import css from './hint.module.css';
import { calendarWords, type CalendarWord } from './words.ts';

const icons = {
  past: IconClockX,
  'same-channel': IconAlertTriangle,
  'same-hour': IconUsers,
  holiday: IconCalendarOff,
  solemn: IconCandle,
  'outside-campaign': IconFlag,
} as const;

/** What speaks against a time, in words and signs; that nothing does, where that is worth saying. */
export function ConflictNotes({
  conflicts,
  sayClear = false,
}: {
  readonly conflicts: readonly Conflict[];
  readonly sayClear?: boolean;
}): ReactElement | null {
  const say = useWords(calendarWords);
  const times = useTimes();
  if (conflicts.length === 0) {
    if (!sayClear) return null;
    return (
      <p className={css.clear}>
        <IconCircleCheck size={16} aria-hidden />
        {say('move.clear')}
      </p>
    );
  }
  return (
    <ul className={css.conflicts}>
      {conflicts.map((conflict) => {
        const Icon = icons[conflict.kind];
        return (
          <li key={conflict.kind} data-hard={conflict.kind === 'past' || undefined}>
            <Icon size={16} aria-hidden />
            {conflictText(conflict, say, times)}
          </li>
        );
      })}
    </ul>
  );
}

export function conflictText(conflict: Conflict, say: Say<CalendarWord>, times: Times): string {
  if (conflict.kind === 'past') return say('conflict.past');
  if (conflict.kind !== 'same-channel' && conflict.kind !== 'same-hour') {
    return say(`conflict.${conflict.kind}`, { name: conflict.name });
  }
  const facts = { time: times.clock(new Date(conflict.at)), title: conflict.title?.trim() || say('untitled') };
  if (conflict.kind === 'same-hour') return say('conflict.same-hour', facts);
  return say('conflict.same-channel', { ...facts, channel: conflict.channel });
}
