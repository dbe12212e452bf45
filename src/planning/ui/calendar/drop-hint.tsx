import { IconArrowRight } from '@tabler/icons-react';
import { useLayoutEffect, useRef, type ReactElement } from 'react';
import { instantOf } from '#platform/time/local-time.ts';
import { useTimes } from '#web/kit/time.tsx';
import { useWords } from '#web/words/words.ts';
import { daysBetween } from './calendar-days.ts';
import { ConflictNotes } from './conflict-notes.tsx';
import { useDrag, type Drag, type DragStore } from './drag.ts';
import css from './hint.module.css';
import { calendarWords } from './words.ts';

/** Beside the cell under the posts in hand: where they would go, and what speaks against it. */
export function DropHint({ store }: { readonly store: DragStore }): ReactElement | null {
  const drag = useDrag(store);
  if (!drag?.over) return null;
  return <Hint held={drag.held} over={drag.over} />;
}

function Hint({ held, over }: { readonly held: Drag['held']; readonly over: NonNullable<Drag['over']> }): ReactElement {
  const say = useWords(calendarWords);
  const times = useTimes();
  const place = useRef<HTMLDivElement>(null);
  const [first] = held;
  const at = instantOf(over.to, times.zone);
  const days = first ? daysBetween(first.date, over.to.date) : 0;
  useLayoutEffect(() => {
    if (place.current) stand(place.current, over.cell);
  }, [over]);
  return (
    <div ref={place} className={css.hint} data-drop-hint>
      <p>
        <IconArrowRight size={16} aria-hidden />
        {held.length > 1
          ? say('drop.many', { count: held.length, days })
          : say('drop.to', { when: at ? times.near(at) : '' })}
      </p>
      <ConflictNotes conflicts={over.conflicts} />
    </div>
  );
}

/** Below the top of the cell, inside the window. */
function stand(hint: HTMLElement, cell: HTMLElement): void {
  const around = cell.getBoundingClientRect();
  const left = Math.min(around.left + 4, innerWidth - hint.offsetWidth - 8);
  const top = Math.max(8, Math.min(around.bottom - 6, innerHeight - hint.offsetHeight - 8));
  hint.style.transform = `translate(${Math.max(8, left)}px, ${top}px)`;
}
