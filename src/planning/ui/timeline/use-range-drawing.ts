import { useState, type PointerEvent, type RefObject } from 'react';
import { usePeriod } from '#planning/ui/campaigns/period.ts';
import { useGo } from '#web/kit/use-url-state.ts';
import { lengthOf, placeIn, plusDays, type Span } from './horizons.ts';
import type { Line } from './rows.ts';
import type { TimelineView } from './use-timeline.ts';

/** A range drawn on empty ground begins a campaign of that row in that time. */
export function useRangeDrawing(track: RefObject<HTMLDivElement | null>, { span, rows }: TimelineView, line: Line) {
  const go = useGo();
  const period = usePeriod();
  const [range, setRange] = useState<{ readonly start: string; readonly end: string }>();
  const dayAt = ({ clientX }: PointerEvent): string => {
    const box = track.current?.getBoundingClientRect();
    const share = box ? (clientX - box.left) / box.width : 0;
    return plusDays(span.from, Math.max(0, Math.min(lengthOf(span) - 1, Math.floor(share * lengthOf(span)))));
  };
  const whole: Span | undefined = range && { from: least(range.start, range.end), to: most(range.start, range.end) };
  const hear = {
    onPointerDown: (event: PointerEvent<HTMLElement>): void => {
      if (event.target !== event.currentTarget || event.pointerType === 'touch' || event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setRange({ start: dayAt(event), end: dayAt(event) });
    },
    onPointerMove: (event: PointerEvent<HTMLElement>): void => {
      if (range) setRange({ ...range, end: dayAt(event) });
    },
    onPointerUp: (): void => {
      setRange(undefined);
      if (!whole || whole.from === whole.to) return;
      const holder = rows === 'programme' && line.rowId ? { program: line.rowId } : {};
      go('/kampanye/baru', undefined, { dari: whole.from, sampai: whole.to, ...holder });
    },
    onPointerCancel: (): void => setRange(undefined),
  };
  return {
    drawn: whole && placeIn(span, whole),
    words: whole && period({ startsOn: whole.from, endsOn: whole.to }),
    hear,
  };
}

function least(a: string, b: string): string {
  return a < b ? a : b;
}

function most(a: string, b: string): string {
  return a < b ? b : a;
}
