import { createContext, useContext } from 'react';
import type { CalendarPost } from './calendar-data.ts';
import type { DragStore } from './drag.ts';
import type { Selection } from './selection.ts';
import type { CalendarAddress } from './use-calendar-address.ts';
import type { Calendar, PostEntry } from './use-calendar.ts';

/** What every card needs and what never changes while the calendar is looked at. */
export interface CardTools {
  readonly chosen: Selection;
  readonly drag: DragStore;
  /** Opens "Pindahkan ke…" beside that place on screen. */
  readonly onMove: (entry: PostEntry, place: DOMRect) => void;
}

const Tools = createContext<CardTools | undefined>(undefined);
export const CardToolsProvider = Tools.Provider;

export function useCardTools(): CardTools {
  const tools = useContext(Tools);
  if (!tools) throw new Error('useCardTools outside the calendar');
  return tools;
}

/** What every view of the calendar is given. */
export interface ShownCalendar {
  readonly calendar: Calendar;
  readonly address: CalendarAddress;
  readonly zone: string;
  /** Whose it is, where posts of several agencies stand together. */
  readonly withAgency: boolean;
  readonly mayMove: (post: CalendarPost) => boolean;
  /** Whether the person may write a post anywhere on screen. */
  readonly mayWrite: boolean;
}
