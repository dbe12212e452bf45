import { useMediaQuery } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight, IconPlus, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { MoveDialog } from '#planning/ui/campaigns/move-dialog.tsx';
import type { Movable } from '#planning/ui/campaigns/use-move-campaign.ts';
import { usePeriod } from '#planning/ui/campaigns/period.ts';
import { Button, IconButton, LinkButton } from '#web/kit/button.tsx';
import { FilterBar, FilterSelect, Segmented } from '#web/kit/filter-bar.tsx';
import { Page } from '#web/kit/page.tsx';
import { EmptyState, RefusalNote, RowsSkeleton } from '#web/kit/states.tsx';
import { useKey } from '#web/kit/use-keys.ts';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import { horizons } from './horizons.ts';
import { TimelineGrid } from './timeline-grid.tsx';
import { TimelineList } from './timeline-list.tsx';
import css from './timeline.module.css';
import { useTimeline, useTimelineView, type TimelineView } from './use-timeline.ts';
import { timelineWords } from './words.ts';

/** Linimasa: themes and programmes over years, campaigns over months, posts over days, on one axis. */
export function TimelineScreen(): ReactElement {
  const say = useWords(timelineWords);
  const view = useTimelineView();
  const shown = useTimeline(view);
  const small = useMediaQuery('(max-width: 860px)');
  const [moving, setMoving] = useState<Movable>();
  useZoomKeys(view);
  return (
    <Page title={say('title')} lead={say('lead')} actions={<Create view={view} />}>
      <Controls view={view} />
      <RefusalNote refused={shown.refused} onRetry={shown.retry} />
      {shown.loading && <RowsSkeleton rows={6} />}
      {!shown.loading && !shown.refused && (
        <>
          {small ? (
            <TimelineList view={view} shown={shown} onMove={setMoving} />
          ) : (
            <TimelineGrid view={view} shown={shown} onMove={setMoving} />
          )}
          {shown.lines.length === 0 && <EmptyState title={say('empty')} why={say('empty.why')} />}
        </>
      )}
      <MoveDialog campaign={moving} onClose={() => setMoving(undefined)} />
    </Page>
  );
}

function useZoomKeys({ zoom, turn }: TimelineView): void {
  useKey('+', () => zoom(1));
  useKey('=', () => zoom(1));
  useKey('-', () => zoom(-1));
  useKey('ArrowLeft', ({ target }) => target === document.body && turn(-1));
  useKey('ArrowRight', ({ target }) => target === document.body && turn(1));
}

function Create({ view: { span, today } }: { readonly view: TimelineView }): ReactElement | false {
  const say = useWords(timelineWords);
  const { can } = useSession();
  if (!can('campaign.write')) return false;
  const from = span.from < today && span.to >= today ? today : span.from;
  return (
    <LinkButton
      look="primary"
      icon={<IconPlus aria-hidden />}
      to="/kampanye/baru"
      search={{ dari: from, sampai: span.to }}
    >
      {say('create')}
    </LinkButton>
  );
}

function Controls({ view }: { readonly view: TimelineView }): ReactElement {
  const say = useWords(timelineWords);
  const period = usePeriod();
  const { horizon, span, rows } = view;
  return (
    <FilterBar label={say('controls')}>
      <span className={css.turns}>
        <IconButton label={say('earlier')} onClick={() => view.turn(-1)}>
          <IconChevronLeft aria-hidden />
        </IconButton>
        <b aria-live="polite">{period({ startsOn: span.from, endsOn: span.to })}</b>
        <IconButton label={say('later')} onClick={() => view.turn(1)}>
          <IconChevronRight aria-hidden />
        </IconButton>
        <Button size="small" onClick={view.goToToday}>
          {say('today')}
        </Button>
      </span>
      <Segmented
        label={say('horizon')}
        value={horizon}
        choices={horizons.map((value) => ({ value, label: say(`horizon.${value}`) }))}
        onChoose={view.choose}
      />
      <span className={css.zoom}>
        <IconButton label={say('zoom.out')} aria-disabled={horizon === 'years'} onClick={() => view.zoom(-1)}>
          <IconZoomOut aria-hidden />
        </IconButton>
        <IconButton label={say('zoom.in')} aria-disabled={horizon === 'week'} onClick={() => view.zoom(1)}>
          <IconZoomIn aria-hidden />
        </IconButton>
      </span>
      <FilterSelect
        label={say('rows')}
        value={rows}
        choices={(['programme', 'agency'] as const).map((value) => ({ value, label: say(`rows.${value}`) }))}
        onChoose={view.chooseRows}
      />
    </FilterBar>
  );
}
