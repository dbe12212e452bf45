import { useEffect, type RefObject } from 'react';
import type { Selection } from './selection.ts';

interface Choosing {
  readonly chosen: Selection;
  readonly touch: boolean;
}

const pressMs = 500;

/** Ctrl or Shift and a click choose cards; so does a long press with a finger, after which taps choose too. */
export function useChoosing(place: RefObject<HTMLElement | null>, { chosen, touch }: Choosing): void {
  useEffect(() => {
    const surface = place.current;
    if (!surface) return undefined;
    const click = (event: MouseEvent): void => chooseByClick(event, { surface, chosen, touch });
    surface.addEventListener('click', click, true);
    const stop = touch ? hearLongPress(surface, chosen) : undefined;
    return () => {
      surface.removeEventListener('click', click, true);
      stop?.();
    };
  }, [place, chosen, touch]);
}

function chooseByClick(
  event: MouseEvent,
  { surface, chosen, touch }: Choosing & { readonly surface: HTMLElement },
): void {
  const card = cardOf(event);
  if (!card || (event.target instanceof Element && event.target.closest('input, label, [data-grip]'))) return;
  const tapping = touch && chosen.get().size > 0;
  if (!event.shiftKey && !event.ctrlKey && !event.metaKey && !tapping) return;
  event.preventDefault();
  event.stopPropagation();
  if (event.shiftKey) chosen.reach(card, cardsIn(surface));
  else chosen.toggle(card);
}

function hearLongPress(surface: HTMLElement, chosen: Selection): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const cancel = (): void => clearTimeout(waiting);
  const press = (event: PointerEvent): void => {
    cancel();
    const card = cardOf(event);
    if (event.pointerType === 'mouse' || !card || chosen.get().size > 0) return;
    waiting = setTimeout(() => {
      chosen.toggle(card);
      surface.addEventListener('click', swallow, { capture: true, once: true });
      navigator.vibrate?.(15);
    }, pressMs);
  };
  surface.addEventListener('pointerdown', press);
  surface.addEventListener('contextmenu', quiet);
  const ends = ['pointerup', 'pointercancel', 'pointermove', 'scroll'] as const;
  for (const name of ends) surface.addEventListener(name, cancel);
  return () => {
    cancel();
    surface.removeEventListener('pointerdown', press);
    surface.removeEventListener('contextmenu', quiet);
    for (const name of ends) surface.removeEventListener(name, cancel);
  };
}

/** No menu of the browser's own opens over a card that is being pressed. */
function quiet(event: Event): void {
  if (cardOf(event)) event.preventDefault();
}

/** The finger that pressed long is lifted: no click is meant. */
function swallow(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}

function cardOf({ target }: Event): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>('[data-card]')?.dataset['card'] : undefined;
}

function cardsIn(surface: HTMLElement): readonly string[] {
  return [...surface.querySelectorAll<HTMLElement>('[data-card]')].map(({ dataset }) => dataset['card'] ?? '');
}
