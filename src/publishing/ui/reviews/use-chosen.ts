import { useState } from 'react';

interface Listed {
  readonly id: string;
}

/** The one that is read now. When it leaves the list, what took its place is next. */
export function useChosen<Item extends Listed>(items: readonly Item[]) {
  const [place, setPlace] = useState({ id: items[0]?.id ?? '', index: 0 });
  const found = items.findIndex(({ id }) => id === place.id);
  const index = found >= 0 ? found : Math.min(place.index, items.length - 1);
  const chosen = items[index];
  const at = (next: number): void => setPlace({ id: items[next]?.id ?? '', index: next });
  if (chosen && (chosen.id !== place.id || index !== place.index)) setPlace({ id: chosen.id, index });
  return {
    chosen,
    choose: (id: string) => at(items.findIndex((item) => item.id === id)),
    move: (by: 1 | -1) => at(Math.max(0, Math.min(items.length - 1, index + by))),
  };
}
