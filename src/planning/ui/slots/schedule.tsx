import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { formatLongDate, isoDay } from '#platform/time/format.ts';
import { addDays, weekOf } from '#platform/time/local-time.ts';
import { slotOccurrencesEndpoint, type Occurrence, type SlotInCalendar } from '#planning/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button, IconButton } from '#web/kit/button.tsx';
import { Answered, EmptyState } from '#web/kit/states.tsx';
import { useNow, useTimes } from '#web/kit/time.tsx';
import { useUrlState } from '#web/kit/use-url-state.ts';
import { useSession } from '#web/session/session.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import type { Chosen } from './fill-dialog.tsx';
import { SlotCard } from './slot-card.tsx';
import css from './slots.module.css';
import { slotWords } from './words.ts';

interface ScheduleProps {
  readonly agencyId: string | undefined;
  readonly onFill: (chosen: Chosen) => void;
}

/** Of the whole city a day holds too many to read at once. */
const mostOpen = 16;

/** One week of occurrences, day by day; those past are folded. */
export function Schedule({ agencyId, onFill }: ScheduleProps): ReactElement {
  const say = useWords(slotWords);
  const { zone } = useSession();
  const times = useTimes(zone);
  const now = useNow();
  const [typed, setWeek] = useUrlState('minggu', '0');
  const week = /^-?\d{1,3}$/.test(typed) ? Number(typed) : 0;
  const { from } = weekOf(addDays(now, week * 7, zone), zone);
  const to = addDays(from, 7, zone);
  const query = { from: from.toISOString(), to: to.toISOString(), ...(agencyId ? { agencyId } : {}) };
  const answer = useAnswer(slotOccurrencesEndpoint, { query });
  return (
    <section aria-label={say('view.jadwal')}>
      <div className={css.week}>
        <IconButton label={say('week.back')} onClick={() => setWeek(String(week - 1))}>
          <IconChevronLeft aria-hidden />
        </IconButton>
        <b aria-live="polite">{say('week.of', { days: times.range(from, addDays(from, 6, zone)) })}</b>
        <IconButton label={say('week.on')} onClick={() => setWeek(String(week + 1))}>
          <IconChevronRight aria-hidden />
        </IconButton>
        {week !== 0 && (
          <Button size="small" onClick={() => setWeek('0')}>
            {say('week.now')}
          </Button>
        )}
      </div>
      <Answered answer={answer}>
        {({ slots, occurrences }) => {
          const byId = new Map(slots.map((slot) => [slot.id, slot]));
          if (occurrences.length === 0) return <EmptyState title={say('none')} why={say('none.why')} />;
          const days = [...Map.groupBy(occurrences, ({ date }) => date)];
          const openFrom = week < 0 ? '' : isoDay(now, zone);
          return days.map(([date, ofDay]) => (
            <Day
              key={`${date} ${agencyId ?? ''}`}
              {...{ date, ofDay, byId, onFill }}
              open={date >= openFrom && ofDay.length <= mostOpen}
            />
          ));
        }}
      </Answered>
    </section>
  );
}

interface DayProps {
  readonly date: string;
  readonly ofDay: readonly Occurrence[];
  readonly byId: ReadonlyMap<string, SlotInCalendar>;
  readonly open: boolean;
  readonly onFill: (chosen: Chosen) => void;
}

function Day({ date, ofDay, byId, open, onFill }: DayProps): ReactElement {
  const say = useWords(slotWords);
  const language = useLanguage();
  const filled = ofDay.filter(({ post }) => post).length;
  return (
    <details className={css.day} open={open}>
      <summary>
        <h2>{formatLongDate(new Date(`${date}T00:00:00Z`), 'UTC', language)}</h2>
        <span>{say('day.filled', { filled, slots: ofDay.length })}</span>
      </summary>
      <ul className={css.cards}>
        {ofDay.map((occurrence) => {
          const slot = byId.get(occurrence.slotId);
          return slot ? (
            <SlotCard
              key={`${slot.id} ${occurrence.at}`}
              slot={slot}
              occurrence={occurrence}
              onFill={() => onFill({ slot, occurrence })}
            />
          ) : null;
        })}
      </ul>
    </details>
  );
}
