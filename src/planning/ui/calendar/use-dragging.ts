import { useEffect, useEffectEvent, type RefObject } from 'react';
import { instantOf, type LocalTime } from '#platform/time/local-time.ts';
import { timeIn, type PartOfDay } from './calendar-days.ts';
import type { DragStore, Over } from './drag.ts';
import type { Selection } from './selection.ts';
import type { ConflictsOf } from './use-conflicts.ts';
import type { PostEntry } from './use-calendar.ts';

export interface Dropping {
  readonly zone: string;
  readonly entryOf: (id: string) => PostEntry | undefined;
  readonly mayMove: (entry: PostEntry) => boolean;
  readonly conflictsOf: ConflictsOf;
  /** The first of them goes to `to`; the others keep their distance in days from it, and their hour. */
  readonly onDrop: (held: readonly PostEntry[], to: LocalTime) => void;
}

interface Tools extends Dropping {
  readonly drag: DragStore;
  readonly chosen: Selection;
}

/**
 * Dragging with the browser's own means. Cells are marked on the element itself and only when another cell is reached,
 * so that a frame of a drag costs the same with five posts and with five thousand.
 */
export function useDragging(place: RefObject<HTMLElement | null>, tools: Tools): void {
  const take = useEffectEvent((event: DragEvent) => startDrag(event, tools));
  const over = useEffectEvent((event: DragEvent) => hoverCell(event, tools));
  const drop = useEffectEvent((event: DragEvent) => dropHere(event, tools));
  const end = useEffectEvent(() => letGo(tools.drag));
  useEffect(() => {
    const surface = place.current;
    if (!surface) return undefined;
    const heard = {
      dragstart: (event: DragEvent) => take(event),
      dragenter: (event: DragEvent) => over(event),
      dragover: (event: DragEvent) => over(event),
      drop: (event: DragEvent) => drop(event),
    };
    const entries = Object.entries(heard) as [keyof typeof heard, (event: DragEvent) => void][];
    for (const [name, listener] of entries) surface.addEventListener(name, listener);
    // Heard at the window: the card in hand may stand elsewhere, or nowhere, by then.
    const ended = (): void => end();
    addEventListener('dragend', ended);
    return () => {
      for (const [name, listener] of entries) surface.removeEventListener(name, listener);
      removeEventListener('dragend', ended);
    };
  }, [place]);
}

function startDrag(event: DragEvent, { drag, chosen, entryOf, mayMove }: Tools): void {
  const card = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-card]') : null;
  const first = card && entryOf(card.dataset['card'] ?? '');
  if (!card || !first || !event.dataTransfer) return;
  event.dataTransfer.effectAllowed = 'move';
  event.dataTransfer.setData('application/x-kentongan-post', first.id);
  const others = chosen.get().has(first.id) ? [...chosen.get()].filter((id) => id !== first.id) : [];
  const held = [first, ...others.flatMap((id) => entryOf(id) ?? [])].filter(mayMove);
  card.dataset['held'] = 'true';
  drag.take(held);
}

function hoverCell(event: DragEvent, { drag, zone, conflictsOf }: Tools): void {
  const held = drag.get();
  const [first] = held?.held ?? [];
  if (!first) return;
  const cell = cellUnder(event);
  if (cell) event.preventDefault();
  if (cell === (held?.over?.cell ?? null)) return;
  unmark(drag);
  drag.hover(cell ? mark(cell, first, { zone, conflictsOf }) : undefined);
}

/** Shows on the cell whether anything speaks against it. */
function mark(cell: HTMLElement, first: PostEntry, { zone, conflictsOf }: Pick<Tools, 'zone' | 'conflictsOf'>): Over {
  const to = targetOf(cell, first);
  const at = instantOf(to, zone)?.getTime() ?? first.at;
  const conflicts = at === first.at ? [] : conflictsOf(first.post, { at, date: to.date });
  cell.dataset['over'] = conflicts.length > 0 ? 'doubt' : 'free';
  return { cell, to, conflicts };
}

function dropHere(event: DragEvent, tools: Tools): void {
  const held = tools.drag.get()?.held;
  const [first] = held ?? [];
  const cell = cellUnder(event);
  letGo(tools.drag);
  if (!held || !first || !cell) return;
  event.preventDefault();
  tools.onDrop(held, targetOf(cell, first));
}

function letGo(drag: DragStore): void {
  unmark(drag);
  for (const card of document.querySelectorAll<HTMLElement>('[data-held]')) delete card.dataset['held'];
  drag.letGo();
}

function unmark(drag: DragStore): void {
  const cell = drag.get()?.over?.cell;
  if (cell) delete cell.dataset['over'];
}

function cellUnder({ target }: Event): HTMLElement | null {
  // Over words, the browser names the words themselves.
  const element = target instanceof Text ? target.parentElement : target;
  return element instanceof Element ? element.closest<HTMLElement>('[data-cell]') : null;
}

/** In another part of the day the usual hour of that part; in an hour's row that hour; else the hour it had. */
export function targetOf(cell: HTMLElement, { time }: Pick<PostEntry, 'time'>): LocalTime {
  const { cell: date = '', part, hour } = cell.dataset;
  if (part) return { date, time: timeIn(part as PartOfDay, time) };
  if (hour) return { date, time: time.slice(0, 2) === hour.slice(0, 2) ? time : hour };
  return { date, time };
}
