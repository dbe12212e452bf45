import { IconPhotoPlus } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { libraryFilters, type mediaListEndpoint } from '#media/contract.ts';
import type { Got } from '#web/api/call.ts';
import { Button } from '#web/kit/button.tsx';
import { SelectField } from '#web/kit/field.tsx';
import { Chip, FilterBar, FilterSelect, SearchBox } from '#web/kit/filter-bar.tsx';
import { Page } from '#web/kit/page.tsx';
import { EmptyState, RefusalNote, RowsSkeleton } from '#web/kit/states.tsx';
import { useUrlState } from '#web/kit/use-url-state.ts';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import { DropPlace, UploadProgress } from '../upload-place.tsx';
import { useTakenPictures } from '../use-taken-pictures.tsx';
import { useUploads } from '../use-uploads.ts';
import css from './library.module.css';
import { PictureDrawer } from './picture-drawer.tsx';
import { PictureGrid } from './picture-grid.tsx';
import { filterFrom, useLibrary } from './use-library.ts';
import { libraryWords } from './words.ts';

/** What narrows the library; it lives in the address. */
function useFilters() {
  const { agency } = useSession();
  const [filter, choose] = useUrlState('tampil');
  const [text, search] = useUrlState('cari');
  const [of, chooseAgency] = useUrlState('opd');
  const show = filterFrom(filter);
  const clear = (): void => {
    choose('');
    search('');
    chooseAgency('');
  };
  const narrowed = show !== 'all' || text !== '' || of !== '';
  return { show, choose, text, search, of, chooseAgency, agencyId: of || agency?.id, narrowed, clear };
}

type Filters = ReturnType<typeof useFilters>;

/** Pustaka media: every picture of the agencies in sight, newest first. */
export function LibraryScreen(): ReactElement {
  const say = useWords(libraryWords);
  const filters = useFilters();
  const [opened, open] = useUrlState('foto');
  const [adding, setAdding] = useState(false);
  const pages = useLibrary(filters);
  const { first, items } = pages;
  const allowed = first?.can.upload ?? [];
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      actions={
        allowed.length > 0 && (
          <Button
            look="primary"
            icon={<IconPhotoPlus aria-hidden />}
            aria-expanded={adding}
            onClick={() => setAdding(!adding)}
          >
            {say('upload')}
          </Button>
        )
      }
    >
      {adding && <AddPictures allowed={allowed} preferred={filters.agencyId} />}
      <LibraryFilters filters={filters} counts={first?.counts} />
      {pages.error && <RefusalNote refused={pages.error} onRetry={pages.refetch} />}
      {pages.loading && <RowsSkeleton rows={6} />}
      <section aria-labelledby="pictures-shown">
        <h2 id="pictures-shown" className={css.unseen}>
          {say('pictures')}
        </h2>
        <PictureGrid pictures={items} pages={pages} onPress={({ id }) => open(id)} />
      </section>
      {first && items.length === 0 && <NoPictures narrowed={filters.narrowed} clear={filters.clear} />}
      <PictureDrawer id={opened} onClose={() => open('')} />
    </Page>
  );
}

interface LibraryFiltersProps {
  readonly filters: Filters;
  readonly counts: Got<typeof mediaListEndpoint>['counts'] | undefined;
}

function LibraryFilters({ filters, counts }: LibraryFiltersProps): ReactElement {
  const say = useWords(libraryWords);
  const { agencies, agency } = useSession();
  const { show, choose, of, chooseAgency, text, search } = filters;
  const places = agencies.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <FilterBar label={say('filters')}>
      {libraryFilters.map((name) => (
        <Chip key={name} on={show === name} count={counts?.[name]} onToggle={() => choose(name === 'all' ? '' : name)}>
          {say(`filter.${name}`)}
        </Chip>
      ))}
      {!agency && agencies.length > 1 && (
        <FilterSelect
          label={say('agency')}
          value={of}
          choices={[{ value: '', label: say('agency.all') }, ...places]}
          onChoose={chooseAgency}
        />
      )}
      <SearchBox label={say('search')} value={text} onSearch={search} />
    </FilterBar>
  );
}

function NoPictures({ narrowed, clear }: { readonly narrowed: boolean; readonly clear: () => void }): ReactElement {
  const say = useWords(libraryWords);
  if (!narrowed) return <EmptyState title={say('empty')} why={say('empty.why')} />;
  const all = <Button onClick={clear}>{say('none.clear')}</Button>;
  return <EmptyState title={say('none')} why={say('none.why')} actions={all} />;
}

interface AddPicturesProps {
  readonly allowed: readonly string[];
  readonly preferred: string | undefined;
}

function AddPictures({ allowed, preferred }: AddPicturesProps): ReactElement {
  const say = useWords(libraryWords);
  const { agencies } = useSession();
  const possible = agencies.filter(({ id }) => allowed.includes(id));
  const [chosen, setChosen] = useState<string>();
  const agencyId = [chosen, preferred].find((id) => id !== undefined && allowed.includes(id)) ?? possible[0]?.id ?? '';
  const taken = useTakenPictures({ onReplace: () => () => undefined });
  const uploads = useUploads({ agencyId, place: 'library' }, taken.add);
  return (
    <div className={css.add}>
      {possible.length > 1 && (
        <SelectField
          label={say('upload.for')}
          value={agencyId}
          choices={possible.map(({ id, name }) => ({ value: id, label: name }))}
          onChoose={setChosen}
        />
      )}
      <UploadProgress uploads={uploads} />
      {taken.notes}
      <DropPlace uploads={uploads} />
    </div>
  );
}
