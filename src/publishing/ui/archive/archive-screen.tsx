import { IconDownload, IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import {
  archiveCheckEndpoint,
  archiveEndpoint,
  archiveExportEndpoint,
  recordKinds,
  type RecordInList,
} from '#publishing/archive/contract.ts';
import { addressOf } from '#web/api/call.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { usePages } from '#web/api/use-pages.ts';
import { Button } from '#web/kit/button.tsx';
import { MoreButton } from '#web/kit/data-table.tsx';
import { FilterBar, FilterSelect, SearchBox } from '#web/kit/filter-bar.tsx';
import { MediumIcon, mediumName } from '#web/kit/medium-icon.tsx';
import { Page } from '#web/kit/page.tsx';
import { EmptyState, RefusalNote, RowsSkeleton } from '#web/kit/states.tsx';
import { Time, ZoneProvider } from '#web/kit/time.tsx';
import { useUrlState } from '#web/kit/use-url-state.ts';
import { Tile, WorkList, WorkRow } from '#web/kit/work-row.tsx';
import { webWords } from '#web/words/web-words.ts';
import { useWords } from '#web/words/words.ts';
import css from './archive.module.css';
import { KindTag } from './kind-tag.tsx';
import { RecordDrawer } from './record-drawer.tsx';
import { useArchiveFilters, type ArchiveFilters } from './use-archive-filters.ts';
import { archiveWords } from './words.ts';

/** Arsip: what was public, as it stood, and what became of it there. */
export function ArchiveScreen(): ReactElement {
  const say = useWords(archiveWords);
  const filters = useArchiveFilters();
  const pages = usePages(archiveEndpoint, { query: filters.query });
  const [opened, open] = useUrlState('catatan');
  return (
    <Page title={say('title')} lead={say('lead')} actions={<Export query={filters.query} />}>
      <Filters filters={filters} />
      <Chain />
      {pages.error && <RefusalNote refused={pages.error} onRetry={pages.refetch} />}
      {pages.loading && <RowsSkeleton rows={8} />}
      {pages.items.length > 0 && (
        <WorkList label={say('title')}>
          {pages.items.map((record) => (
            <RecordRow key={record.number} record={record} onOpen={() => open(String(record.number))} />
          ))}
        </WorkList>
      )}
      <MoreButton {...pages} />
      {pages.first && pages.items.length === 0 && <Nothing filters={filters} />}
      <RecordDrawer number={/^\d{1,15}$/.test(opened) ? Number(opened) : undefined} onClose={() => open('')} />
    </Page>
  );
}

function Filters({ filters }: { readonly filters: ArchiveFilters }): ReactElement {
  const say = useWords(archiveWords);
  const choices = recordKinds.map((kind) => ({ value: kind, label: say(`kind.${kind}`) }));
  return (
    <FilterBar label={say('filters')}>
      <SearchBox label={say('search')} value={filters.text} onSearch={filters.search} />
      <FilterSelect
        label={say('kinds')}
        value={filters.kind}
        choices={[{ value: '', label: say('kind.all') }, ...choices]}
        onChoose={filters.chooseKind}
      />
      <label className={css.day}>
        <span>{say('from')}</span>
        <input type="date" value={filters.from} onChange={({ target }) => filters.chooseFrom(target.value)} />
      </label>
      <label className={css.day}>
        <span>{say('to')}</span>
        <input type="date" value={filters.to} onChange={({ target }) => filters.chooseTo(target.value)} />
      </label>
    </FilterBar>
  );
}

function Export({ query }: Pick<ArchiveFilters, 'query'>): ReactElement {
  const say = useWords(archiveWords);
  return (
    <a className={css.download} download href={addressOf(archiveExportEndpoint.path, { query })}>
      <IconDownload size={18} aria-hidden />
      {say('export')}
    </a>
  );
}

/** Computed anew when somebody looks. */
function Chain(): ReactElement | null {
  const say = useWords(archiveWords);
  const { data } = useAnswer(archiveCheckEndpoint, {}, { topics: [], staleMs: 300_000 });
  if (!data) return null;
  const { intact, records: count, firstBroken } = data;
  return (
    <p className={css.chain} data-good={intact || undefined} data-bad={!intact || undefined}>
      {intact ? <IconShieldCheck aria-hidden /> : <IconShieldX aria-hidden />}
      {say(intact ? 'intact' : 'broken', { count, firstBroken: firstBroken ?? 0 })}
    </p>
  );
}

function RecordRow({ record, onOpen }: { readonly record: RecordInList; readonly onOpen: () => void }): ReactElement {
  const say = useWords(archiveWords);
  const web = useWords(webWords);
  const { number, kind, at, agency, channel, title } = record;
  return (
    <ZoneProvider zone={agency.zone}>
      <WorkRow
        tile={<Tile icon={<MediumIcon medium={channel.medium} />} />}
        meta={
          <>
            <KindTag kind={kind} />
            <b>{agency.shortName}</b>
            <span>
              {mediumName(web, channel.medium)} · {channel.name}
            </span>
            <Time at={at} form="instant" />
            <span>{say('number', { number })}</span>
          </>
        }
        title={title.trim() || say('untitled')}
        actions={
          <Button size="small" onClick={onOpen}>
            {say('open')}
          </Button>
        }
      />
    </ZoneProvider>
  );
}

function Nothing({ filters }: { readonly filters: ArchiveFilters }): ReactElement {
  const say = useWords(archiveWords);
  if (!filters.narrowed) return <EmptyState title={say('none')} why={say('none.why')} />;
  const clear = <Button onClick={filters.clear}>{say('none.clear')}</Button>;
  return <EmptyState title={say('none.narrowed')} why={say('none.narrowed.why')} actions={clear} />;
}
