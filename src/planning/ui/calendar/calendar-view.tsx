import { IconChevronUp } from '@tabler/icons-react';
import { useMemo, useState, type ReactElement } from 'react';
import { Button } from '#web/kit/button.tsx';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import css from './calendar.module.css';
import { DayGrid } from './day-grid.tsx';
import { agencyLanes, programmeLanes, type Lane } from './lanes.ts';
import { LanesGrid } from './lanes-grid.tsx';
import { MonthGrid } from './month-grid.tsx';
import { PostList, useDayGroups } from './post-list.tsx';
import type { ShownCalendar } from './shown-calendar.ts';
import { usePlanNames } from './use-plan-names.ts';
import { WeekGrid } from './week-grid.tsx';
import { calendarWords } from './words.ts';

interface ViewProps {
  readonly shown: ShownCalendar;
  /** Seven columns don't fit a phone: there days and lanes stand below each other. */
  readonly narrow: boolean;
}

export function CalendarViewOf({ shown, narrow }: ViewProps): ReactElement {
  const { view } = shown.address;
  if (view === 'lanes') return <AgencyLanes shown={shown} narrow={narrow} />;
  if (view === 'programmes') return <ProgrammeLanes shown={shown} narrow={narrow} />;
  if (view === 'day') return <DayGrid {...shown} />;
  if (narrow || view === 'list') return <Days shown={shown} />;
  return view === 'week' ? <WeekGrid {...shown} /> : <MonthGrid {...shown} />;
}

/** A list begins with today; what lies before it is one press away. */
function Days({ shown }: { readonly shown: ShownCalendar }): ReactElement {
  const say = useWords(calendarWords);
  const { view, days, today } = shown.address;
  const groups = useDayGroups(shown);
  const [whole, setWhole] = useState('');
  const key = `${view}${days[0] ?? ''}`;
  const past = groups.filter((group) => group.key < today);
  const folded = whole !== key && past.length > 0 && past.length < groups.length;
  return (
    <>
      {folded && (
        <p className={css.past}>
          <Button look="ghost" size="small" icon={<IconChevronUp aria-hidden />} onClick={() => setWhole(key)}>
            {say('list.past', { count: past.length })}
          </Button>
        </p>
      )}
      <PostList
        key={`${key}${String(folded)}`}
        shown={shown}
        groups={folded ? groups.slice(past.length) : groups}
        label={say('list.label')}
      />
    </>
  );
}

function AgencyLanes({ shown, narrow }: ViewProps): ReactElement {
  const say = useWords(calendarWords);
  const { agency, agencies } = useSession();
  const { calendar, address } = shown;
  const { agencyId } = address.filters;
  const lanes = useMemo(() => {
    const entries = [...calendar.byDay.values()].flat();
    const busy = new Set([...calendar.posts.values()].map(({ post }) => post.agency.id));
    const chosen = agencyId === '' ? agency?.id : agencyId;
    const whose = agencies.filter(({ id }) => chosen === undefined || id === chosen || busy.has(id));
    return agencyLanes(entries, whose.map(({ id, shortName }) => ({ id, name: shortName }))); // oxfmt-ignore
  }, [calendar.byDay, calendar.posts, agencies, agency?.id, agencyId]);
  return <Lanes {...{ shown, narrow, lanes }} label={say('lanes.label')} head={say('lane.agency')} />;
}

function ProgrammeLanes({ shown, narrow }: ViewProps): ReactElement {
  const say = useWords(calendarWords);
  const { calendar, address } = shown;
  const { programmes } = usePlanNames(address);
  const { programmeId } = address.filters;
  const lanes = useMemo(() => {
    const entries = [...calendar.byDay.values()].flat();
    const wanted = programmes.filter(({ id }) => programmeId === '' || id === programmeId);
    return programmeLanes(entries, wanted, say('lane.none'));
  }, [calendar.byDay, programmes, programmeId, say]);
  return <Lanes {...{ shown, narrow, lanes }} label={say('programmes.label')} head={say('lane.programme')} />;
}

interface LanesProps extends ViewProps {
  readonly lanes: readonly Lane[];
  readonly label: string;
  readonly head: string;
}

function Lanes({ shown, narrow, lanes, label, head }: LanesProps): ReactElement {
  const say = useWords(calendarWords);
  if (!narrow) return <LanesGrid shown={shown} lanes={lanes} label={label} head={head} />;
  const groups = lanes.map(({ id, name, byDay, posts }) => ({
    key: id,
    title: name,
    note: say('lane.count', { count: posts }),
    entries: [...byDay.values()].flat(),
    withDay: true,
  }));
  return <PostList shown={shown} groups={groups} label={label} />;
}
