import { IconCalendarEvent, IconCompass, IconEyeOff, IconPlus, IconReplace } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { formatPlainDate } from '#platform/time/format.ts';
import { programmeListEndpoint, programmeNamesEndpoint, type ProgrammeView } from '#strategy/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { usePages } from '#web/api/use-pages.ts';
import { Button, LinkButton } from '#web/kit/button.tsx';
import { MoreButton } from '#web/kit/data-table.tsx';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { Chip, FilterBar, FilterSelect, SearchBox, Segmented } from '#web/kit/filter-bar.tsx';
import { Page } from '#web/kit/page.tsx';
import { EmptyState, RefusalNote, RowsSkeleton } from '#web/kit/states.tsx';
import { Tag } from '#web/kit/status-tag.tsx';
import { useNow } from '#web/kit/time.tsx';
import { useUrlState } from '#web/kit/use-url-state.ts';
import { Tile, WorkList, WorkRow } from '#web/kit/work-row.tsx';
import { useSession } from '#web/session/session.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import { ProgrammeDrawer } from './programme-drawer.tsx';
import { strategyWords } from './words.ts';

/** Strategi: the flagship programmes with their period, lead agency and what was done for them. */
export function ProgrammesScreen(): ReactElement {
  const say = useWords(strategyWords);
  const filters = useProgrammeFilters();
  const [edited, setEdited] = useState<'new'>();
  const pages = usePages(programmeListEndpoint, { query: filters.query });
  const mayCreate = pages.first?.can.create ?? false;
  const create = mayCreate && (
    <>
      <LinkButton to="/program/pergantian" icon={<IconReplace aria-hidden />}>
        {say('term-end')}
      </LinkButton>
      <Button look="primary" icon={<IconPlus aria-hidden />} onClick={() => setEdited('new')}>
        {say('new')}
      </Button>
    </>
  );
  return (
    <Page title={say('title')} lead={say('lead')} actions={create}>
      <ProgrammeFilters filters={filters} />
      {pages.error && <RefusalNote refused={pages.error} onRetry={pages.refetch} />}
      {pages.loading && <RowsSkeleton rows={6} />}
      {pages.items.length > 0 && (
        <>
          <WorkList label={say('list')}>
            {pages.items.map((programme) => (
              <ProgrammeRow key={programme.id} programme={programme} />
            ))}
          </WorkList>
          <MoreButton {...pages} />
        </>
      )}
      {pages.first && pages.items.length === 0 && (
        <NoProgrammes filtered={filters.narrowed} onClear={filters.clear} mayCreate={mayCreate} action={create} />
      )}
      <ProgrammeDrawer edited={edited} onClose={() => setEdited(undefined)} />
    </Page>
  );
}

type Phase = 'running' | 'coming' | 'ended' | 'all';

interface Filters {
  readonly phase: string;
  readonly agencyId: string;
  readonly text: string;
  readonly query: {
    readonly phase?: Exclude<Phase, 'all'>;
    readonly agencyId?: string;
    readonly tag?: string;
    readonly level: 'all' | 'top';
    readonly text: string;
  };
  readonly tag: string;
  readonly chooseTag: (tag: string) => void;
  readonly narrowed: boolean;
  readonly choosePhase: (phase: string) => void;
  readonly chooseAgency: (agencyId: string) => void;
  readonly search: (text: string) => void;
  readonly clear: () => void;
}

function useProgrammeFilters(): Filters {
  const [phase, choosePhase] = useUrlState('periode', 'running');
  const [agencyId, chooseAgency] = useUrlState('opd');
  const [text, search] = useUrlState('cari');
  const [tag, chooseTag] = useUrlState('tanda');
  return {
    phase,
    agencyId,
    text,
    query: {
      ...(phase === 'all' ? {} : { phase: phase as Exclude<Phase, 'all'> }),
      ...(agencyId === '' ? {} : { agencyId }),
      ...(tag === '' ? {} : { tag }),
      // Who looks for something also finds parts of programmes.
      level: text === '' && tag === '' ? 'top' : 'all',
      text,
    },
    tag,
    chooseTag,
    narrowed: phase !== 'all' || agencyId !== '' || text !== '' || tag !== '',
    choosePhase,
    chooseAgency,
    search,
    clear: () => {
      choosePhase('all');
      chooseAgency('');
      search('');
      chooseTag('');
    },
  };
}

