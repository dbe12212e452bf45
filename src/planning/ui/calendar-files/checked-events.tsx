import { useState, type ReactElement } from 'react';
import {
  specialDayKinds,
  type previewCalendarEndpoint,
  type ReadEventView,
  type SpecialDayKind,
} from '#planning/contract.ts';
import { specialDayWords } from '../special-days/words.ts';
import { SelectField } from '#web/kit/field.tsx';
import type { Got } from '#web/api/call.ts';
import { Button } from '#web/kit/button.tsx';
import { Panel } from '#web/kit/page.tsx';
import { Tag } from '#web/kit/status-tag.tsx';
import { Time } from '#web/kit/time.tsx';
import { useWords } from '#web/words/words.ts';
import css from './calendar-files.module.css';
import { calendarFileWords } from './words.ts';

interface CheckedEventsProps {
  readonly fileName: string;
  readonly read: Got<typeof previewCalendarEndpoint>;
  readonly busy: boolean;
  /** Whoever may write special days there chooses what comes of the events. */
  readonly mayBeDays: boolean;
  /** `activity`, or a kind of special day. */
  readonly onImport: (as: ImportedAs) => void;
  readonly onOther: () => void;
}

export type ImportedAs = 'activity' | SpecialDayKind;

const mostShown = 200;

/** What stays out first, with its reason; then what comes in. */
export function CheckedEvents({
  fileName,
  read,
  busy,
  mayBeDays,
  onImport,
  onOther,
}: CheckedEventsProps): ReactElement {
  const say = useWords(calendarFileWords);
  const [chosen, setAs] = useState<ImportedAs>('activity');
  const as = mayBeDays ? chosen : 'activity';
  const { items, good, until } = read;
  const sorted = [...items.filter(({ fault }) => fault), ...items.filter(({ fault }) => !fault)];
  const repeats = items.some((item) => item.repeats);
  return (
    <Panel title={say('check', { file: fileName })}>
      <p className={css.about} aria-live="polite">
        {say('summary', { good, left: items.length - good })}
        {repeats && <> · {say.rich('until', { time: <Time key="until" at={until} form="date" /> })}</>}
      </p>
      {mayBeDays && <AsField as={as} onChoose={setAs} />}
      <div className={css.foot}>
        {(good > 0 || as !== 'activity') && (
          <Button look="primary" busy={busy} onClick={() => onImport(as)}>
            {as === 'activity' ? say('do', { count: good }) : say('do.days')}
          </Button>
        )}
        <Button onClick={onOther}>{say('other')}</Button>
      </div>
      <ul className={css.rows}>
        {sorted.slice(0, mostShown).map((item, index) => (
          <EventRow key={`${index} ${item.title}`} item={item} />
        ))}
      </ul>
      {sorted.length > mostShown && <p className={css.about}>{say('more', { count: sorted.length - mostShown })}</p>}
    </Panel>
  );
}

function AsField({
  as,
  onChoose,
}: {
  readonly as: ImportedAs;
  readonly onChoose: (as: ImportedAs) => void;
}): ReactElement {
  const say = useWords(calendarFileWords);
  const days = useWords(specialDayWords);
  const choices = [
    { value: 'activity' as const, label: say('as.activity') },
    ...specialDayKinds.map((value) => ({ value, label: say('as.day', { kind: days(`kind.${value}`) }) })),
  ];
  return (
    <div className={css.as}>
      <SelectField<ImportedAs> label={say('as')} value={as} choices={choices} onChoose={onChoose} />
    </div>
  );
}

function EventRow({ item }: { readonly item: ReadEventView }): ReactElement {
  const say = useWords(calendarFileWords);
  const { title, place, startsAt, allDay, repeats, fault } = item;
  return (
    <li>
      <b>{title || say('no-title')}</b>
      <small>
        {startsAt && <Time at={startsAt} form={allDay ? 'date' : 'instant'} />}
        {place && ` · ${place}`}
      </small>
      <div className={css.marks}>
        {!fault && <Tag look="ok">{say('good')}</Tag>}
        {allDay && <Tag>{say('all-day')}</Tag>}
        {repeats && <Tag>{say('repeats')}</Tag>}
      </div>
      {fault && <p className={css.fault}>{say(`fault.${fault}`)}</p>}
    </li>
  );
}
