import { IconFilter } from '@tabler/icons-react';
import type { ReactElement, RefObject } from 'react';
import type { ThreadCounts, ThreadRow as Row } from '#listening/contract.ts';
import type { Pages } from '#web/api/use-pages.ts';
import { Button, IconButton } from '#web/kit/button.tsx';
import { MoreButton } from '#web/kit/data-table.tsx';
import { Chip, FilterSelect, SearchBox } from '#web/kit/filter-bar.tsx';
import { EmptyState, RefusalNote, RowsSkeleton } from '#web/kit/states.tsx';
import { useWords } from '#web/words/words.ts';
import css from './inbox.module.css';
import { ThreadRow } from './thread-row.tsx';
import { boxes, countOf, type Boxes } from './use-boxes.ts';
import { inboxWords } from './words.ts';

interface ListAnswer {
  readonly counts: ThreadCounts;
}

interface ThreadListProps {
  readonly filters: Boxes;
  readonly pages: Pages<Row, ListAnswer>;
  readonly shownId: string;
  /** Where the search box is found by its key. */
  readonly place: RefObject<HTMLDivElement | null>;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}

/** The left pane: which box, what is in it, the answer that is due first on top. */
export function ThreadList({ filters, pages, shownId, place, open, onOpen }: ThreadListProps): ReactElement {
  const say = useWords(inboxWords);
  const counts = pages.first?.counts;
  return (
    <div ref={place} style={{ display: 'contents' }}>
      <div className={css.head}>
        <h1>
          {say('title')}
          {counts && <small>{say('open.count', { count: counts.open })}</small>}
          <span>
            <IconButton label={say('filter')} aria-expanded={open} aria-pressed={open} onClick={() => onOpen(!open)}>
              <IconFilter aria-hidden />
            </IconButton>
          </span>
        </h1>
        <fieldset className={css.boxes} aria-label={say('boxes')}>
          {boxes.map((box) => {
            const count = countOf(counts, box);
            const shown = box === filters.box || box === 'mine' || box === 'open' || box === 'done' || (count ?? 0) > 0;
            return shown ? (
              <Chip
                key={box}
                on={box === filters.box}
                count={box === 'done' ? undefined : count}
                onToggle={() => filters.chooseBox(box)}
              >
                {say(`box.${box}`)}
              </Chip>
            ) : null;
          })}
        </fieldset>
        {open && <ListFilters filters={filters} />}
      </div>
      <div className={css.scroll}>
        {pages.error && <RefusalNote refused={pages.error} onRetry={pages.refetch} />}
        {pages.loading && <RowsSkeleton rows={7} />}
        <ul className={css.list} aria-label={say('list')}>
          {pages.items.map((row) => (
            <ThreadRow key={row.id} row={row} shown={row.id === shownId} />
          ))}
        </ul>
        <MoreButton {...pages} />
        {pages.first && pages.items.length === 0 && <Nothing filters={filters} counts={pages.first.counts} />}
      </div>
    </div>
  );
}

function ListFilters({ filters }: { readonly filters: Boxes }): ReactElement {
  const say = useWords(inboxWords);
  const networks = [
    { value: '', label: say('filter.network.all') },
    { value: 'portal', label: 'Portal' },
    { value: 'bluesky', label: 'Bluesky' },
  ];
  const orders = (['due', 'newest'] as const).map((value) => ({ value: value as string, label: say(`sort.${value}`) }));
  return (
    <div className={css.filters}>
      <SearchBox label={say('search')} value={filters.text} onSearch={filters.search} />
      <FilterSelect
        label={say('filter.network')}
        value={filters.network}
        choices={networks}
        onChoose={filters.chooseNetwork}
      />
      <FilterSelect label={say('filter.sort')} value={filters.sort} choices={orders} onChoose={filters.chooseSort} />
    </div>
  );
}

function Nothing({ filters, counts }: { readonly filters: Boxes; readonly counts: ThreadCounts }): ReactElement {
  const say = useWords(inboxWords);
  if (filters.narrowed) {
    const clear = <Button onClick={filters.clear}>{say('none.clear')}</Button>;
    return <EmptyState bare title={say('none.title')} why={say('none.why')} actions={clear} />;
  }
  if (counts.open + counts.done > 0) return <EmptyState bare title={say('done.title')} why={say('done.why')} />;
  return <EmptyState bare title={say('empty.title')} why={say('empty.why')} />;
}
