import { IconBeach, IconCheck, IconMinus, IconPencil, IconQuestionMark } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import type { CadenceRow, ConsistencyView } from '#reporting/consistency/contract.ts';
import { Button } from '#web/kit/button.tsx';
import { DataTable } from '#web/kit/data-table.tsx';
import { useTimes } from '#web/kit/time.tsx';
import { VisuallyHidden } from '#web/kit/visually-hidden.tsx';
import { useWords } from '#web/words/words.ts';
import { useChannelName } from './channel-name.ts';
import css from './consistency.module.css';
import { Parts } from './counted-lines.tsx';
import { Line } from './line.tsx';
import { StoriesDialog } from './stories-dialog.tsx';
import { shareOf, useShareTelling, type Share } from './telling.ts';
import { consistencyWords } from './words.ts';

interface ViewProps {
  readonly view: ConsistencyView;
}

function together(rows: readonly CadenceRow[], when: 'now' | 'before'): Share | null {
  const judged = rows.flatMap((row) => row[when] ?? []);
  return shareOf(
    judged.reduce((all, { kept }) => all + kept, 0),
    judged.reduce((all, week) => all + week.judged, 0),
  );
}

/** What was meant for each week, and what went out in it. */
export function CadenceLine({ view }: ViewProps): ReactElement {
  const say = useWords(consistencyWords);
  const telling = useShareTelling();
  const [setting, set] = useState(false);
  const { cadence, next, can, slotsCut } = view;
  const [now, before] = [together(cadence, 'now'), together(cadence, 'before')];
  const stories = cadence
    .filter(({ kind }) => kind === 'stories')
    .flatMap(({ weeks }) => weeks)
    .reduce((all, { done }) => all + done, 0);
  return (
    <Line
      name="cadence"
      wide
      value={telling.percent(now)}
      unit={`${telling.of(now)} ${say('cadence.weeks')}`}
      before={telling.before(now, before)}
      counted={say('cadence.counted')}
      none={say('cadence.none')}
      step={next.cadence}
      actions={
        can.setStories && (
          <Button size="small" icon={<IconPencil aria-hidden />} onClick={() => set(true)}>
            {say('stories.set')}
          </Button>
        )
      }
    >
      {slotsCut && <p className={css.counted}>{say('cadence.cut')}</p>}
      <ul className={css.rows}>
        {cadence.map((row) => (
          <Row key={row.channel?.id ?? row.kind} row={row} view={view} />
        ))}
      </ul>
      <Parts parts={[['stories', stories]]} />
      <StoriesDialog open={setting} view={view} onClose={() => set(false)} />
    </Line>
  );
}

function useRowName(): (row: CadenceRow) => string {
  const say = useWords(consistencyWords);
  const channelName = useChannelName();
  return ({ kind, channel }) =>
    kind === 'channel' ? say('row.channel', { channel: channel ? channelName(channel) : '' }) : say(`row.${kind}`);
}

function Row({ row, view: { stories } }: ViewProps & { readonly row: CadenceRow }): ReactElement {
  const say = useWords(consistencyWords);
  const telling = useShareTelling();
  const nameOf = useRowName();
  const { now, before, running } = row;
  const aim = `${say('row.stories.wanted', { count: stories.perWeek })}, ${say(`row.stories.${stories.from}`)}`;
  return (
    <li>
      <div className={css.rowHead}>
        <h3>{nameOf(row)}</h3>
        {row.kind === 'stories' && <small>{aim}</small>}
        <span>{now ? say('row.kept', { ...now }) : say('none')}</span>
      </div>
      <ul className={css.weeks} aria-label={nameOf(row)}>
        {row.weeks.map((week) => (
          <WeekCell key={week.monday} week={week} />
        ))}
      </ul>
      <p className={css.running}>
        {running.wanted === null
          ? say('row.now.none', { done: running.done })
          : say('row.now', { done: running.done, wanted: running.wanted })}
        {running.emptySlots > 0 && ` · ${say('row.empty', { count: running.emptySlots })}`}
        {' · '}
        {before ? say('before', { value: say('row.kept', { ...before }) }) : telling.before(null, null)}
      </p>
    </li>
  );
}

const signs = { kept: IconCheck, short: IconMinus, free: IconBeach, unknown: IconQuestionMark } as const;

function WeekCell({ week }: { readonly week: CadenceRow['weeks'][number] }): ReactElement {
  const say = useWords(consistencyWords);
  const times = useTimes('UTC');
  const { monday, done, wanted, verdict } = week;
  const Sign = signs[verdict];
  const day = times.range(`${monday}T00:00:00Z`, `${monday}T00:00:00Z`).replace(/ \d{4}$/, '');
  const facts = { week: say('week', { monday: day }), done, wanted: wanted ?? 0, verdict: say(`verdict.${verdict}`) };
  return (
    <li data-verdict={verdict}>
      <VisuallyHidden>{say(wanted === null ? 'week.told.none' : 'week.told', facts)}</VisuallyHidden>
      <b aria-hidden="true">
        <Sign aria-hidden />
        {wanted === null ? done : `${done}/${wanted}`}
      </b>
      <small aria-hidden="true">{day}</small>
    </li>
  );
}

/** How long the cadence has been kept without a break. */
export function StreakLine({ view: { cadence, next } }: ViewProps): ReactElement {
  const say = useWords(consistencyWords);
  const nameOf = useRowName();
  const known = cadence.filter(({ now, before, streak }) => now !== null || before !== null || streak.longest > 0);
  const [best] = known.toSorted((a, b) => b.streak.current - a.streak.current || b.streak.longest - a.streak.longest);
  const weeks = (count: number): string => say('streak.weeks', { count });
  return (
    <Line
      name="streak"
      value={best ? weeks(best.streak.current) : null}
      unit={best ? say('streak.of', { what: nameOf(best), longest: weeks(best.streak.longest) }) : ''}
      before={null}
      counted={say('streak.counted')}
      none={say('streak.none')}
      step={next.streak}
    >
      {known.length > 0 && (
        <div className={css.table}>
          <DataTable
            caption={say('streak')}
            compact
            rows={known}
            keyOf={({ channel, kind }) => channel?.id ?? kind}
            columns={[
              { name: say('streak.what'), show: nameOf },
              { name: say('streak.current'), number: true, show: ({ streak }) => weeks(streak.current) },
              { name: say('streak.longest'), number: true, show: ({ streak }) => weeks(streak.longest) },
            ]}
          />
        </div>
      )}
    </Line>
  );
}
