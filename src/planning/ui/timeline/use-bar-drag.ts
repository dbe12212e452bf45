import { useRef, useState, type MouseEvent, type PointerEvent, type RefObject } from 'react';
import { lengthOf, plusDays, type Span } from './horizons.ts';
import type { Bar } from './rows.ts';

interface Dragging {
  readonly bar: Bar;
  readonly span: Span;
  readonly track: RefObject<HTMLDivElement | null>;
  readonly enabled: boolean;
  /** Whether it went well; else the bar goes back. */
  readonly onDrop: (to: Span) => Promise<boolean>;
}

type Grip = 'start' | 'end' | 'whole';

interface Held {
  readonly grip: Grip;
  readonly x: number;
  readonly pxPerDay: number;
}

/** Closer to an end than this takes hold of that end. */
const endPx = 9;
/** Less is a click. */
const leastPx = 4;

/** Dragging with a mouse or pen, in whole days; a finger scrolls instead. Nothing is moved before it is let go. */
export function useBarDrag({ bar, span, track, enabled, onDrop }: Dragging) {
  const held = useRef<Held | undefined>(undefined);
  const dragged = useRef(false);
  // Where it was dropped stays until the server has said the same.
  const revision = bar.campaign?.revision;
  const [dropped, setDropped] = useState<{ readonly to: Span; readonly revision: number | undefined }>();
  const moved = dropped?.revision === revision ? dropped?.to : undefined;
  const setMoved = (to: Span | undefined): void => setDropped(to && { to, revision });

  const down = (event: PointerEvent<HTMLElement>): void => {
    dragged.current = false;
    if (event.pointerType === 'touch' || event.button !== 0) return;
    const box = event.currentTarget.getBoundingClientRect();
    const width = track.current?.clientWidth ?? 0;
    held.current = { grip: gripAt(event.clientX, box, bar), x: event.clientX, pxPerDay: width / lengthOf(span) };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const over = (event: PointerEvent<HTMLElement>): void => {
    const hold = held.current;
    if (!hold || (!dragged.current && Math.abs(event.clientX - hold.x) < leastPx)) return;
    dragged.current = true;
    setMoved(periodAfter(bar, hold.grip, Math.round((event.clientX - hold.x) / hold.pxPerDay)));
  };
  const up = (): void => {
    if (held.current && dragged.current && moved) {
      if (moved.from === bar.from && moved.to === bar.to) setMoved(undefined);
      else void onDrop(moved).then((done) => done || setMoved(undefined));
    }
    held.current = undefined;
  };
  const away = (): void => {
    held.current = undefined;
    setMoved(undefined);
  };
  const click = (event: MouseEvent): void => {
    if (dragged.current) event.preventDefault();
    dragged.current = false;
  };
  const hear = {
    onPointerDown: down,
    onPointerMove: over,
    onPointerUp: up,
    onPointerCancel: away,
    onClickCapture: click,
  };
  return { moved, hear: enabled ? hear : {} };
}

function gripAt(x: number, { left, right, width }: DOMRect, { cut }: Bar): Grip {
  if (width < endPx * 3) return 'whole';
  if (x - left < endPx && !cut.start) return 'start';
  return right - x < endPx && !cut.end ? 'end' : 'whole';
}

export function periodAfter({ from, to }: Span, grip: Grip, days: number): Span {
  if (grip === 'whole') return { from: plusDays(from, days), to: plusDays(to, days) };
  if (grip === 'start') {
    const start = plusDays(from, days);
    return { from: start > to ? to : start, to };
  }
  const end = plusDays(to, days);
  return { from, to: end < from ? from : end };
}
