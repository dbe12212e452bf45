import { IconArrowsMoveHorizontal, IconX } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import type { Refused } from '#web/api/refused.ts';
import { Button, IconButton } from '#web/kit/button.tsx';
import { Dialog } from '#web/kit/dialog.tsx';
import { SelectField, TextField } from '#web/kit/field.tsx';
import { RefusalNote } from '#web/kit/states.tsx';
import { useTimes } from '#web/kit/time.tsx';
import { useWords } from '#web/words/words.ts';
import { webWords } from '#web/words/web-words.ts';
import css from './panel.module.css';
import { spreadOverSlots } from './next-slots.ts';
import { useChosen, type Selection } from './selection.ts';
import { shiftedBy } from './shifted-by.ts';
import type { PostEntry } from './use-calendar.ts';
import type { Moving, PlannedMove } from './use-moving.ts';
import type { EmptySlot } from './use-surroundings.ts';
import { useComingSlots } from './use-coming-slots.ts';
import { calendarWords } from './words.ts';

interface BulkProps {
  readonly chosen: Selection;
  readonly entryOf: (id: string) => PostEntry | undefined;
  readonly moving: Moving;
  readonly zone: string;
}

/** Stands at the foot of the screen while posts are chosen. */
export function BulkBar({ chosen, entryOf, moving, zone }: BulkProps): ReactElement | null {
  const say = useWords(calendarWords);
  const ids = useChosen(chosen);
  const [open, setOpen] = useState(false);
  if (ids.size === 0) return null;
  const entries = [...ids].flatMap((id) => entryOf(id) ?? []).toSorted((a, b) => a.at - b.at);
  return (
    <section className={css.bulk} aria-label={say('bulk')}>
      <b aria-live="polite">{say('selected', { count: ids.size })}</b>
      <Button look="primary" icon={<IconArrowsMoveHorizontal aria-hidden />} onClick={() => setOpen(true)}>
        {say('bulk.shift')}
      </Button>
      <IconButton label={say('bulk.clear')} onClick={() => chosen.clear()}>
        <IconX aria-hidden />
      </IconButton>
      {open && (
        <BulkDialog
          entries={entries}
          moving={moving}
          zone={zone}
          onClose={() => setOpen(false)}
          onDone={() => {
            setOpen(false);
            chosen.clear();
          }}
        />
      )}
    </section>
  );
}

interface BulkDialogProps extends Pick<BulkProps, 'moving' | 'zone'> {
  readonly entries: readonly PostEntry[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function BulkDialog({ entries, moving, zone, onClose, onDone }: BulkDialogProps): ReactElement {
  const say = useWords(calendarWords);
  const web = useWords(webWords);
  const movable = entries.filter(({ post }) => moving.mayMove(post));
  const plan = useBulkPlan(movable, zone);
  const [refused, setRefused] = useState<Refused>();
  const [busy, setBusy] = useState(false);
  const go = async (): Promise<void> => {
    setBusy(true);
    const why = await moving.move(plan.moves);
    setBusy(false);
    // What is told post by post has a window of its own.
    if (why && why.kind !== 'some-stay' && why.kind !== 'moved-meanwhile') setRefused(why);
    else onDone();
  };
  const foot = (
    <>
      <Button onClick={onClose}>{web('cancel')}</Button>
      <Button look="primary" busy={busy} disabled={plan.moves.length === 0} onClick={() => void go()}>
        {say('bulk.do')}
      </Button>
    </>
  );
  return (
    <Dialog open title={say('bulk.title', { count: movable.length })} onClose={onClose} foot={foot}>
      <div className={css.stack}>
        <RefusalNote refused={refused} />
        <BulkFields plan={plan} />
        {movable.length < entries.length && (
          <p className={css.note}>{say('bulk.some-fixed', { count: entries.length - movable.length })}</p>
        )}
        <BulkPreview entries={movable} moves={plan.moves} />
      </div>
    </Dialog>
  );
}

type How = 'by-days' | 'to-slots';
type Direction = 'later' | 'earlier';
type Plan = ReturnType<typeof useBulkPlan>;

function useBulkPlan(entries: readonly PostEntry[], zone: string) {
  const [how, setHow] = useState<How>('by-days');
  const [days, setDays] = useState('1');
  const [direction, setDirection] = useState<Direction>('later');
  const { slots } = useComingSlots({ wanted: how === 'to-slots' });
  const count = Number(days);
  const isWhole = Number.isInteger(count) && count >= 1 && count <= 365;
  const by = direction === 'later' ? count : -count;
  const shifted = isWhole ? shiftedBy(entries, by, zone) : [];
  const moves = how === 'by-days' ? shifted : intoSlots(entries, slots);
  return { how, setHow, days, setDays, direction, setDirection, isWhole, moves };
}

function intoSlots(entries: readonly PostEntry[], slots: readonly EmptySlot[]): readonly PlannedMove[] {
  const posts = entries.map(({ post }) => post);
  const given = spreadOverSlots(posts, slots, Date.now());
  return posts.flatMap((post) => {
    const to = given.get(post.id);
    return to === undefined ? [] : [{ post, to }];
  });
}

function BulkFields({ plan }: { readonly plan: Plan }): ReactElement {
  const say = useWords(calendarWords);
  const ways = (['by-days', 'to-slots'] as const).map((value) => ({ value, label: say(`bulk.${value}`) }));
  const directions = (['later', 'earlier'] as const).map((value) => ({ value, label: say(`bulk.${value}`) }));
  return (
    <>
      <SelectField label={say('bulk.how')} value={plan.how} choices={ways} onChoose={plan.setHow} />
      {plan.how === 'by-days' && (
        <div className={css.pair}>
          <TextField
            label={say('bulk.days')}
            value={plan.days}
            inputMode="numeric"
            error={plan.isWhole ? undefined : say('copy.count.wrong', { most: 365 })}
            onWrite={plan.setDays}
          />
          <SelectField
            label={say('bulk.direction')}
            value={plan.direction}
            choices={directions}
            onChoose={plan.setDirection}
          />
        </div>
      )}
    </>
  );
}

interface BulkPreviewProps {
  readonly entries: readonly PostEntry[];
  readonly moves: readonly PlannedMove[];
}

function BulkPreview({ entries, moves }: BulkPreviewProps): ReactElement {
  const say = useWords(calendarWords);
  const times = useTimes();
  const to = new Map(moves.map((move) => [move.post.id, move.to]));
  return (
    <div className={css.preview}>
      <b>{say('bulk.preview')}</b>
      <ul>
        {entries.map(({ id, post, at }) => {
          const target = to.get(id);
          return (
            <li key={id}>
              <span>{post.title?.trim() || say('untitled')}</span>
              <small>
                {times.near(new Date(at))} → {target === undefined ? say('bulk.no-slot') : times.near(new Date(target))}
              </small>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
