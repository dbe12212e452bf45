import { useState, type ReactElement } from 'react';
import type { LibraryPicture } from '#media/contract.ts';
import { Button } from '#web/kit/button.tsx';
import { Dialog } from '#web/kit/dialog.tsx';
import { FilterBar, FilterSelect, SearchBox } from '#web/kit/filter-bar.tsx';
import { EmptyState, RefusalNote, RowsSkeleton } from '#web/kit/states.tsx';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import { PictureGrid } from './picture-grid.tsx';
import { useLibrary } from './use-library.ts';
import { libraryWords } from './words.ts';

interface LibraryDialogProps {
  /** Whose pictures are shown first. */
  readonly agencyId: string;
  readonly onChoose: (pictures: readonly LibraryPicture[]) => void;
  readonly onClose: () => void;
}

/** Pictures that are there already, to be chosen in the order they are pressed. */
export function LibraryDialog({ agencyId, onChoose, onClose }: LibraryDialogProps): ReactElement {
  const say = useWords(libraryWords);
  const { agencies } = useSession();
  const [text, search] = useState('');
  const [of, chooseAgency] = useState(agencyId);
  const [chosen, setChosen] = useState<readonly LibraryPicture[]>([]);
  const pages = useLibrary({ text, show: 'all', agencyId: of || undefined });
  const press = (picture: LibraryPicture): void =>
    setChosen((now) => {
      const rest = now.filter(({ id }) => id !== picture.id);
      return rest.length < now.length ? rest : [...now, picture];
    });
  const take = (): void => {
    onChoose(chosen);
    onClose();
  };
  const places = [
    { value: '', label: say('agency.all') },
    ...agencies.map(({ id, name }) => ({ value: id, label: name })),
  ];
  const count = chosen.length;
  return (
    <Dialog
      title={say('pick.title')}
      open
      size="large"
      onClose={onClose}
      foot={
        <Button look="primary" disabled={count === 0} onClick={take}>
          {count === 0 ? say('pick.none') : say('pick.chosen', { count })}
        </Button>
      }
    >
      <FilterBar label={say('filters')}>
        {places.length > 2 && (
          <FilterSelect label={say('agency')} value={of} choices={places} onChoose={chooseAgency} />
        )}
        <SearchBox label={say('search')} value={text} onSearch={search} />
      </FilterBar>
      {pages.error && <RefusalNote refused={pages.error} onRetry={pages.refetch} />}
      {pages.loading && <RowsSkeleton rows={4} />}
      {pages.first && pages.items.length === 0 ? (
        <EmptyState
          bare
          title={say(text === '' ? 'empty' : 'none')}
          why={say(text === '' ? 'empty.why' : 'none.why')}
        />
      ) : (
        <PictureGrid
          pictures={pages.items}
          pages={pages}
          onPress={press}
          chosen={new Set(chosen.map(({ id }) => id))}
        />
      )}
    </Dialog>
  );
}
