import { useEffect, useMemo, useRef, type ReactElement } from 'react';
import { WindowVirtualizer } from 'virtua';
import { useMoveCampaign, type Movable } from '#planning/ui/campaigns/use-move-campaign.ts';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { VisuallyHidden } from '#web/kit/visually-hidden.tsx';
import { useWords } from '#web/words/words.ts';
import { horizonInto, placeIn, type Tick } from './horizons.ts';
import type { BarHands } from './timeline-bar.tsx';
import { TimelineLine } from './timeline-line.tsx';
import css from './timeline.module.css';
import { useTickWords } from './use-tick-words.ts';
import type { ShownTimeline, TimelineView } from './use-timeline.ts';
import { timelineWords } from './words.ts';

interface GridProps {
  readonly view: TimelineView;
  readonly shown: ShownTimeline;
  readonly onMove: (campaign: Movable) => void;
}

/** Only the lines in sight are drawn. */
export function TimelineGrid({ view, shown, onMove }: GridProps): ReactElement {
  const say = useWords(timelineWords);
  const track = useRef<HTMLDivElement>(null);
  const hands = useHands({ view, track, onMove });
  return (
    <section className={css.grid} aria-label={say('title')}>
      <Axis view={view} shown={shown} />
      <div className={css.body}>
        <div ref={track} className={css.ground} aria-hidden="true">
          <Ground view={view} shown={shown} />
        </div>
        <WindowVirtualizer itemSize={lineHeight}>
          {shown.lines.map((line) => (
            <TimelineLine key={line.key} line={line} view={view} hands={hands} />
          ))}
        </WindowVirtualizer>
      </div>
      <p className={css.help} id="timeline-help">
        {say('help')}
      </p>
    </section>
  );
}

const lineHeight = 36;

/** Stays the same object until another span is looked at: then bars that did not change are not drawn again. */
function useHands({ view, track, onMove }: Pick<GridProps, 'view' | 'onMove'> & Pick<BarHands, 'track'>): BarHands {
  const { move } = useMoveCampaign();
  const newest = useRef(move);
  useEffect(() => {
    newest.current = move;
  });
  const { horizon, span } = view;
  const { from, to } = span;
  return useMemo(
    () => ({ span: { from, to }, horizon, track, move: (campaign, into) => newest.current(campaign, into), onMove }),
    [from, to, horizon, track, onMove],
  );
}

/** The periods, each a way into itself, and the days that stand out. */
function Axis({ view, shown }: Pick<GridProps, 'view' | 'shown'>): ReactElement {
  const say = useWords(timelineWords);
  const words = useTickWords(view.horizon);
  const place = (tick: Tick) => {
    const at = placeIn(view.span, tick);
    return { left: `${at?.left ?? 0}%`, width: `${at?.width ?? 0}%` };
  };
  return (
    <div className={css.axis}>
      <span>{say(`rows.${view.rows}`)}</span>
      <div className={css.ticks}>
        {view.ticks.map((tick) => {
          const into = horizonInto(tick);
          const name = say(into ? 'tick.into' : 'tick.calendar', { period: words.long(tick) });
          const now = tick.from <= view.today && tick.to >= view.today;
          const held = {
            className: css.tick,
            style: place(tick),
            'data-now': now || undefined,
            'aria-label': `${words.short(tick)}. ${name}`,
          };
          return into ? (
            <button key={tick.from} type="button" {...held} onClick={() => view.zoomInto(into, tick.from)}>
              {words.short(tick)}
            </button>
          ) : (
            <DeskLink key={tick.from} {...held} to="/kalender" search={{ tanggal: tick.from }}>
              {words.short(tick)}
            </DeskLink>
          );
        })}
      </div>
      {shown.special.length > 0 && (
        <div className={css.special}>
          <span>{say('special')}</span>
          <div>
            {shown.special.map(({ id, on, name, kind, free }) => {
              const at = placeIn(view.span, { from: on, to: on });
              return (
                <span
                  key={`${id}${on}`}
                  data-free={free || undefined}
                  data-kind={kind}
                  style={{ left: `${(at?.left ?? 0) + (at?.width ?? 0) / 2}%` }}
                  title={`${on} · ${name}`}
                >
                  <VisuallyHidden>{`${on} ${name}`}</VisuallyHidden>
                </span>
              );
            })}
          </div>
        </div>
      )}
    </div>
  );
}

/** Lines between periods, free days, and today. */
function Ground({ view: { ticks, span, today }, shown }: Pick<GridProps, 'view' | 'shown'>): ReactElement {
  const now = placeIn(span, { from: today, to: today });
  return (
    <>
      {ticks.slice(1).map((tick) => (
        <i key={tick.from} className={css.rule} style={{ left: `${placeIn(span, tick)?.left ?? 0}%` }} />
      ))}
      {shown.special
        .filter(({ free }) => free)
        .map(({ id, on }) => {
          const at = placeIn(span, { from: on, to: on });
          return <i key={`${id}${on}`} className={css.free} style={{ left: `${at?.left ?? 0}%`, width: `${at?.width ?? 0}%` }} />; // oxfmt-ignore
        })}
      {now && <i className={css.now} style={{ left: `${now.left + now.width / 2}%` }} />}
    </>
  );
}
