import type { ReactElement } from 'react';
import type { ReadEventView } from '#planning/contract.ts';
import { Tag } from '#web/kit/status-tag.tsx';
import { Time, useTimes } from '#web/kit/time.tsx';
import { useWords } from '#web/words/words.ts';
import css from './calendar-files.module.css';
import { calendarFileWords } from './words.ts';

interface EventRowProps {
  readonly item: ReadEventView;
  /** Undefined: nothing is to be chosen here. */
  readonly onToggle: (() => void) | undefined;
  readonly chosen: boolean;
}

export function EventRow({ item, onToggle, chosen }: EventRowProps): ReactElement {
  const say = useWords(calendarFileWords);
  const times = useTimes();
  const { title, place, startsAt, allDay, past, fault } = item;
  const form = allDay ? 'date' : 'instant';
  const name = title || say('no-title');
  return (
    <li data-past={past || undefined}>
      <label>
        {onToggle && startsAt && (
          <input
            type="checkbox"
            checked={chosen}
            onChange={onToggle}
            aria-label={say('choose.event', { name, time: times[form](startsAt) })}
          />
        )}
        <span className={css.event}>
          <b>{name}</b>
          <small>
            {startsAt && <Time at={startsAt} form={form} />}
            {place && ` · ${place}`}
          </small>
          <Marks item={item} />
          {fault && <span className={css.fault}>{say(`fault.${fault}`)}</span>}
        </span>
      </label>
    </li>
  );
}

function Marks({ item: { past, allDay, repeats } }: Pick<EventRowProps, 'item'>): ReactElement | false {
  const say = useWords(calendarFileWords);
  return (
    (past || allDay || repeats) && (
      <span className={css.marks}>
        {past && <Tag look="warn">{say('past')}</Tag>}
        {allDay && <Tag>{say('all-day')}</Tag>}
        {repeats && <Tag>{say('repeats')}</Tag>}
      </span>
    )
  );
}
