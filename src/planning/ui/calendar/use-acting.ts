import { instantOf, type LocalTime } from '#platform/time/local-time.ts';
import { announce } from '#web/kit/announce.tsx';
import { useTimes } from '#web/kit/time.tsx';
import { toastRefusal } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import { daysBetween } from './calendar-days.ts';
import { conflictText } from './conflict-notes.tsx';
import { nudged } from './nudge.ts';
import { shiftedBy } from './shifted-by.ts';
import type { ShownCalendar } from './shown-calendar.ts';
import type { PostEntry } from './use-calendar.ts';
import type { ConflictsOf } from './use-conflicts.ts';
import type { Dropping } from './use-dragging.ts';
import type { GridKeys } from './use-grid-keys.ts';
import type { Moving, PlannedMove } from './use-moving.ts';
import { calendarWords } from './words.ts';

interface Acting {
  readonly dropping: Dropping;
  readonly keys: GridKeys;
}

interface Tools {
  readonly shown: ShownCalendar;
  readonly moving: Moving;
  readonly conflictsOf: ConflictsOf;
}

/** What follows when a card is dropped or shifted with the keys. */
export function useActing({ shown, moving, conflictsOf }: Tools): Acting {
  const say = useWords(calendarWords);
  const times = useTimes();
  const { calendar, address, zone } = shown;
  const entryOf = (id: string): PostEntry | undefined => calendar.posts.get(id);

  const go = async (moves: readonly PlannedMove[], to: LocalTime): Promise<void> => {
    const [first] = moves;
    if (!first) return;
    // The past is the one barrier; the server would say the same.
    if (moves.some((move) => move.to <= Date.now())) {
      toastRefusal(say('nudge.past'));
      return;
    }
    const doubts = conflictsOf(first.post, { at: first.to, date: to.date });
    const refused = await moving.move(moves);
    if (refused) tellRefusal(refused);
    else if (doubts.length > 0) announce(doubts.map((doubt) => conflictText(doubt, say, times)).join('. '));
  };

  const onDrop: Dropping['onDrop'] = (held, to) => {
    const [first] = held;
    const at = instantOf(to, zone)?.getTime();
    if (!first || at === undefined) return;
    const days = daysBetween(first.date, to.date);
    const moves = held.length === 1 ? [{ post: first.post, to: at }] : shiftedBy(held, days, zone);
    void go(moves, to);
  };

  const onNudge: GridKeys['onNudge'] = (id, nudge) => {
    const entry = entryOf(id);
    if (!entry || !moving.mayMove(entry.post)) {
      announce(say('nudge.not'), 'urgent');
      return;
    }
    const to = nudged(address.view, entry, nudge);
    const at = instantOf(to, zone)?.getTime();
    if (at === undefined) return;
    void go([{ post: { ...entry.post, at: entry.at }, to: at }], to).then(() => focusAgain(id));
  };

  return {
    dropping: { zone, entryOf, mayMove: ({ post }) => moving.mayMove(post), conflictsOf, onDrop },
    keys: {
      date: address.date,
      onTurn: (by) => {
        address.turn(by);
        setTimeout(() => document.querySelector<HTMLElement>('[data-cell][tabindex="0"]')?.focus(), 0);
      },
      onNudge,
    },
  };
}

function tellRefusal({ kind, message }: { readonly kind: string; readonly message: string }): void {
  if (kind !== 'moved-meanwhile' && kind !== 'some-stay') toastRefusal(message);
}

/** The card stands in another cell by now, as another element. */
function focusAgain(id: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-card="${id}"] a`)?.focus());
}
