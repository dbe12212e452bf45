import type { PartOfDay } from './calendar-days.ts';
import type { Entry } from './use-calendar.ts';

/** A table that is walked with the arrow keys. */
export function gridOf(label: string) {
  return { role: 'grid', 'aria-label': label } as const;
}

/** Lanes are drawn only where they are in sight, so they cannot be rows of a table; for screen readers they are. */
export const laneRoles = {
  row: { role: 'row' },
  columnHead: { role: 'columnheader' },
  rowHead: { role: 'rowheader' },
  cell: { role: 'gridcell' },
} as const;

export interface CellOf {
  readonly day: string;
  readonly today: string;
  readonly entries: readonly Entry[];
  readonly part?: PartOfDay;
  /** Of the hours of a day: what is dropped here takes this hour. */
  readonly hour?: string;
  /** A month's grid shows days of other months too. */
  readonly outside?: boolean;
  readonly free?: boolean;
}

/** What makes an element a cell: walked to with the arrow keys, dropped into. */
export function cellOf({ day, today, part, hour, outside, free }: CellOf) {
  return {
    role: 'gridcell',
    tabIndex: -1,
    'data-cell': day,
    'data-part': part,
    'data-hour': hour,
    'data-today': day === today || undefined,
    'data-past': day < today || undefined,
    'data-outside': outside || undefined,
    'data-free': free || undefined,
  } as const;
}
