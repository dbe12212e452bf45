import { useEffect, useEffectEvent, type RefObject } from 'react';
import { isElsewhere } from '#web/kit/use-keys.ts';
import type { Selection } from './selection.ts';

/** By how much a card is shifted: days along, or a week / a part of the day down. */
export interface Nudge {
  readonly across: -1 | 0 | 1;
  readonly down: -1 | 0 | 1;
}

export interface GridKeys {
  readonly onTurn: (by: 1 | -1) => void;
  readonly onNudge: (id: string, nudge: Nudge) => void;
  /** The day in the middle of what is looked at: where the arrow keys begin. */
  readonly date: string;
}

interface Tools extends GridKeys {
  readonly chosen: Selection;
}

const steps: Readonly<Record<string, readonly [down: -1 | 0 | 1, across: -1 | 0 | 1]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** One stop for Tab, then arrows from cell to cell, Enter into its cards. M, Space and Alt with an arrow act on a card. */
export function useGridKeys(place: RefObject<HTMLElement | null>, tools: Tools): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    if (!place.current || isElsewhere(event)) return;
    if (onCard(event, tools) || onCell(event, place.current, tools)) {
      event.preventDefault();
      event.stopPropagation();
    }
  });
  const entered = useEffectEvent((event: FocusEvent) => {
    const cell = cellAround(event.target);
    if (cell && place.current) makeStop(place.current, cell);
  });
  const openByMouse = useEffectEvent((event: MouseEvent) => {
    const card = cardAround(event.target);
    if (card?.querySelector('[data-grip]')) {
      event.preventDefault();
      pressGrip(card);
    }
  });
  useEffect(() => {
    const surface = place.current;
    if (!surface) return undefined;
    const key = (event: KeyboardEvent): void => hear(event);
    const focus = (event: FocusEvent): void => entered(event);
    const menu = (event: MouseEvent): void => {
      if ((event as PointerEvent).pointerType !== 'touch') openByMouse(event);
    };
    surface.addEventListener('keydown', key);
    surface.addEventListener('focusin', focus);
    surface.addEventListener('contextmenu', menu);
    return () => {
      surface.removeEventListener('keydown', key);
      surface.removeEventListener('focusin', focus);
      surface.removeEventListener('contextmenu', menu);
    };
  }, [place]);
  const { date } = tools;
  useEffect(() => {
    const surface = place.current;
    if (!surface || surface.querySelector('[data-cell][tabindex="0"]')) return;
    const first = surface.querySelector<HTMLElement>(`[data-cell="${date}"]`) ?? cellsIn(surface)[0]?.[0];
    if (first) first.tabIndex = 0;
  });
}

function onCard(event: KeyboardEvent, { chosen, onNudge }: Tools): boolean {
  const card = cardAround(event.target);
  if (!card) return false;
  const id = card.dataset['card'] ?? '';
  const [down, across] = steps[event.key] ?? [0, 0];
  if (event.altKey && down !== across) {
    onNudge(id, { down, across });
    return true;
  }
  if (isWithModifier(event)) return false;
  const acts: Readonly<Record<string, () => boolean>> = {
    m: () => pressGrip(card),
    ' ': () => choose(event, card, chosen),
    escape: () => focusOn(card.closest<HTMLElement>('[data-cell]')),
  };
  return acts[event.key.toLowerCase()]?.() ?? (down !== 0 && walkCards(card, down));
}

function isWithModifier({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey;
}

/** On a button, the space bar presses it. */
function choose({ target }: KeyboardEvent, card: HTMLElement, chosen: Selection): boolean {
  if (target instanceof HTMLButtonElement || !card.querySelector('[data-grip]')) return false;
  chosen.toggle(card.dataset['card'] ?? '');
  return true;
}

/** The next card of the same cell; beyond the last, the arrow goes on to the next cell. */
function walkCards(card: HTMLElement, by: 1 | -1): boolean {
  const cell = card.closest<HTMLElement>('[data-cell]');
  if (!cell) return false;
  const cards = [...cell.querySelectorAll<HTMLElement>('[data-card]')];
  const next = cards[cards.indexOf(card) + by];
  if (next) return focusOn(next.querySelector<HTMLElement>('a'));
  return by < 0 ? focusOn(cell) : false;
}

function onCell(event: KeyboardEvent, surface: HTMLElement, { onTurn }: Tools): boolean {
  const cell = cellAround(event.target);
  if (!cell || isWithModifier(event)) return false;
  const rows = cellsIn(surface);
  const row = rows.find((cells) => cells.includes(cell)) ?? [];
  const turn = (by: 1 | -1): boolean => {
    onTurn(by);
    return true;
  };
  const acts: Readonly<Record<string, () => boolean>> = {
    PageUp: () => turn(-1),
    PageDown: () => turn(1),
    Home: () => focusOn(row[0]),
    End: () => focusOn(row.at(-1)),
    Enter: () => event.target === cell && enter(cell),
  };
  return acts[event.key]?.() ?? goStep(event.key, cell, rows);
}

/** To the cell beside, over the end of a row too, or to the one above or below. At the edge it stays. */
function goStep(key: string, cell: HTMLElement, rows: readonly (readonly HTMLElement[])[]): boolean {
  const [down, across] = steps[key] ?? [0, 0];
  if (down === across) return false;
  const row = rows.findIndex((cells) => cells.includes(cell));
  const column = rows[row]?.indexOf(cell) ?? 0;
  const flat = rows.flat();
  focusOn(across === 0 ? rows[row + down]?.[column] : flat[flat.indexOf(cell) + across]);
  return true;
}

/** Into its first card; an empty cell begins a post. */
function enter(cell: HTMLElement): boolean {
  const first = cell.querySelector<HTMLElement>('[data-card] a, a:not([data-add])');
  if (first) return focusOn(first);
  cell.querySelector<HTMLElement>('[data-add]')?.click();
  return true;
}

function cellsIn(surface: HTMLElement): readonly (readonly HTMLElement[])[] {
  const rows = [...surface.querySelectorAll<HTMLElement>('[data-row]')];
  return rows.map((row) => [...row.querySelectorAll<HTMLElement>('[data-cell]')]);
}

function cellAround(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-cell]') : null;
}

function cardAround(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-card]') : null;
}

function pressGrip(card: HTMLElement): boolean {
  const grip = card.querySelector<HTMLElement>('[data-grip]');
  grip?.click();
  return grip !== null;
}

/** From now on, Tab leads here. */
function makeStop(surface: HTMLElement, cell: HTMLElement): void {
  for (const other of surface.querySelectorAll<HTMLElement>('[data-cell][tabindex="0"]')) other.tabIndex = -1;
  cell.tabIndex = 0;
}

function focusOn(element: HTMLElement | null | undefined): boolean {
  element?.focus();
  return element !== null && element !== undefined;
}
