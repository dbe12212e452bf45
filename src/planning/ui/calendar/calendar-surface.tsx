import { useRef, type ReactElement, type ReactNode } from 'react';
import css from './calendar.module.css';
import { DropHint } from './drop-hint.tsx';
import { useCardTools } from './shown-calendar.ts';
import { useChoosing } from './use-choosing.ts';
import { useDragging, type Dropping } from './use-dragging.ts';
import { useGridKeys, type GridKeys } from './use-grid-keys.ts';

interface SurfaceProps {
  readonly dropping: Dropping;
  readonly keys: GridKeys;
  /** Fingers scroll; they move posts with the menu. */
  readonly touch: boolean;
  readonly children: ReactNode;
}

/**
 * Everything that happens on cards and cells, heard in one place: with thousands of posts and hundreds of cells,
 * a listener for each would cost more than the drag itself.
 */
export function CalendarSurface({ dropping, keys, touch, children }: SurfaceProps): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  const { drag, chosen } = useCardTools();
  useDragging(place, { drag, chosen, ...dropping });
  useChoosing(place, { chosen, touch });
  useGridKeys(place, { chosen, ...keys });
  return (
    <div ref={place} className={css.surface}>
      {children}
      <DropHint store={drag} />
    </div>
  );
}
