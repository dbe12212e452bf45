import { useMemo, useState, type ReactElement } from 'react';
import type { CalendarPost } from './calendar-data.ts';
import { CopyDialog } from './copy-dialog.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { MovePanel, type ToMove } from './move-panel.tsx';
import { RefusedMovesDialog } from './refused-moves.tsx';
import type { ConflictsOf } from './use-conflicts.ts';
import type { PostEntry } from './use-calendar.ts';
import type { Moving } from './use-moving.ts';

export type Windows = ReturnType<typeof useWindows>;

/** What stands open over the calendar. */
export function useWindows() {
  const [toMove, setToMove] = useState<ToMove>();
  const [toCopy, setToCopy] = useState<PostEntry>();
  const [keys, setKeys] = useState(false);
  const acts = useMemo(
    () => ({
      move: (entry: PostEntry, place: DOMRect) => setToMove({ entry, place }),
      copy: (entry: PostEntry) => {
        setToMove(undefined);
        setToCopy(entry);
      },
      showKeys: () => setKeys(true),
      close: () => {
        setToMove(undefined);
        setToCopy(undefined);
        setKeys(false);
      },
    }),
    [],
  );
  const held: CalendarPost | undefined = toMove?.entry.post ?? toCopy?.post;
  return { toMove, toCopy, keys, held, ...acts };
}

interface CalendarWindowsProps {
  readonly windows: Windows;
  readonly zone: string;
  readonly moving: Moving;
  readonly conflictsOf: ConflictsOf;
}

export function CalendarWindows({ windows, zone, moving, conflictsOf }: CalendarWindowsProps): ReactElement {
  const { toMove, toCopy, keys, close, copy } = windows;
  return (
    <>
      <MovePanel {...{ toMove, zone, moving, conflictsOf }} onClose={close} onCopy={copy} />
      <CopyDialog entry={toCopy} {...{ zone, moving, conflictsOf }} onClose={close} />
      <RefusedMovesDialog moving={moving} />
      <KeysDialog open={keys} onClose={close} />
    </>
  );
}
