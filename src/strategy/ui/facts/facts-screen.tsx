import { IconAlertTriangle, IconPlus } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { factListEndpoint, type FactStanding, type FactView } from '#strategy/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { usePages } from '#web/api/use-pages.ts';
import { Button } from '#web/kit/button.tsx';
import { DataTable, type Column } from '#web/kit/data-table.tsx';
import { Drawer } from '#web/kit/dialog.tsx';
import { FilterBar, FilterSelect, SearchBox, Segmented } from '#web/kit/filter-bar.tsx';
import { Page } from '#web/kit/page.tsx';
import { EmptyState, RefusalNote, RowsSkeleton } from '#web/kit/states.tsx';
import { Tag } from '#web/kit/status-tag.tsx';
import { useUrlState } from '#web/kit/use-url-state.ts';
import { useSession } from '#web/session/session.tsx';
import { useWords, type Say } from '#web/words/words.ts';
import { FactDetails, standingLooks } from './fact-details.tsx';
import { FactForm } from './fact-form.tsx';
import css from './facts.module.css';
import { usePeriodWords } from './period-words.ts';
import { factWords, type FactWord } from './words.ts';

/** Fakta: what is approved, what it says and where it is used. */
export function FactsScreen(): ReactElement {
  const say = useWords(factWords);
  const filters = useFactFilters();
  const [opened, open] = useUrlState('fakta');
  const [creating, setCreating] = useState(false);
  const pages = usePages(factListEndpoint, { query: filters.query });
  const mayCreate = (pages.first?.can.create.length ?? 0) > 0;
  const create = mayCreate && (
    <Button look="primary" icon={<IconPlus aria-hidden />} onClick={() => setCreating(true)}>
      {say('new')}
    </Button>
  );
  return (
    <Page title={say('title')} lead={say('lead')} actions={create}>
      <FactFilters filters={filters} />
      {pages.error && <RefusalNote refused={pages.error} onRetry={pages.refetch} />}
      {pages.loading && <RowsSkeleton rows={6} />}
      {pages.items.length > 0 && <FactTable facts={pages.items} onOpen={open} pages={pages} />}
      {pages.first && pages.items.length === 0 && <NoFacts filters={filters} action={create} />}
      <FactDrawers facts={pages.items} {...{ creating, setCreating, opened, open }} />
    </Page>
  );
}

interface DrawersProps {
  readonly facts: readonly FactView[];
  readonly creating: boolean;
  readonly setCreating: (creating: boolean) => void;
  readonly opened: string;
  readonly open: (id: string) => void;
}

function FactDrawers({ facts, creating, setCreating, opened, open }: DrawersProps): ReactElement {
  const say = useWords(factWords);
  const created = (id: string): void => {
    setCreating(false);
    open(id);
  };
  return (
    <>
      <Drawer title={say('form.new')} open={creating} onClose={() => setCreating(false)}>
        <FactForm edited={undefined} onDone={created} />
      </Drawer>
      <Drawer title={labelOf(facts, opened) ?? say('title')} open={opened !== ''} onClose={() => open('')}>
        {opened !== '' && <FactDetails key={opened} id={opened} onClose={() => open('')} />}
      </Drawer>
    </>
  );
}

interface NoFactsProps {
  readonly filters: Filters;
  readonly action: ReactElement | false;
}

function NoFacts({ filters, action }: NoFactsProps): ReactElement {
  const say = useWords(factWords);
  const all = useAnswer(factListEndpoint, { query: {} }, { enabled: filters.narrowed });
  if (filters.narrowed && all.isPending) return <RowsSkeleton rows={2} />;
  if (!filters.narrowed || all.data?.items.length === 0)
    return <EmptyState title={say('empty.title')} why={say(action ? 'empty.why' : 'empty.reader')} actions={action} />;
  const clear = <Button onClick={filters.clear}>{say('none.clear')}</Button>;
  return <EmptyState title={say('none.title')} why={say('none.why')} actions={clear} />;
}

type Standing = FactStanding | 'all';

interface Filters {
  readonly standing: string;
  readonly agencyId: string;
  readonly text: string;
  readonly query: { readonly standing?: FactStanding; readonly agencyId?: string; readonly text: string };
  readonly narrowed: boolean;
  readonly chooseStanding: (standing: string) => void;
  readonly chooseAgency: (agencyId: string) => void;
  readonly search: (text: string) => void;
  readonly clear: () => void;
}

