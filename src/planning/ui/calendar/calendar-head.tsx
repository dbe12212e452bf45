import {
  IconChevronLeft,
  IconChevronRight,
  IconCalendarDot,
  IconCalendarDown,
  IconDots,
  IconKeyboard,
  IconSquareCheck,
  IconTimeline,
} from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { formatDateRange, formatLongDate, formatMonth } from '#platform/time/format.ts';
import { PlanMenu } from '#publishing/ui/import/plan-menu.tsx';
import { Button, IconButton } from '#web/kit/button.tsx';
import { FilterSelect, Segmented } from '#web/kit/filter-bar.tsx';
import { Menu, MenuItem, MenuLink } from '#web/kit/menu.tsx';
import { useSession } from '#web/session/session.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import css from './calendar.module.css';
import { calendarViews, isMonthly, type CalendarView } from './calendar-days.ts';
import type { CalendarAddress } from './use-calendar-address.ts';
import { calendarWords } from './words.ts';

function instant(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** "Selasa, 24 November 2026", "21–27 Des 2026" or "Desember 2026". */
export function useRangeName({ view, date, days }: CalendarAddress): string {
  const language = useLanguage();
  if (view === 'day') return formatLongDate(instant(date), 'UTC', language);
  if (!isMonthly(view)) {
    const range = { from: instant(days[0] ?? date), to: instant(days.at(-1) ?? date) };
    return formatDateRange(range, { zone: 'UTC', language });
  }
  return formatMonth(date, language);
}

interface CalendarActsProps {
  readonly address: CalendarAddress;
  readonly narrow: boolean;
  readonly onKeys: () => void;
  /** Chooses all posts on screen that may be moved. */
  readonly onChooseAll: () => void;
}

export function CalendarActs({ address, narrow, onKeys, onChooseAll }: CalendarActsProps): ReactElement {
  const say = useWords(calendarWords);
  const { can } = useSession();
  const { view } = address;
  const views = calendarViews.map((value) => ({ value, label: say(`view.${value}`) }));
  const unit = view === 'day' ? 'day' : isMonthly(view) ? 'month' : 'week';
  const chooser = { label: say('view'), value: view, choices: views, onChoose: address.chooseView };
  return (
    <div className={css.acts}>
      <IconButton label={say(`earlier.${unit}`)} onClick={() => address.turn(-1)}>
        <IconChevronLeft aria-hidden />
      </IconButton>
      {narrow ? (
        <IconButton label={say(`now.${unit}`)} onClick={address.goToToday}>
          <IconCalendarDot aria-hidden />
        </IconButton>
      ) : (
        <Button onClick={address.goToToday}>{say(`now.${unit}`)}</Button>
      )}
      <IconButton label={say(`later.${unit}`)} onClick={() => address.turn(1)}>
        <IconChevronRight aria-hidden />
      </IconButton>
      {narrow ? <FilterSelect<CalendarView> {...chooser} /> : <Segmented<CalendarView> {...chooser} />}
      <Menu
        width={280}
        target={
          <IconButton label={say('menu')}>
            <IconDots aria-hidden />
          </IconButton>
        }
      >
        {can('campaign.read') && (
          <MenuLink to="/linimasa" icon={<IconTimeline size={18} aria-hidden />}>
            {say('menu.timeline')}
          </MenuLink>
        )}
        {can('activity.write') && (
          <MenuLink to="/impor-ics" icon={<IconCalendarDown size={18} aria-hidden />}>
            {say('menu.ics')}
          </MenuLink>
        )}
        <PlanMenu month={address.date.slice(0, 7)} />
        <MenuItem icon={<IconSquareCheck size={18} aria-hidden />} onChoose={onChooseAll}>
          {say('select.all')}
        </MenuItem>
        <MenuItem icon={<IconKeyboard size={18} aria-hidden />} onChoose={onKeys}>
          {say('menu.keys')}
        </MenuItem>
      </Menu>
    </div>
  );
}
