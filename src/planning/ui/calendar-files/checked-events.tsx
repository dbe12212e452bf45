import { useState, type ReactElement } from 'react';
import {
  specialDayKinds,
  type previewCalendarEndpoint,
  type ReadEventView,
  type SpecialDayKind,
} from '#planning/contract.ts';
import { specialDayWords } from '../special-days/words.ts';
import { CheckField, SelectField } from '#web/kit/field.tsx';
import type { Got } from '#web/api/call.ts';
import { Button } from '#web/kit/button.tsx';
import { Panel } from '#web/kit/page.tsx';
import { Time } from '#web/kit/time.tsx';
import { useWords } from '#web/words/words.ts';
import css from './calendar-files.module.css';
import { EventRow } from './event-row.tsx';
import { calendarFileWords } from './words.ts';

interface CheckedEventsProps {
  readonly fileName: string;
  readonly read: Got<typeof previewCalendarEndpoint>;
  readonly busy: boolean;
  /** Whoever may write special days there chooses what comes of the events. */
  readonly mayBeDays: boolean;
  /** `activity` with the keys of the chosen events, or a kind of special day. */
  readonly onImport: (as: ImportedAs, keys: readonly string[]) => void;
  readonly onOther: () => void;
}

export type ImportedAs = 'activity' | SpecialDayKind;

const mostShown = 200;

/** What stays out first, with its reason; then what is ahead, chosen; then what is over, not chosen. */
export function CheckedEvents({
  fileName,
  read,
  busy,
  mayBeDays,
  onImport,
  onOther,
}: CheckedEventsProps): ReactElement {
  const say = useWords(calendarFileWords);
  const [wanted, setAs] = useState<ImportedAs>('activity');
  const as = mayBeDays ? wanted : 'activity';
  const { items, good, past, until } = read;
  const choice = useChoice(items);
  const repeats = items.some((item) => item.repeats);
  return (
    <Panel title={say('check', { file: fileName })}>
      <p className={css.about} aria-live="polite">
        {say('summary', { good, past, left: items.length - good - past })}
        {repeats && <> · {say.rich('until', { time: <Time key="until" at={until} form="date" /> })}</>}
      </p>
      {mayBeDays && <AsField as={as} onChoose={setAs} />}
      {past > 0 && as === 'activity' && (
        <div className={css.past}>
          <CheckField
            label={say('past.take', { count: past })}
            hint={say('past.hint')}
            on={choice.allPast}
            onToggle={choice.takePast}
          />
        </div>
      )}
      <div className={css.foot}>
        {(choice.keys.length > 0 || as !== 'activity') && (
          <Button look="primary" busy={busy} onClick={() => onImport(as, choice.keys)}>
            {as === 'activity' ? say('do', { count: choice.keys.length }) : say('do.days')}
          </Button>
        )}
        <Button onClick={onOther}>{say('other')}</Button>
      </div>
      <ul className={css.rows}>
        {choice.sorted.slice(0, mostShown).map((item, index) => (
          <EventRow
            key={item.key ?? `${index} ${item.title}`}
            item={item}
            chosen={choice.has(item)}
            onToggle={as === 'activity' && item.fault === null ? () => choice.toggle(item) : undefined}
          />
        ))}
      </ul>
      {items.length > mostShown && <p className={css.about}>{say('more', { count: items.length - mostShown })}</p>}
    </Panel>
  );
}

/** Good events are chosen unless they are over; what somebody changed about that is kept. */
function useChoice(items: readonly ReadEventView[]) {
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  const changedOf = ({ key }: ReadEventView): boolean => key !== null && changed.has(key);
  const has = (item: ReadEventView): boolean => item.fault === null && item.past === changedOf(item);
  const good = items.filter(({ fault }) => fault === null).toSorted((a, b) => (a.startsAt ?? '').localeCompare(b.startsAt ?? '')); // oxfmt-ignore
  const over = good.filter(({ past }) => past);
  const set = (some: readonly ReadEventView[], on: boolean): void => {
    const keys = some.flatMap(({ key }) => key ?? []);
    setChanged((before) => new Set(on ? [...before, ...keys] : [...before].filter((key) => !keys.includes(key))));
  };
  return {
    sorted: [...items.filter(({ fault }) => fault), ...good.filter(({ past }) => !past), ...over.toReversed()],
    keys: good.filter(has).flatMap(({ key }) => key ?? []),
    has,
    toggle: (item: ReadEventView): void => set([item], !changedOf(item)),
    allPast: over.every(has),
    takePast: (on: boolean): void => set(over, on),
  };
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
