import { IconCalendarEvent, IconCompass, IconFlag, IconTimelineEvent } from '@tabler/icons-react';
import { memo, type KeyboardEvent, type ReactElement, type RefObject } from 'react';
import { usePeriod } from '#planning/ui/campaigns/period.ts';
import type { Movable, MoveCampaign } from '#planning/ui/campaigns/use-move-campaign.ts';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { useWords } from '#web/words/words.ts';
import { placeIn, plusDays, type Horizon, type Span } from './horizons.ts';
import { readable, type Bar } from './rows.ts';
import css from './timeline.module.css';
import { useBarDrag } from './use-bar-drag.ts';
import { timelineWords } from './words.ts';

/** What all bars are drawn and moved with: the same for hundreds, so that none of them holds its own. */
export interface BarHands {
  readonly span: Span;
  readonly horizon: Horizon;
  /** The width that stands for the whole span. */
  readonly track: RefObject<HTMLDivElement | null>;
  readonly move: MoveCampaign['move'];
  readonly onMove: (campaign: Movable) => void;
}

interface BarProps {
  readonly bar: Bar;
  readonly hands: BarHands;
}

const icons = {
  programme: IconCompass,
  theme: IconTimelineEvent,
  campaign: IconFlag,
  activity: IconCalendarEvent,
} as const;

/** One programme, theme, campaign or activity. A campaign is dragged, stretched at its ends, or moved by keys. */
export const TimelineBar = memo(function TimelineBar({ bar, hands }: BarProps): ReactElement {
  const { span, horizon, track, move, onMove } = hands;
  const say = useWords(timelineWords);
  const period = usePeriod();
  const movable = movableOf(bar);
  const moveTo = async (to: Span): Promise<boolean> =>
    movable !== undefined && (await move(movable, { startsOn: to.from, endsOn: to.to }));
  const drag = useBarDrag({ bar, span, track, enabled: movable !== undefined, onDrop: moveTo });
  const shown = drag.moved ?? bar;
  const place = placeIn(span, shown) ?? bar;
  const dates = period({ startsOn: shown.from, endsOn: shown.to });
  const byKeys = (event: KeyboardEvent): void => {
    const to = event.altKey ? nudged(bar, event, horizon) : undefined;
    const opens = event.key.toLowerCase() === 'm' && !event.altKey && !event.ctrlKey;
    if (!movable || (!to && !opens)) return;
    event.preventDefault();
    event.stopPropagation();
    if (to) void moveTo(to);
    else onMove(movable);
  };
  return (
    <DeskLink
      {...placeOf(bar)}
      className={css.bar}
      {...marksOf(bar, drag.moved !== undefined)}
      style={{ left: `${place.left}%`, width: `${place.width}%` }}
      title={`${bar.name} · ${dates}`}
      aria-label={wordsOf(bar, dates, say)}
      aria-describedby={movable ? 'timeline-help' : undefined}
      draggable={false}
      onKeyDown={byKeys}
      {...drag.hear}
    >
      <BarLabel bar={bar} words={drag.moved ? dates : bar.name} />
    </DeskLink>
  );
});

function movableOf({ campaign, partner }: Bar): Bar['campaign'] {
  return campaign?.can.write && !partner ? campaign : undefined;
}

function marksOf(bar: Bar, dragged: boolean) {
  return {
    'data-kind': bar.kind,
    // Its name stands beside it, where the lanes leave room for that.
    'data-narrow': (bar.width < readable && bar.left + readable <= 100) || undefined,
    'data-partner': bar.partner || undefined,
    'data-cut-start': bar.cut.start || undefined,
    'data-cut-end': bar.cut.end || undefined,
    'data-movable': movableOf(bar) ? true : undefined,
    'data-dragged': dragged || undefined,
  };
}

function BarLabel({ bar: { kind, campaign }, words }: { readonly bar: Bar; readonly words: string }): ReactElement {
  const Icon = icons[kind];
  return (
    <>
      <span className={css.label}>
        <Icon aria-hidden />
        <span>{words}</span>
      </span>
      {campaign && campaign.tasks > 0 && (
        <i className={css.done} style={{ width: `${(campaign.tasksDone / campaign.tasks) * 100}%` }} />
      )}
    </>
  );
}

function placeOf({ kind, id }: Bar) {
  if (kind === 'programme') return { to: '/kegiatan', search: { program: id } };
  return kind === 'activity' ? { to: '/kegiatan/$id', params: { id } } : { to: '/kampanye/$id', params: { id } };
}

function wordsOf(
  bar: Bar,
  dates: string,
  say: ReturnType<typeof useWords<keyof (typeof timelineWords)['id']>>,
): string {
  const { campaign, kind, name } = bar;
  const parts = [
    say(`bar.${kind}`),
    name,
    dates,
    bar.partner ? say('bar.partner') : '',
    campaign?.agency.shortName ?? '',
    campaign && campaign.tasks > 0 ? say('bar.tasks', { done: campaign.tasksDone, of: campaign.tasks }) : '',
  ];
  return parts.filter(Boolean).join(', ');
}

const steps: Readonly<Record<Horizon, number>> = { years: 30, year: 7, half: 7, quarter: 1, month: 1, week: 1 };

/** Alt and an arrow moves it, with Shift its end. */
function nudged(bar: Bar, { key, shiftKey }: KeyboardEvent, horizon: Horizon): Span | undefined {
  const by = { ArrowLeft: -1, ArrowRight: 1 }[key];
  if (by === undefined) return undefined;
  const days = by * steps[horizon];
  const to = plusDays(bar.to, days);
  const from = shiftKey ? bar.from : plusDays(bar.from, days);
  return to < from ? undefined : { from, to };
}
