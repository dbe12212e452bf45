import { useMemo, type ReactElement } from 'react';
import { WindowVirtualizer } from 'virtua';
import { formatLongDate } from '#platform/time/format.ts';
import { EmptyState } from '#web/kit/states.tsx';
import { useNow } from '#web/kit/time.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import { DayNotes } from './beside-cards.tsx';
import { EntryItem } from './entry-item.tsx';
import { foldSlots, type CellEntry } from './fold-slots.ts';
import css from './list.module.css';
import { ListRow } from './list-row.tsx';
import type { ShownCalendar } from './shown-calendar.ts';
import type { Entry } from './use-calendar.ts';
import { filterKeys, type Filters } from './use-calendar-address.ts';
import type { SpecialDay } from './use-surroundings.ts';
import { calendarWords } from './words.ts';

/** A heading with what stands below it: a day, or a lane on a phone. */
export interface Group {
  readonly key: string;
  readonly title: string;
  readonly note?: string;
  readonly special?: readonly SpecialDay[];
  readonly entries: readonly Entry[];
  /** Entries of several days stand in it. */
  readonly withDay?: boolean;
}

interface PostListProps {
  readonly shown: ShownCalendar;
  readonly groups: readonly Group[];
  readonly label: string;
}

type Line =
  | { readonly key: string; readonly group: Group }
  | { readonly key: string; readonly entry: CellEntry; readonly withDay: boolean }
  | { readonly key: string; readonly empty: true };

/** One day after the other. Thousands of rows may stand here: only those in sight are drawn. */
export function PostList({ shown, groups, label }: PostListProps): ReactElement {
  const say = useWords(calendarWords);
  const now = useNow().getTime();
  const lines = useMemo(() => linesOf(groups, now), [groups, now]);
  if (groups.every(({ entries }) => entries.length === 0)) return <NothingHere filters={shown.address.filters} />;
  return (
    <section className={css.list} aria-label={label}>
      <WindowVirtualizer data={lines} bufferSize={500}>
        {(line) => {
          if ('group' in line) return <Heading key={line.key} group={line.group} />;
          if ('empty' in line) return <p key={line.key} className={css.nothing}>{say('nothing')}</p>;
          return <Row key={line.key} entry={line.entry} withDay={line.withDay} shown={shown} />;
        }}
      </WindowVirtualizer>
    </section>
  );
} // oxfmt-ignore

function linesOf(groups: readonly Group[], now: number): readonly Line[] {
  return groups.flatMap((group): Line[] => {
    const head = { key: group.key, group };
    if (group.entries.length === 0) return [head, { key: `${group.key} empty`, empty: true }];
    const withDay = group.withDay ?? false;
    return [
      head,
      ...foldSlots(group.entries, now).map((entry) => ({ key: `${group.key} ${entry.id}`, entry, withDay })),
    ];
  });
}

function Heading({ group }: { readonly group: Group }): ReactElement {
  return (
    <h2 className={css.day}>
      {group.title}
      {group.note && <em>{group.note}</em>}
      {group.special && <DayNotes days={group.special} />}
    </h2>
  );
}

interface RowProps {
  readonly entry: CellEntry;
  readonly withDay: boolean;
  readonly shown: ShownCalendar;
}

function Row({ entry, withDay, shown }: RowProps): ReactElement {
  if (entry.kind === 'post') return <ListRow entry={entry} withDay={withDay} shown={shown} />;
  return (
    <div className={css.beside}>
      <EntryItem entry={entry} shown={shown} />
    </div>
  );
}

export function NothingHere({ filters }: { readonly filters: Filters }): ReactElement {
  const say = useWords(calendarWords);
  const filtered = filterKeys.some((key) => filters[key] !== '');
  if (filtered) return <EmptyState title={say('empty.filtered')} why={say('empty.filtered.why')} />;
  return <EmptyState title={say('empty')} why={say('empty.why')} />;
}

/** The days on screen as groups; a month leaves out those on which nothing happens, except today. */
export function useDayGroups({ calendar, address }: ShownCalendar): readonly Group[] {
  const say = useWords(calendarWords);
  const language = useLanguage();
  const { days, today } = address;
  const { byDay, specialDays } = calendar;
  return useMemo(
    () =>
      days
        .filter((day) => byDay.has(day) || day === today || specialDays.some(({ date }) => date === day))
        .map((day) => ({
          key: day,
          title: formatLongDate(new Date(`${day}T00:00:00Z`), 'UTC', language),
          ...(day === today ? { note: say('today') } : {}),
          special: specialDays.filter(({ date }) => date === day),
          entries: byDay.get(day) ?? [],
        })),
    [days, today, byDay, specialDays, language, say],
  );
}
