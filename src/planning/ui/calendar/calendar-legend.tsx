import { IconDeviceMobile, IconCalendarEvent, IconGripVertical, IconPlus } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useWords } from '#web/words/words.ts';
import css from './calendar.module.css';
import type { Calendar } from './use-calendar.ts';
import { calendarWords } from './words.ts';

/** What the looks mean, as far as they are on screen. */
export function CalendarLegend({ calendar }: { readonly calendar: Calendar }): ReactElement {
  const say = useWords(calendarWords);
  const hasActivities = [...calendar.byDay.values()].flat().some(({ kind }) => kind === 'activity');
  return (
    <p className={css.legend}>
      <span className={css.byPointer}>
        <IconGripVertical size={16} aria-hidden />
        {say('legend.move')}
      </span>
      {hasActivities && (
        <span>
          <IconCalendarEvent size={16} aria-hidden />
          {say('legend.activity')}
        </span>
      )}
      {calendar.slots.length > 0 && (
        <span>
          <IconPlus size={16} aria-hidden />
          {say('legend.slot')}
        </span>
      )}
      {calendar.natives.length > 0 && (
        <span>
          <IconDeviceMobile size={16} aria-hidden />
          {say('legend.native')}
        </span>
      )}
    </p>
  );
}