function ProgrammeFilters({ filters }: { readonly filters: Filters }): ReactElement {
  const say = useWords(strategyWords);
  const { agencies } = useSession();
  const phases = (['running', 'coming', 'ended', 'all'] as const).map((value) => ({
    value: value as string,
    label: say(`phase.${value}`),
  }));
  const leads = [
    { value: '', label: say('agency.all') },
    ...agencies.map(({ id, shortName }) => ({ value: id, label: shortName })),
  ];
  return (
    <FilterBar>
      <Segmented label={say('phase')} value={filters.phase} choices={phases} onChoose={filters.choosePhase} />
      {agencies.length > 1 && (
        <FilterSelect
          label={say('agency.filter')}
          value={filters.agencyId}
          choices={leads}
          onChoose={filters.chooseAgency}
        />
      )}
      {filters.tag !== '' && (
        <Chip on onToggle={() => filters.chooseTag('')}>
          {say('tag', { tag: filters.tag })}
        </Chip>
      )}
      <SearchBox label={say('search')} value={filters.text} onSearch={filters.search} />
    </FilterBar>
  );
}

const quietMs = 21 * 86_400_000;

function ProgrammeRow({ programme }: { readonly programme: ProgrammeView }): ReactElement {
  const say = useWords(strategyWords);
  const now = useNow();
  const { id, name, summary, agency, activities, publishedPosts, lastCoveredAt, phase, parts, archived } = programme;
  const quiet = phase === 'running' && (lastCoveredAt === null || now.getTime() - Date.parse(lastCoveredAt) > quietMs);
  return (
    <WorkRow
      tile={<Tile icon={<IconCompass />} />}
      meta={
        <>
          {archived && <Tag look="line">{say('archived')}</Tag>}
          {quiet && (
            <Tag look="warn" icon={<IconEyeOff aria-hidden />}>
              {say('quiet')}
            </Tag>
          )}
          <b>{agency.shortName}</b>
          <Period programme={programme} />
          <span>{say('activities', { count: activities })}</span>
          <span>{say('posts', { count: publishedPosts })}</span>
          {parts > 0 && <span>{say('parts', { count: parts })}</span>}
          {programme.successor && <span>{say('continued', { name: programme.successor.name })}</span>}
        </>
      }
      title={
        <DeskLink to="/program/$id" params={{ id }}>
          {name}
        </DeskLink>
      }
      why={summary}
      actions={
        <LinkButton
          size="small"
          to="/kegiatan"
          search={{ program: id }}
          icon={<IconCalendarEvent aria-hidden />}
          aria-label={say('see-activities.of', { name })}
        >
          {say('see-activities')}
        </LinkButton>
      }
    />
  );
}

function Period({ programme: { startsOn, endsOn } }: { readonly programme: ProgrammeView }): ReactElement {
  const language = useLanguage();
  const say = useWords(strategyWords);
  const from = formatPlainDate(startsOn, language);
  if (endsOn === null) return <span>{say('since', { from })}</span>;
  return <span>{say('period', { from, to: formatPlainDate(endsOn, language) })}</span>;
}

interface NoProgrammesProps {
  readonly filtered: boolean;
  readonly onClear: () => void;
  readonly mayCreate: boolean;
  readonly action: ReactElement | false;
}

function NoProgrammes({ filtered, onClear, mayCreate, action }: NoProgrammesProps): ReactElement {
  const say = useWords(strategyWords);
  const all = useAnswer(programmeNamesEndpoint, { query: {} }, { enabled: filtered });
  if (filtered && all.isPending) return <RowsSkeleton rows={2} />;
  if (filtered && all.data?.items.length !== 0) {
    const clear = <Button onClick={onClear}>{say('none.clear')}</Button>;
    return <EmptyState title={say('none.title')} why={say('none.why')} actions={clear} />;
  }
  return <EmptyState title={say('empty.title')} why={say(mayCreate ? 'empty.why' : 'empty.reader')} actions={action} />;
}
