import { IconCalendarEvent } from '@tabler/icons-react';
import { Fragment, memo, type ReactElement } from 'react';
import { formatLongDate, formatWeekday } from '#platform/time/format.ts';
import { LightLink } from '#web/kit/light-link.tsx';
import { useNow } from '#web/kit/time.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import { daysOf } from './calendar-days.ts';
import css from './calendar.module.css';
import { CampaignBars } from './campaign-bars.tsx';
import { DayNotes } from './beside-cards.tsx';
import { DayName } from './day-name.tsx';
import { EntryItem } from './entry-item.tsx';
import { foldSlots } from './fold-slots.ts';
import type { ShownCalendar } from './shown-calendar.ts';
import { cellOf, gridOf } from './cell.ts';
import { CellName } from './cell-name.tsx';
import type { Entry } from './use-calendar.ts';
import { calendarWords } from './words.ts';

/** A month of whole weeks. Each day shows its first posts and counts what it has no room for. */
export function MonthGrid(shown: ShownCalendar): ReactElement {
  const say = useWords(calendarWords);
  const language = useLanguage();
  const { days } = shown.address;
  const mondays = days.filter((_, index) => index % 7 === 0);
  return (
    <div className={css.frame}>
      <table className={css.month} {...gridOf(say('month.label'))}>
        <thead>
          <tr>
            {days.slice(0, 7).map((day) => (
              <th key={day} scope="col">
                {formatWeekday(day, language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {mondays.map((monday) => (
            <Week key={monday} monday={monday} shown={shown} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const nothing: readonly Entry[] = [];

function Week({ monday, shown }: { readonly monday: string; readonly shown: ShownCalendar }): ReactElement {
  const { calendar, address, withAgency, mayMove, mayWrite } = shown;
  const days = daysOf(monday);
  const bars = calendar.campaigns.some(({ from, to }) => from <= (days.at(-1) ?? '') && to >= monday);
  return (
    <Fragment>
      {bars && (
        <tr className={css.barsRow}>
          <td colSpan={7}>
            <CampaignBars
              days={days}
              campaigns={calendar.campaigns}
              onOpen={({ id }) => address.choose('campaignId', id)}
            />
          </td>
        </tr>
      )}
      <tr data-row>
        {days.map((day) => (
          <Day
            key={day}
            day={day}
            today={address.today}
            outside={day.slice(0, 7) !== address.date.slice(0, 7)}
            entries={calendar.byDay.get(day) ?? nothing}
            special={calendar.specialDays}
            shown={{ withAgency, mayMove, mayWrite }}
          />
        ))}
      </tr>
    </Fragment>
  );
}

const shownPerDay = 3;

interface DayProps {
  readonly day: string;
  readonly today: string;
  readonly outside: boolean;
  readonly entries: readonly Entry[];
  readonly special: ShownCalendar['calendar']['specialDays'];
  readonly shown: Pick<ShownCalendar, 'withAgency' | 'mayMove' | 'mayWrite'>;
}

const Day = memo(DayCell, (a, b) => {
  return a.day === b.day && a.today === b.today && a.outside === b.outside && sameEntries(a.entries, b.entries) &&
    a.special === b.special && a.shown.withAgency === b.shown.withAgency && a.shown.mayMove === b.shown.mayMove &&
    a.shown.mayWrite === b.shown.mayWrite;
}); // oxfmt-ignore

function sameEntries(a: readonly Entry[], b: readonly Entry[]): boolean {
  return a === b || (a.length === b.length && a.every((entry, index) => entry === b[index]));
}

function DayCell({ day, today, outside, entries, special, shown }: DayProps): ReactElement {
  const say = useWords(calendarWords);
  const language = useLanguage();
  const now = useNow().getTime();
  const days = special.filter(({ date }) => date === day);
  const cell = { day, today, entries, outside, free: days.some(({ free }) => free) };
  const posts = entries.filter(({ kind }) => kind === 'post');
  const activities = entries.filter(({ kind }) => kind === 'activity').length;
  const rest = foldSlots(entries.filter(({ kind }) => kind === 'slot' || kind === 'native'), now); // oxfmt-ignore
  const first = [...posts.slice(0, shownPerDay), ...rest.slice(0, Math.max(0, shownPerDay - posts.length))];
  const more = posts.length + rest.length - first.length;
  return (
    <td {...cellOf(cell)}>
      <CellName {...cell} />
      <div className={css.monthDay}>
        <DayName day={day} today={today} />
      </div>
      <DayNotes days={days} />
      {first.map((entry) => (
        <EntryItem key={entry.id} entry={entry} shown={shown} brief inGrid />
      ))}
      {more > 0 && (
        <LightLink
          to="/kalender"
          search={{ tampilan: 'hari', tanggal: day }}
          className={css.more}
          tabIndex={-1}
          aria-label={say('more.of', {
            count: more,
            day: formatLongDate(new Date(`${day}T00:00:00Z`), 'UTC', language),
          })}
        >
          {say('more', { count: more })}
        </LightLink>
      )}
      {activities > 0 && (
        <p className={css.monthNote}>
          <IconCalendarEvent size={14} aria-hidden />
          {say('activities.count', { count: activities })}
        </p>
      )}
    </td>
  );
}
