import type { ReactElement } from 'react';
import { formatMonth, formatWeekday } from '#platform/time/format.ts';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import { VisuallyHidden } from '#web/kit/visually-hidden.tsx';
import { calendarWords } from './words.ts';

interface DayNameProps {
  readonly day: string;
  readonly today: string;
}

/** "Sel 22"; today says so. */
export function DayName({ day, today }: DayNameProps): ReactElement {
  const say = useWords(calendarWords);
  const language = useLanguage();
  return (
    <>
      <span>{formatWeekday(day, language)}</span> <b>{Number(day.slice(8))}</b>
      <VisuallyHidden>
        {' '}
        {formatMonth(day, language)}
        {day === today && `, ${say('today')}`}
      </VisuallyHidden>
    </>
  );
}
