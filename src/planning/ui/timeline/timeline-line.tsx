import { IconCircleDashed } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { useSession } from '#web/session/session.tsx';
import { VisuallyHidden } from '#web/kit/visually-hidden.tsx';
import { useWords } from '#web/words/words.ts';
import { placeIn } from './horizons.ts';
import type { CountCell, Line } from './rows.ts';
import { MilestoneMark } from './milestone-mark.tsx';
import { TimelineBar, type BarHands } from './timeline-bar.tsx';
import css from './timeline.module.css';
import { useRangeDrawing } from './use-range-drawing.ts';
import { useTickWords } from './use-tick-words.ts';
import type { TimelineView } from './use-timeline.ts';
import { timelineWords } from './words.ts';

interface LineProps {
  readonly line: Line;
  readonly view: TimelineView;
  readonly hands: BarHands;
}

export function TimelineLine({ line, view, hands }: LineProps): ReactElement {
  const { can } = useSession();
  const drawing = useRangeDrawing(hands.track, view, line);
  const { counts } = line;
  return (
    <div
      className={css.line}
      data-first={line.title === undefined ? undefined : true}
      data-last={line.last || undefined}
    >
      <span className={css.name} title={line.title}>
        {line.title}
      </span>
      <div className={css.track} {...(can('campaign.write') ? drawing.hear : {})}>
        {drawing.drawn && (
          <i className={css.drawn} style={{ left: `${drawing.drawn.left}%`, width: `${drawing.drawn.width}%` }}>
            {drawing.words}
          </i>
        )}
        {line.bars.map((bar) => (
          <TimelineBar key={bar.key} bar={bar} hands={hands} />
        ))}
        {line.marks.map((mark) => (
          <MilestoneMark key={mark.milestone.id} mark={mark} />
        ))}
        {counts?.cells.map((cell) => (
          <Count key={cell.tick.from} cell={cell} of={counts.of} view={view} />
        ))}
      </div>
    </div>
  );
}

interface CountProps {
  readonly cell: CountCell;
  readonly of: 'posts' | 'activities';
  readonly view: TimelineView;
}

function Count({ cell: { tick, planned, published, open }, of, view }: CountProps): ReactElement {
  const say = useWords(timelineWords);
  const words = useTickWords(view.horizon);
  const at = placeIn(view.span, tick);
  const style = { left: `${at?.left ?? 0}%`, width: `${at?.width ?? 0}%` };
  const facts = { period: words.long(tick), planned, published };
  const told = say(of === 'posts' ? 'posts.of' : 'activities.of', facts);
  const name = open > 0 ? `${told}, ${say('slots.open', { count: open })}` : told;
  return (
    <DeskLink
      to="/kalender"
      search={{ tanggal: tick.from, ...(tick.unit === 'day' ? {} : { tampilan: 'bulan' }) }}
      className={css.count}
      data-of={of}
      style={style}
      title={name}
    >
      <span aria-hidden="true">
        {of === 'activities' ? planned : <PostCount planned={planned} published={published} open={open} />}
      </span>
      <VisuallyHidden>{name}</VisuallyHidden>
    </DeskLink>
  );
}

/** What is out stands solid, what is only planned in a dashed frame, a slot that waits behind a ring. */
function PostCount({ planned, published, open }: Omit<CountCell, 'tick'>): ReactElement {
  return (
    <>
      {published > 0 && <b>{published}</b>}
      {planned > 0 && <i>{planned}</i>}
      {open > 0 && (
        <small>
          <IconCircleDashed aria-hidden />
          {open}
        </small>
      )}
    </>
  );
}
