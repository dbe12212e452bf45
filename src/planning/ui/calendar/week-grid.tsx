import { IconPlus } from '@tabler/icons-react';
import { type ReactElement } from 'react';
import { formatWallTime } from '#platform/time/format.ts';
import { LightLink } from '#web/kit/light-link.tsx';
import { useNow, useTimes } from '#web/kit/time.tsx';
import { VisuallyHidden } from '#web/kit/visually-hidden.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import { DayNotes } from './beside-cards.tsx';
import { partOf, partsOfDay, type PartOfDay } from './calendar-days.ts';
import css from './calendar.module.css';
import { CampaignBars } from './campaign-bars.tsx';
import { DayName } from './day-name.tsx';
import { EntryItem } from './entry-item.tsx';
import { foldSlots } from './fold-slots.ts';
import type { ShownCalendar } from './shown-calendar.ts';
import { cellOf, gridOf } from './cell.ts';
import { CellName } from './cell-name.tsx';
import { calendarWords } from './words.ts';

/** Seven days beside each other, the parts of the day below each other. */
export function WeekGrid(shown: ShownCalendar): ReactElement {
  const say = useWords(calendarWords);
  const { zoneLabel } = useTimes();
  const language = useLanguage();
  const { calendar, address } = shown;
  return (
    <div className={css.frame}>
      <table className={css.week} {...gridOf(say('week.label'))}>
        <thead>
          <tr>
            <th scope="col">
              <VisuallyHidden>{say('part')}</VisuallyHidden>
            </th>
            {address.days.map((day) => (
              <DayHead key={day} day={day} shown={shown} />
            ))}
          </tr>
        </thead>
        <tbody>
          {calendar.campaigns.length > 0 && (
            <tr className={css.barsRow}>
              <td colSpan={8}>
                <CampaignBars
                  before={1}
                  days={address.days}
                  campaigns={calendar.campaigns}
                  onOpen={({ id }) => address.choose('campaignId', id)}
                />
              </td>
            </tr>
          )}
          {partsOfDay.map(({ name, usual }) => (
            <tr key={name} data-row>
              <th scope="row">
                <b>{say(`part.${name}`)}</b>
                {formatWallTime(usual, language)}
                <br />
                {zoneLabel}
              </th>
              {address.days.map((day) => (
                <Cell key={day} day={day} part={name} shown={shown} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface DayProps {
  readonly day: string;
  readonly shown: ShownCalendar;
}

/** A day's name, which leads to the day, and what day it is. */
export function DayHead({ day, shown: { calendar, address } }: DayProps): ReactElement {
  const days = calendar.specialDays.filter(({ date }) => date === day);
  return (
    <th
      scope="col"
      data-today={day === address.today || undefined}
      data-free={days.some(({ free }) => free) || undefined}
    >
      <LightLink to="/kalender" search={{ tampilan: 'hari', tanggal: day }} className={css.dayLink}>
        <DayName day={day} today={address.today} />
      </LightLink>
      <DayNotes days={days} />
    </th>
  );
}

interface CellProps extends DayProps {
  readonly part: PartOfDay;
}

const shownPerCell = 12;

function Cell({ day, part, shown }: CellProps): ReactElement {
  const say = useWords(calendarWords);
  const now = useNow().getTime();
  const { calendar, address } = shown;
  const entries = (calendar.byDay.get(day) ?? []).filter(({ time }) => partOf(time) === part);
  const free = calendar.specialDays.some((special) => special.date === day && special.free);
  const cell = { day, today: address.today, entries, part, free };
  const folded = foldSlots(entries, now);
  const more = folded.length - shownPerCell;
  return (
    <td {...cellOf(cell)}>
      <CellName {...cell} />
      {folded.slice(0, shownPerCell).map((entry) => (
        <EntryItem key={entry.id} entry={entry} shown={shown} inGrid />
      ))}
      {more > 0 && (
        <LightLink to="/kalender" search={{ tampilan: 'hari', tanggal: day }} className={css.more} tabIndex={-1}>
          {say('more', { count: more })}
        </LightLink>
      )}
      {shown.mayWrite && day >= address.today && <AddHere day={day} time={usualOf(part)} />}
    </td>
  );
}

function usualOf(part: PartOfDay): string {
  return partsOfDay.find(({ name }) => name === part)?.usual ?? '07:00';
}

/** Begins a post at that time. Comes into sight with the pointer or the focus on its cell. */
export function AddHere({ day, time }: { readonly day: string; readonly time: string }): ReactElement {
  const say = useWords(calendarWords);
  const times = useTimes('UTC');
  const language = useLanguage();
  const when = `${times.day(`${day}T00:00:00Z`)} ${formatWallTime(time, language)}`;
  return (
    <LightLink
      to="/konten/baru"
      search={{ tanggal: day, jam: time }}
      className={css.add}
      data-add
      tabIndex={-1}
      draggable={false}
      aria-label={say('add', { when })}
      title={say('add', { when })}
    >
      <IconPlus size={16} aria-hidden />
    </LightLink>
  );
}
