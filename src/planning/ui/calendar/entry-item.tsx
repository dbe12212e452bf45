import type { ReactElement } from 'react';
import { ActivityNote, NativeCard, SlotGhost, SlotsNote } from './beside-cards.tsx';
import { PostCard } from './post-card.tsx';
import type { ShownCalendar } from './shown-calendar.ts';
import type { CellEntry } from './fold-slots.ts';

interface EntryItemProps {
  readonly entry: CellEntry;
  readonly shown: Pick<ShownCalendar, 'mayMove' | 'withAgency' | 'mayWrite'>;
  readonly brief?: boolean;
  readonly inGrid?: boolean;
}

/** Whatever stands in the calendar, as itself. */
export function EntryItem({ entry, shown, brief = false, inGrid = false }: EntryItemProps): ReactElement {
  const { mayMove, withAgency, mayWrite } = shown;
  if (entry.kind === 'activity') return <ActivityNote entry={entry} inGrid={inGrid} />;
  if (entry.kind === 'slot') return <SlotGhost {...{ entry, mayWrite, withAgency, inGrid }} />;
  if (entry.kind === 'slots') return <SlotsNote entry={entry} inGrid={inGrid} />;
  if (entry.kind === 'native') return <NativeCard {...{ entry, withAgency, inGrid }} />;
  return <PostCard {...{ entry, withAgency, brief, inGrid }} movable={mayMove(entry.post)} />;
}
