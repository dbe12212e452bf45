import type { ReactElement } from 'react';
import { formatWallTime } from '#platform/time/format.ts';
import { useTimes } from '#web/kit/time.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import { DayNotes } from './beside-cards.tsx';
import css from './calendar.module.css';
import { CampaignBars } from './campaign-bars.tsx';
import { EntryItem } from './entry-item.tsx';
import type { ShownCalendar } from './shown-calendar.ts';
import { cellOf, gridOf } from './cell.ts';
import { CellName } from './cell-name.tsx';
import type { Entry } from './use-calendar.ts';
import { AddHere } from './week-grid.tsx';
import { calendarWords } from './words.ts';

const always = { from: 6, to: 20 };
const nothing: readonly Entry[] = [];

/** One day by the hour; hours of the night stand here only when something is in them. */
export function DayGrid(shown: ShownCalendar): ReactElement {
  const say = useWords(calendarWords);
  const { calendar, address } = shown;
  const [day = address.date] = address.days;
  const special = calendar.specialDays.filter(({ date }) => date === day);
  const byHour = Map.groupBy(calendar.byDay.get(day) ?? nothing, ({ time }) => Number(time.slice(0, 2)));
  const hours = Array.from({ length: 24 }, (_, hour) => hour).filter(
    (hour) => (hour >= always.from && hour <= always.to) || byHour.has(hour),
  );
  return (
    <div className={css.frame}>
      {special.length > 0 && (
        <div className={css.dayNotes}>
          <DayNotes days={special} />
        </div>
      )}
      <CampaignBars days={[day]} campaigns={calendar.campaigns} onOpen={({ id }) => address.choose('campaignId', id)} />
      <table className={css.day} {...gridOf(say('day.label'))}>
        <colgroup>
          <col />
          <col />
        </colgroup>
        <tbody>
          {hours.map((hour) => (
            <Hour key={hour} hour={hour} day={day} entries={byHour.get(hour) ?? nothing} shown={shown} free={special.some(({ free }) => free)} />
          ))}
        </tbody>
      </table>
    </div>
  );
} // oxfmt-ignore

interface HourProps {
  readonly hour: number;
  readonly day: string;
  readonly entries: readonly Entry[];
  readonly free: boolean;
  readonly shown: ShownCalendar;
}

function Hour({ hour, day, entries, free, shown }: HourProps): ReactElement {
  const { zoneLabel } = useTimes();
  const language = useLanguage();
  const name = `${String(hour).padStart(2, '0')}:00`;
  const cell = { day, today: shown.address.today, entries, hour: name, free };
  const isNow = day === shown.address.today && hour === hourNow(shown.zone);
  return (
    <tr data-row data-now={isNow || undefined}>
      <th scope="row">
        <b>{formatWallTime(name, language)}</b> <small>{zoneLabel}</small>
      </th>
      <td {...cellOf(cell)}>
        <CellName {...cell} />
        <div className={css.hourEntries}>
          {entries.map((entry) => (
            <EntryItem key={entry.id} entry={entry} shown={shown} inGrid />
          ))}
        </div>
        {shown.mayWrite && day >= shown.address.today && <AddHere day={day} time={name} />}
      </td>
    </tr>
  );
}

function hourNow(zone: string): number {
  return Number(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', timeZone: zone }).format(new Date()));
}
