import { useMediaQuery } from '@mantine/hooks';
import { useState, type ReactElement } from 'react';
import { HeldProvider } from '#publishing/ui/pauses/held-posts.tsx';
import { Page } from '#web/kit/page.tsx';
import { RefusalNote, RowsSkeleton } from '#web/kit/states.tsx';
import { useZone, ZoneProvider } from '#web/kit/time.tsx';
import { useKey } from '#web/kit/use-keys.ts';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import { BulkBar } from './bulk.tsx';
import { CalendarActs, useRangeName } from './calendar-head.tsx';
import { CalendarFilters } from './calendar-filters.tsx';
import { CalendarLegend } from './calendar-legend.tsx';
import { CalendarSurface } from './calendar-surface.tsx';
import { CalendarViewOf } from './calendar-view.tsx';
import { CalendarWindows, useWindows } from './calendar-windows.tsx';
import css from './calendar.module.css';
import { dragStore, useHeld, useIsDragging } from './drag.ts';
import { selection } from './selection.ts';
import { CardToolsProvider, type CardTools, type ShownCalendar } from './shown-calendar.ts';
import { useActing } from './use-acting.ts';
import { useCalendarAddress } from './use-calendar-address.ts';
import { spanOf, useCalendar, type Calendar } from './use-calendar.ts';
import { useConflicts } from './use-conflicts.ts';
import { useMoving } from './use-moving.ts';
import { calendarWords } from './words.ts';

/** Kalender Konten: what goes out when, beside what the agencies do. */
export function CalendarScreen(): ReactElement {
  const { agency } = useSession();
  const around = useZone();
  const zone = agency?.zone ?? around;
  return (
    <ZoneProvider zone={zone}>
      <CalendarIn zone={zone} />
    </ZoneProvider>
  );
}

function CalendarIn({ zone }: { readonly zone: string }): ReactElement {
  const say = useWords(calendarWords);
  const { agency } = useSession();
  const address = useCalendarAddress(zone);
  const moving = useMoving();
  const windows = useWindows();
  const tools = useCardToolsOf(windows.move);
  const fresh = useCalendar({ address, zone, agencyId: agency?.id, moved: moving.moved });
  const calendar = useStill(fresh, useIsDragging(tools.drag));
  const narrow = useMediaQuery('(max-width: 860px)', undefined, { getInitialValueInEffect: false });
  useKey('t', address.goToToday);
  const conflictsOf = useConflicts(calendar, address, useHeld(tools.drag) ?? windows.held);
  const shown = useShown({ calendar, address, zone, mayMove: moving.mayMove });
  const acting = useActing({ shown, moving, conflictsOf });
  const chooseAll = (): void => {
    const movable = [...calendar.posts.values()].filter(({ post }) => moving.mayMove(post));
    tools.chosen.add(movable.map(({ id }) => id));
  };
  return (
    <CardToolsProvider value={tools}>
      <Page
        title={say('title')}
        heading={useRangeName(address)}
        actions={<CalendarActs {...{ address, narrow }} onKeys={windows.showKeys} onChooseAll={chooseAll} />}
      >
        <CalendarFilters address={address} calendar={calendar} narrow={narrow} />
        <RefusalNote refused={calendar.error} onRetry={calendar.refetch} />
        {calendar.truncated && <p className={css.note}>{say('truncated')}</p>}
        {calendar.loading ? (
          <RowsSkeleton rows={6} />
        ) : (
          <CalendarSurface {...acting} touch={narrow}>
            <HeldProvider {...spanOf(calendar.clock, undefined)}>
              <CalendarViewOf shown={shown} narrow={narrow} />
            </HeldProvider>
          </CalendarSurface>
        )}
        <CalendarLegend calendar={calendar} />
        <BulkBar chosen={tools.chosen} entryOf={acting.dropping.entryOf} moving={moving} zone={zone} />
        <CalendarWindows {...{ windows, zone, moving, conflictsOf }} />
      </Page>
    </CardToolsProvider>
  );
}

function useShown(of: Pick<ShownCalendar, 'calendar' | 'address' | 'zone' | 'mayMove'>): ShownCalendar {
  const { agency, agencies, can } = useSession();
  const chosen = agency?.id ?? of.address.filters.agencyId;
  return { ...of, withAgency: chosen === '' && agencies.length > 1, mayWrite: can('post.write', agency?.id) };
}

function useCardToolsOf(onMove: CardTools['onMove']): CardTools {
  const [tools] = useState(() => ({ chosen: selection(), drag: dragStore(), onMove }));
  return tools;
}

/** While a card is in hand, nothing is drawn anew under it: news wait until it is let go. */
function useStill(fresh: Calendar, dragging: boolean): Calendar {
  const [kept, keep] = useState<Calendar>();
  if (dragging && !kept) keep(fresh);
  if (!dragging && kept) keep(undefined);
  return dragging ? (kept ?? fresh) : fresh;
}
