import { IconAlertTriangleFilled, IconSquareRotated, IconSquareRotatedFilled } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { formatPlainDate } from '#platform/time/format.ts';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import type { Mark } from './rows.ts';
import css from './timeline.module.css';
import { timelineWords } from './words.ts';

const icons = { done: IconSquareRotatedFilled, late: IconAlertTriangleFilled, planned: IconSquareRotated } as const;

/** A milestone of a programme on its day: filled once reached, a warning once overdue. */
export function MilestoneMark({ mark: { milestone, at } }: { readonly mark: Mark }): ReactElement {
  const say = useWords(timelineWords);
  const language = useLanguage();
  const { name, on, state, programmeId } = milestone;
  const words = say(`milestone.${state}`, { name, date: formatPlainDate(on, language) });
  const Icon = icons[state];
  return (
    <DeskLink
      to="/program/$id"
      params={{ id: programmeId }}
      className={css.mark}
      data-state={state}
      style={{ left: `${at}%` }}
      title={words}
      aria-label={words}
      draggable={false}
    >
      <Icon aria-hidden />
    </DeskLink>
  );
}
