import { memo, type ReactElement, type ReactNode } from 'react';
import { WindowVirtualizer } from 'virtua';
import { LightLink } from '#web/kit/light-link.tsx';
import { useNow } from '#web/kit/time.tsx';
import { useWords } from '#web/words/words.ts';
import { DayNotes } from './beside-cards.tsx';
import css from './lanes.module.css';
import { CampaignBars } from './campaign-bars.tsx';
import { DayName } from './day-name.tsx';
import { EntryItem } from './entry-item.tsx';
import { foldSlots } from './fold-slots.ts';
import type { Lane } from './lanes.ts';
import type { ShownCalendar } from './shown-calendar.ts';
import { cellOf, gridOf, laneRoles } from './cell.ts';
import { CellName } from './cell-name.tsx';
import type { Entry } from './use-calendar.ts';
import { calendarWords } from './words.ts';

interface LanesGridProps {
  readonly shown: ShownCalendar;
  readonly lanes: readonly Lane[];
  readonly label: string;
  /** What a lane is: an agency or a programme. */
  readonly head: string;
}

/** A week with a lane for each agency or programme. Only the lanes in sight are drawn. */
export function LanesGrid({ shown, lanes, label, head }: LanesGridProps): ReactElement {
  const { calendar, address } = shown;
  const { days, today } = address;
  return (
    <div className={css.frame} {...gridOf(label)} aria-rowcount={lanes.length + 1}>
      <div className={css.head} {...laneRoles.row}>
        <span {...laneRoles.columnHead}>{head}</span>
        {days.map((day) => {
          const special = calendar.specialDays.filter(({ date }) => date === day);
          const free = special.some((one) => one.free);
          return (
            <span
              key={day}
              {...laneRoles.columnHead}
              data-today={day === today || undefined}
              data-free={free || undefined}
            >
              <LightLink to="/kalender" search={{ tampilan: 'hari', tanggal: day }} className={css.dayLink}>
                <DayName day={day} today={today} />
              </LightLink>
              <DayNotes days={special} />
            </span>
          );
        })}
      </div>
      {calendar.campaigns.length > 0 && (
        <div {...laneRoles.row}>
          <div {...laneRoles.cell} className={css.barsRow}>
            <CampaignBars
              before={1}
              days={days}
              campaigns={calendar.campaigns}
              onOpen={({ id }) => address.choose('campaignId', id)}
            />
          </div>
        </div>
      )}
      <Rows lanes={lanes} shown={shown} />
    </div>
  );
}

function Rows({ lanes, shown }: Pick<LanesGridProps, 'lanes' | 'shown'>): ReactNode {
  return (
    <WindowVirtualizer data={lanes} bufferSize={400} itemSize={96}>
      {(lane) => <LaneRow key={lane.id} lane={lane} shown={shown} />}
    </WindowVirtualizer>
  );
}

const nothing: readonly Entry[] = [];

function LaneRow({ lane, shown }: { readonly lane: Lane; readonly shown: ShownCalendar }): ReactElement {
  const say = useWords(calendarWords);
  const { address, calendar, mayMove, mayWrite } = shown;
  return (
    <div className={css.row} {...laneRoles.row} data-row>
      <div className={css.name} {...laneRoles.rowHead}>
        <b>{lane.name}</b>
        <small>{say('lane.count', { count: lane.posts })}</small>
      </div>
      {address.days.map((day) => (
        <LaneCell
          key={day}
          day={day}
          laneId={lane.id}
          today={address.today}
          entries={lane.byDay.get(day) ?? nothing}
          free={calendar.specialDays.some((special) => special.date === day && special.free)}
          withAgency={lane.mixed}
          mayMove={mayMove}
          mayWrite={mayWrite}
        />
      ))}
    </div>
  );
}

const shownPerCell = 3;

interface LaneCellProps extends Pick<ShownCalendar, 'mayMove' | 'mayWrite' | 'withAgency'> {
  readonly day: string;
  readonly laneId: string;
  readonly today: string;
  readonly entries: readonly Entry[];
  readonly free: boolean;
}

const LaneCell = memo(function LaneCell(props: LaneCellProps): ReactElement {
  const { day, laneId, today, entries, free, ...shown } = props;
  const say = useWords(calendarWords);
  const now = useNow().getTime();
  const cell = { day, today, entries, free };
  const folded = foldSlots(entries, now);
  const more = folded.length - shownPerCell;
  return (
    <div className={css.cell} {...cellOf(cell)} data-lane={laneId}>
      <CellName {...cell} />
      {folded.slice(0, shownPerCell).map((entry) => (
        <EntryItem key={entry.id} entry={entry} shown={shown} brief inGrid />
      ))}
      {more > 0 && (
        <LightLink
          to="/kalender"
          search={{ tampilan: 'hari', tanggal: day, opd: shown.withAgency ? undefined : laneId }}
          className={css.more}
          tabIndex={-1}
        >
          {say('more', { count: more })}
        </LightLink>
      )}
    </div>
  );
});
