import { useMemo, useState, type ReactElement } from 'react';
import { instantOf, localTimeOf, type LocalTime } from '#platform/time/local-time.ts';
import type { Refused } from '#web/api/refused.ts';
import { Button } from '#web/kit/button.tsx';
import { DateTimeField } from '#web/kit/date-time-field.tsx';
import { Dialog } from '#web/kit/dialog.tsx';
import { SelectField, TextField } from '#web/kit/field.tsx';
import { RefusalNote } from '#web/kit/states.tsx';
import { useTimes } from '#web/kit/time.tsx';
import { useWords } from '#web/words/words.ts';
import { webWords } from '#web/words/web-words.ts';
import { ConflictNotes } from './conflict-notes.tsx';
import { comingTime } from './next-slots.ts';
import css from './panel.module.css';
import { longestSeries, repeated, rhythms, type Rhythm } from './repeat.ts';
import type { ConflictsOf } from './use-conflicts.ts';
import type { PostEntry } from './use-calendar.ts';
import type { Moving } from './use-moving.ts';
import { calendarWords } from './words.ts';

interface CopyDialogProps {
  readonly entry: PostEntry | undefined;
  readonly zone: string;
  readonly moving: Moving;
  readonly conflictsOf: ConflictsOf;
  readonly onClose: () => void;
}

/** A copy on another day, or a series of them: every draft is shown before it is made. */
export function CopyDialog({ entry, ...tools }: CopyDialogProps): ReactElement | null {
  if (!entry) return null;
  return <Copying key={entry.id} entry={entry} {...tools} />;
}

type Repeat = Rhythm | 'never';

function Copying({ entry, zone, moving, conflictsOf, onClose }: CopyDialogProps & { readonly entry: PostEntry }) {
  const say = useWords(calendarWords);
  const web = useWords(webWords);
  const series = useSeries(entry, zone);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused>();
  const title = entry.post.title?.trim() || say('untitled');
  const make = async (): Promise<void> => {
    setBusy(true);
    const why = await moving.copy(entry.post, series.chosen);
    setBusy(false);
    if (why) setRefused(why);
    else onClose();
  };
  const foot = (
    <>
      <Button onClick={onClose}>{web('cancel')}</Button>
      <Button look="primary" busy={busy} disabled={series.chosen.length === 0} onClick={() => void make()}>
        {say('copy.do', { count: series.chosen.length })}
      </Button>
    </>
  );
  return (
    <Dialog open title={say('copy.title', { title })} onClose={onClose} foot={foot}>
      <div className={css.stack}>
        <p>{say('copy.lead')}</p>
        <RefusalNote refused={refused} />
        <SeriesFields series={series} zone={zone} />
        <Preview series={series} entry={entry} zone={zone} conflictsOf={conflictsOf} />
      </div>
    </Dialog>
  );
}

type Series = ReturnType<typeof useSeries>;

function useSeries(entry: PostEntry, zone: string) {
  const say = useWords(calendarWords);
  const [at, setAt] = useState<string | null>(() => {
    const next = comingTime(entry, { zone, now: Date.now(), everyDays: 7 });
    return next === undefined ? null : new Date(next).toISOString();
  });
  const [rhythm, setRhythm] = useState<Repeat>('never');
  const [count, setCount] = useState('4');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const times = Number(count);
  const wrong = rhythm !== 'never' && (!Number.isInteger(times) || times < 1 || times > longestSeries);
  const all = useMemo((): readonly LocalTime[] => {
    if (at === null) return [];
    const first = localTimeOf(new Date(at), zone);
    const dates = rhythm === 'never' || wrong ? [] : repeated(first.date, rhythm, times - 1);
    return [first, ...dates.map((date) => ({ date, time: first.time }))];
  }, [at, rhythm, times, wrong, zone]);
  return {
    at,
    setAt,
    rhythm,
    setRhythm,
    count,
    setCount,
    error: wrong ? say('copy.count.wrong', { most: longestSeries }) : undefined,
    all,
    isChosen: ({ date }: LocalTime) => !left.has(date),
    toggle: ({ date }: LocalTime) =>
      setLeft((now) => (now.has(date) ? new Set([...now].filter((one) => one !== date)) : new Set([...now, date]))),
    chosen: wrong ? [] : all.filter(({ date }) => !left.has(date)),
  };
}

function SeriesFields({ series, zone }: { readonly series: Series; readonly zone: string }): ReactElement {
  const say = useWords(calendarWords);
  const choices = (['never', ...rhythms] as const).map((value) => ({ value, label: say(`copy.${value}`) }));
  return (
    <>
      <DateTimeField label={say('copy.first')} value={series.at} zone={zone} onChoose={series.setAt} />
      <div className={css.pair}>
        <SelectField label={say('copy.repeat')} value={series.rhythm} choices={choices} onChoose={series.setRhythm} />
        {series.rhythm !== 'never' && (
          <TextField
            label={say('copy.count')}
            hint={say('copy.count.hint', { most: longestSeries })}
            value={series.count}
            error={series.error}
            inputMode="numeric"
            onWrite={series.setCount}
          />
        )}
      </div>
    </>
  );
}

interface PreviewProps extends Pick<CopyDialogProps, 'zone' | 'conflictsOf'> {
  readonly series: Series;
  readonly entry: PostEntry;
}

/** Each draft with what speaks against its time; what is not wanted is left out. */
function Preview({ series, entry, zone, conflictsOf }: PreviewProps): ReactElement | null {
  const say = useWords(calendarWords);
  const times = useTimes();
  if (series.all.length === 0) return null;
  return (
    <fieldset className={css.preview}>
      <legend>{say('copy.preview')}</legend>
      <ul>
        {series.all.map((time) => {
          const at = instantOf(time, zone);
          if (!at) return null;
          // The original stands beside its copies as well.
          const conflicts = conflictsOf({ ...entry.post, id: '' }, { at: at.getTime(), date: time.date });
          return (
            <li key={time.date}>
              <label>
                <input
                  type="checkbox"
                  checked={series.isChosen(time)}
                  aria-label={say('copy.skip', { when: times.near(at) })}
                  onChange={() => series.toggle(time)}
                />
                {times.near(at)}
              </label>
              <ConflictNotes conflicts={conflicts} />
            </li>
          );
        })}
      </ul>
      {series.chosen.length === 0 && <p className={css.wrong}>{say('copy.none')}</p>}
    </fieldset>
  );
}
