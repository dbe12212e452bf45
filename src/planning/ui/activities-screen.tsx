import { IconCalendarEvent, IconPlus } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { pictureAddress } from '#media/contract.ts';
import { activityListEndpoint, type ActivityListItem } from '#planning/contract.ts';
import { instantOf } from '#platform/time/local-time.ts';
import { programmeNamesEndpoint } from '#strategy/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { usePages } from '#web/api/use-pages.ts';
import { Button, LinkButton } from '#web/kit/button.tsx';
import { MoreButton } from '#web/kit/data-table.tsx';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { FilterBar, FilterSelect, SearchBox } from '#web/kit/filter-bar.tsx';
import { Page } from '#web/kit/page.tsx';
import { EmptyState, RefusalNote, RowsSkeleton } from '#web/kit/states.tsx';
import { Tag } from '#web/kit/status-tag.tsx';
import { Time, useNow, useZone } from '#web/kit/time.tsx';
import { useUrlState } from '#web/kit/use-url-state.ts';
import { Tile, WorkList, WorkRow } from '#web/kit/work-row.tsx';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import { planningWords } from './words.ts';

/** Kegiatan: everything the agencies have written down, newest first. */
export function ActivitiesScreen(): ReactElement {
  const say = useWords(planningWords);
  const filters = useActivityFilters();
  const pages = usePages(activityListEndpoint, { query: filters.query });
  const begin = pages.first?.can.create && (
    <LinkButton look="primary" to="/kegiatan/baru" icon={<IconPlus aria-hidden />}>
      {say('list.new')}
    </LinkButton>
  );
  return (
    <Page title={say('list.title')} lead={say('list.lead')} actions={begin}>
      <ActivityFilters filters={filters} />
      {pages.error && <RefusalNote refused={pages.error} onRetry={pages.refetch} />}
      {pages.loading && <RowsSkeleton rows={8} />}
      {pages.items.length > 0 && (
        <>
          <WorkList label={say('list.title')}>
            {pages.items.map((activity) => (
              <ActivityRow key={activity.id} activity={activity} />
            ))}
          </WorkList>
          <MoreButton {...pages} />
        </>
      )}
      {pages.first && pages.items.length === 0 && <NoActivities filters={filters} begin={begin} />}
    </Page>
  );
}

interface Filters {
  readonly programmeId: string;
  readonly month: string;
  readonly text: string;
  readonly query: Readonly<Record<string, string>> & { readonly text: string };
  readonly narrowed: boolean;
  readonly chooseProgramme: (id: string) => void;
  readonly chooseMonth: (month: string) => void;
  readonly search: (text: string) => void;
  readonly clear: () => void;
}

function useActivityFilters(): Filters {
  const { agency } = useSession();
  const zone = useZone();
  const [programmeId, chooseProgramme] = useUrlState('program');
  const [month, chooseMonth] = useUrlState('bulan');
  const [text, search] = useUrlState('cari');
  return {
    programmeId,
    month,
    text,
    query: {
      text,
      ...(agency ? { agencyId: agency.id } : {}),
      ...(programmeId === '' ? {} : { programmeId }),
      ...monthRange(month, zone),
    },
    narrowed: programmeId !== '' || month !== '' || text !== '',
    chooseProgramme,
    chooseMonth,
    search,
    clear: () => {
      chooseProgramme('');
      chooseMonth('');
      search('');
    },
  };
}

/** `2026-11`: from its first moment to the next month's, on the clocks of that zone. */
function monthRange(month: string, zone: string): { readonly from?: string; readonly to?: string } {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
  const from = instantOf({ date: `${month}-01`, time: '00:00' }, zone);
  const to = instantOf({ date: `${next}-01`, time: '00:00' }, zone);
  return from && to ? { from: from.toISOString(), to: to.toISOString() } : {};
}

function ActivityFilters({ filters }: { readonly filters: Filters }): ReactElement {
  const say = useWords(planningWords);
  const programmes = useAnswer(programmeNamesEndpoint, { query: {} });
  const choices = [
    { value: '', label: say('list.programme.all') },
    ...(programmes.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <FilterBar>
      <FilterSelect
        label={say('list.programme')}
        value={filters.programmeId}
        choices={choices}
        onChoose={filters.chooseProgramme}
      />
      <FilterSelect
        label={say('list.month')}
        value={filters.month}
        choices={[{ value: '', label: say('list.month.all') }, ...useMonths(filters.month)]}
        onChoose={filters.chooseMonth}
      />
      <SearchBox label={say('list.search')} value={filters.text} onSearch={filters.search} />
    </FilterBar>
  );
}

/** Two months ahead and a year back, and whichever the address names. */
function useMonths(chosen: string): readonly { readonly value: string; readonly label: string }[] {
  const say = useWords(planningWords);
  const now = useNow();
  const around = Array.from({ length: 15 }, (_, index) => {
    return new Date(Date.UTC(now.getFullYear(), now.getMonth() + 2 - index, 1)).toISOString().slice(0, 7);
  });
  const months = chosen === '' || around.includes(chosen) ? around : [chosen, ...around];
  return months.map((value) => ({
    value,
    label: say('list.month.name', { month: new Date(`${value}-01T12:00:00Z`) }),
  }));
}

function ActivityRow({ activity }: { readonly activity: ActivityListItem }): ReactElement {
  const say = useWords(planningWords);
  const { id, title, agency, startsAt, place, village, thumbnailId, programmes, missing, posts } = activity;
  const where = [place, village].filter((part) => part !== '').join(', ');
  return (
    <WorkRow
      tile={thumbnailId ? <Tile picture={pictureAddress(thumbnailId, '320')} /> : <Tile icon={<IconCalendarEvent />} />}
      meta={
        <>
          {activity.informationClass === 'dikecualikan' && <Tag look="danger">{say('class.dikecualikan')}</Tag>}
          {activity.shownOnPortal && <Tag look="line">{say('list.shown')}</Tag>}
          <b>{agency.shortName}</b>
          {startsAt ? <Time at={startsAt} form="near" zone={agency.zone} /> : <span>{say('list.no-date')}</span>}
          {where !== '' && <span>{where}</span>}
        </>
      }
      title={
        <DeskLink to="/kegiatan/$id" params={{ id }}>
          {title.trim() === '' ? say('untitled') : title}
        </DeskLink>
      }
      why={[
        programmes.map(({ name }) => name).join(', '),
        say('list.posts', { all: posts.all, published: posts.published }),
        missing.length > 0 && say('list.missing', { count: missing.length }),
      ]
        .filter(Boolean)
        .join(' · ')}
    />
  );
}

function NoActivities({
  filters,
  begin,
}: {
  readonly filters: Filters;
  readonly begin: ReactElement | false | undefined;
}) {
  const say = useWords(planningWords);
  if (filters.narrowed) {
    const clear = <Button onClick={filters.clear}>{say('list.none.clear')}</Button>;
    return <EmptyState title={say('list.none')} why={say('list.none.why')} actions={clear} />;
  }
  return <EmptyState title={say('list.empty')} why={say('list.empty.why')} actions={begin} />;
}