function useFactFilters(): Filters {
  const [standing, chooseStanding] = useUrlState('berlaku', 'usable');
  const [agencyId, chooseAgency] = useUrlState('opd');
  const [text, search] = useUrlState('cari');
  return {
    standing,
    agencyId,
    text,
    query: {
      ...((standing as Standing) === 'all' ? {} : { standing: standing as FactStanding }),
      ...(agencyId === '' ? {} : { agencyId }),
      text,
    },
    narrowed: standing !== 'all' || agencyId !== '' || text !== '',
    chooseStanding,
    chooseAgency,
    search,
    clear: () => {
      chooseStanding('all');
      chooseAgency('');
      search('');
    },
  };
}

function labelOf(facts: readonly FactView[], id: string): string | undefined {
  return facts.find((fact) => fact.id === id)?.label;
}

function FactFilters({ filters }: { readonly filters: Filters }): ReactElement {
  const say = useWords(factWords);
  const { agencies } = useSession();
  const standings = (['usable', 'coming', 'expired', 'all'] as const).map((value) => ({
    value: value as string,
    label: say(`standing.${value}`),
  }));
  const owners = [
    { value: '', label: say('agency.all') },
    ...agencies.map(({ id, shortName }) => ({ value: id, label: shortName })),
  ];
  return (
    <FilterBar>
      <Segmented
        label={say('standing')}
        value={filters.standing}
        choices={standings}
        onChoose={filters.chooseStanding}
      />
      {agencies.length > 1 && (
        <FilterSelect
          label={say('agency.filter')}
          value={filters.agencyId}
          choices={owners}
          onChoose={filters.chooseAgency}
        />
      )}
      <SearchBox label={say('search')} value={filters.text} onSearch={filters.search} />
    </FilterBar>
  );
}

interface TableProps {
  readonly facts: readonly FactView[];
  readonly onOpen: (id: string) => void;
  readonly pages: { readonly hasMore: boolean; readonly loadingMore: boolean; readonly loadMore: () => void };
}

function FactTable({ facts, onOpen, pages }: TableProps): ReactElement {
  const say = useWords(factWords);
  const columns = factColumns(say, usePeriodWords(), onOpen);
  return <DataTable caption={say('list')} columns={columns} rows={facts} keyOf={({ id }) => id} pages={pages} />;
}

function factColumns(
  say: Say<FactWord>,
  period: (fact: FactView) => string,
  onOpen: (id: string) => void,
): readonly Column<FactView>[] {
  return [
    { name: say('column.fact'), show: (fact) => <NameCell fact={fact} onOpen={onOpen} /> },
    { name: say('column.value'), show: (fact) => <ValueCell fact={fact} /> },
    { name: say('column.valid'), show: period },
    { name: say('column.owner'), show: ({ agency }) => agency.shortName },
    { name: say('column.used'), show: (fact) => <UsedCell fact={fact} /> },
  ];
}

interface CellProps {
  readonly fact: FactView;
}

function NameCell({ fact, onOpen }: CellProps & Pick<TableProps, 'onOpen'>): ReactElement {
  return (
    <span className={css.name}>
      <button type="button" onClick={() => onOpen(fact.id)}>
        {fact.label}
      </button>
      <small>{fact.code}</small>
    </span>
  );
}

function ValueCell({ fact: { shown, standing } }: CellProps): ReactElement {
  const say = useWords(factWords);
  return (
    <span className={css.used}>
      <span className={css.value} lang="id">
        {shown}
      </span>
      {standing !== 'usable' && <Tag look={standingLooks[standing]}>{say(`standing.${standing}`)}</Tag>}
    </span>
  );
}

function UsedCell({ fact: { posts, outdated } }: CellProps): ReactElement {
  const say = useWords(factWords);
  return (
    <span className={css.used}>
      {say('used', { count: posts })}
      {outdated > 0 && (
        <Tag look="fix" icon={<IconAlertTriangle aria-hidden />}>
          {say('outdated', { count: outdated })}
        </Tag>
      )}
    </span>
  );
}
