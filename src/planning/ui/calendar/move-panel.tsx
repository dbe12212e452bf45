import { Popover } from '@mantine/core';
import { IconArrowRight, IconCalendarPlus, IconCalendarWeek, IconCopy, IconInfoCircle } from '@tabler/icons-react';
import { useState, type ReactElement, type ReactNode } from 'react';
import { localTimeOf } from '#platform/time/local-time.ts';
import { Button } from '#web/kit/button.tsx';
import { DateTimeField } from '#web/kit/date-time-field.tsx';
import { Form } from '#web/kit/field.tsx';
import { useNow, useTimes } from '#web/kit/time.tsx';
import { useWords } from '#web/words/words.ts';
import { webWords } from '#web/words/web-words.ts';
import { planningWords } from '../words.ts';
import { ConflictNotes } from './conflict-notes.tsx';
import css from './panel.module.css';
import { comingTime } from './next-slots.ts';
import { useNextSlot } from './use-next-slot.ts';
import type { ConflictsOf } from './use-conflicts.ts';
import type { PostEntry } from './use-calendar.ts';
import type { Moving } from './use-moving.ts';
import { calendarWords } from './words.ts';

/** The card that is to be moved and where on screen its grip was when it was pressed. */
export interface ToMove {
  readonly entry: PostEntry;
  readonly place: DOMRect;
}

interface PanelTools {
  readonly zone: string;
  readonly moving: Moving;
  readonly conflictsOf: ConflictsOf;
  readonly onClose: () => void;
  readonly onCopy: (entry: PostEntry) => void;
}

/** "Pindahkan ke…": the way to move a post without dragging it. */
export function MovePanel({
  toMove,
  ...tools
}: PanelTools & { readonly toMove: ToMove | undefined }): ReactElement | null {
  const say = useWords(planningWords);
  if (!toMove) return null;
  const { left, top, width, height } = toMove.place;
  const close = (): void => {
    tools.onClose();
    // The card may stand in another cell by now, as another element.
    document.querySelector<HTMLElement>(`[data-card="${toMove.entry.id}"] [data-grip]`)?.focus();
  };
  return (
    <Popover opened onDismiss={close} position="right-start" width={312} trapFocus withinPortal shadow="md" radius="lg">
      <Popover.Target>
        <button
          type="button"
          tabIndex={-1}
          aria-hidden="true"
          className={css.anchor}
          style={{ left, top, width, height }}
        />
      </Popover.Target>
      <Popover.Dropdown aria-label={say('move.title')} className={css.panel}>
        <MoveChoices key={toMove.entry.id} {...tools} entry={toMove.entry} onClose={close} />
      </Popover.Dropdown>
    </Popover>
  );
}

function MoveChoices({
  entry,
  zone,
  moving,
  conflictsOf,
  onClose,
  onCopy,
}: PanelTools & { readonly entry: PostEntry }): ReactElement {
  const say = useWords(calendarWords);
  const [why, setWhy] = useState<string>();
  const [chosen, setChosen] = useState<string | null>(new Date(entry.at).toISOString());
  const missing = useWords(webWords)('date.missing');
  const go = async (to: number): Promise<void> => {
    const refused = await moving.move([{ post: entry.post, to }]);
    if (refused && refused.kind !== 'moved-meanwhile') setWhy(refused.message);
    else onClose();
  };
  const now = useNow().getTime();
  const slot = useNextSlot(entry.post, now);
  const ahead = { zone, now };
  const nextDay = comingTime(entry, { ...ahead, everyDays: 1 });
  const nextWeek = comingTime(entry, { ...ahead, everyDays: 7 });
  return (
    <>
      <PanelHead />
      <Choice icon={<IconArrowRight size={18} aria-hidden />} to={nextDay} onGo={go} first>
        {say('move.next-day')}
      </Choice>
      <Choice icon={<IconCalendarPlus size={18} aria-hidden />} to={slot.at} waiting={slot.loading} onGo={go}>
        {say('move.next-slot')}
      </Choice>
      <Choice icon={<IconCalendarWeek size={18} aria-hidden />} to={nextWeek} onGo={go}>
        {say('move.next-week')}
      </Choice>
      <div className={css.form}>
        <Form onSubmit={() => (chosen === null ? setWhy(missing) : void go(Date.parse(chosen)))}>
          <DateTimeField label={say('move.when')} value={chosen} zone={zone} error={why} onChoose={setChosen} />
          <Told entry={entry} chosen={chosen} zone={zone} conflictsOf={conflictsOf} />
          <PanelFoot onClose={onClose} onCopy={moving.mayCopy(entry.post) ? () => onCopy(entry) : undefined} />
        </Form>
      </div>
    </>
  );
}

function PanelHead(): ReactElement {
  const say = useWords(planningWords);
  return (
    <div className={css.head}>
      <b>{say('move.title')}</b>
      <kbd>M</kbd>
    </div>
  );
}

interface ChoiceProps {
  readonly icon: ReactNode;
  readonly to: number | undefined;
  readonly onGo: (to: number) => Promise<void>;
  readonly waiting?: boolean;
  readonly first?: boolean;
  readonly children: string;
}

/** One way to go, with the time it leads to. */
function Choice({ icon, to, onGo, waiting = false, first = false, children }: ChoiceProps): ReactElement {
  const say = useWords(calendarWords);
  const times = useTimes();
  const none = waiting ? '…' : say('move.next-slot.none');
  return (
    <button
      type="button"
      className={css.choice}
      data-autofocus={first || undefined}
      disabled={to === undefined}
      onClick={() => to !== undefined && void onGo(to)}
    >
      {icon}
      <span>
        {children}
        <small>{to === undefined ? none : times.near(new Date(to))}</small>
      </span>
    </button>
  );
}

interface ToldProps extends Pick<PanelTools, 'zone' | 'conflictsOf'> {
  readonly entry: PostEntry;
  readonly chosen: string | null;
}

/** What speaks against the time that is being chosen, and what becomes of the approval. */
function Told({ entry, chosen, zone, conflictsOf }: ToldProps): ReactElement {
  const say = useWords(calendarWords);
  const { state } = entry.post;
  const at = chosen === null ? entry.at : Date.parse(chosen);
  const elsewhere = at !== entry.at;
  const conflicts = elsewhere ? conflictsOf(entry.post, { at, date: localTimeOf(new Date(at), zone).date }) : [];
  return (
    <div aria-live="polite">
      <ConflictNotes conflicts={conflicts} sayClear={elsewhere} />
      <p className={css.note}>
        <IconInfoCircle size={16} aria-hidden />
        {state === 'approved' || state === 'scheduled' ? say('move.keeps-approval') : say('move.wish')}
      </p>
    </div>
  );
}

interface FootProps {
  readonly onClose: () => void;
  readonly onCopy: (() => void) | undefined;
}

function PanelFoot({ onClose, onCopy }: FootProps): ReactElement {
  const say = useWords(calendarWords);
  const web = useWords(webWords);
  return (
    <div className={css.foot}>
      {onCopy && (
        <Button look="ghost" icon={<IconCopy aria-hidden />} onClick={onCopy}>
          {say('move.copy')}
        </Button>
      )}
      <span />
      <Button onClick={onClose}>{web('cancel')}</Button>
      <Button type="submit" look="primary">
        {say('move.do')}
      </Button>
    </div>
  );
}
