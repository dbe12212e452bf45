import type { ReactElement } from 'react';
import { formatLongDate } from '#platform/time/format.ts';
import { VisuallyHidden } from '#web/kit/visually-hidden.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import type { CellOf } from './cell.ts';
import { calendarWords } from './words.ts';

/** What a screen reader says first on reaching a cell: its day and how much stands in it. */
export function CellName({ day, entries, part, hour }: CellOf): ReactElement {
  const say = useWords(calendarWords);
  const language = useLanguage();
  const count = entries.filter(({ kind }) => kind === 'post').length;
  const date = formatLongDate(new Date(`${day}T00:00:00Z`), 'UTC', language);
  const place = hour ?? (part && say(`part.${part}`));
  const name = place ? say('cell.part', { day: date, part: place, count }) : say('cell', { day: date, count });
  return <VisuallyHidden>{name}. </VisuallyHidden>;
}
