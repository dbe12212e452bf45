import type { ReactElement } from 'react';
import { useState } from 'react';
import { ideaListEndpoint, ideaSorts, ideaStates, voteEndpoint, type IdeaItem } from '#planning/contract.ts';
import { programmeNamesEndpoint } from '#strategy/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { usePages } from '#web/api/use-pages.ts';
import { announce } from '#web/kit/announce.tsx';
import { MoreButton } from '#web/kit/data-table.tsx';
import { Chip, FilterBar, FilterSelect, SearchBox, Segmented } from '#web/kit/filter-bar.tsx';
import { Page } from '#web/kit/page.tsx';
import { EmptyState, RefusalNote, RowsSkeleton } from '#web/kit/states.tsx';
import { toastRefusal } from '#web/kit/undo-toast.tsx';
import { useKey } from '#web/kit/use-keys.ts';
import { useUrlState } from '#web/kit/use-url-state.ts';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import { DropLine } from './drop-line.tsx';
import { IdeaDrawer } from './idea-drawer.tsx';
import { IdeaRow } from './idea-row.tsx';
import css from './ideas.module.css';
import { ideaWords } from './words.ts';

/** Papan Ide: what people would like to tell, and what others think of it. */
export function IdeasScreen(): ReactElement {
  const say = useWords(ideaWords);
  const { agency } = useSession();
  const filters = useFilters();
  const pages = usePages(ideaListEndpoint, { query: { ...filters.query, ...(agency ? { agencyId: agency.id } : {}) } });
  const [open, setOpen] = useUrlState('ide');
  const [at, setAt] = useState(-1);
  const { items } = pages;
  const vote = useVote();
  const move = (step: number): void => {
    const next = Math.min(items.length - 1, Math.max(0, at + step));
    setAt(next);
    document.getElementById(`ide-${items[next]?.id ?? ''}`)?.focus();
  };
  useKey('j', () => move(1));
  useKey('k', () => move(-1));
  useKey('v', () => items[at] && vote(items[at]), { enabled: at >= 0 });
  return (
    <Page title={say('title')} lead={say('lead')}>
      <DropLine board={filters.query.board} onDropped={() => filters.choose.sort('newest')} />
      <Filters filters={filters} counts={pages.first?.counts} />
      {pages.error && <RefusalNote refused={pages.error} onRetry={pages.refetch} />}
      {pages.loading && <RowsSkeleton rows={8} />}
      {items.length > 0 && (
        <>
          <ul className={css.list} aria-label={say('list')}>
            {items.map((idea, index) => (
              <IdeaRow
                key={idea.id}
                idea={idea}
                chosen={index === at}
                onFocus={() => setAt(index)}
                onVote={() => vote(idea)}
                onOpen={() => setOpen(idea.id)}
              />
            ))}
          </ul>
          <MoreButton {...pages} />
          <p className={css.keys}>{say('keys')}</p>
        </>
      )}
      {pages.first && items.length === 0 && (
        <EmptyState
          title={say(filters.narrowed ? 'empty.filter' : 'empty')}
          why={say(filters.narrowed ? 'empty.filter.why' : 'empty.why')}
        />
      )}
      <IdeaDrawer id={open} onClose={() => setOpen('')} onOpen={setOpen} />
    </Page>
  );
}

/** One vote for each person; a second press takes it back. */
function useVote(): (idea: IdeaItem) => void {
  const say = useWords(ideaWords);
  const vote = useAct(voteEndpoint, { onRefused: ({ message }) => toastRefusal(message) });
  return (idea) => {
    const on = !idea.voted;
    void vote
      .act({ params: { id: idea.id }, body: { on } })
      .then((done) => done && announce(say(on ? 'voted' : 'vote.taken', { title: idea.title })));
  };
}

interface ShownFilters {
  readonly query: {
    readonly board: 'agency' | 'city';
    readonly sort: (typeof ideaSorts)[number];
    readonly text: string;
    readonly state?: (typeof ideaStates)[number];
    readonly programmeId?: string;
  };
  readonly narrowed: boolean;
  readonly choose: Readonly<Record<'board' | 'state' | 'sort' | 'text' | 'programme', (value: string) => void>>;
  readonly programmeId: string;
}

function useFilters(): ShownFilters {
  const [board, chooseBoard] = useUrlState('papan', 'agency');
  const [state, chooseState] = useUrlState('keadaan');
  const [sort, chooseSort] = useUrlState('urut', 'votes');
  const [text, chooseText] = useUrlState('cari');
  const [programmeId, chooseProgramme] = useUrlState('program');
  const known = ideaStates.find((one) => one === state);
  return {
    query: {
      board: board === 'city' ? 'city' : 'agency',
      sort: ideaSorts.find((one) => one === sort) ?? 'votes',
      text,
      ...(known ? { state: known } : {}),
      ...(programmeId === '' ? {} : { programmeId }),
    },
    narrowed: text !== '' || programmeId !== '' || known !== undefined,
    choose: { board: chooseBoard, state: chooseState, sort: chooseSort, text: chooseText, programme: chooseProgramme },
    programmeId,
  };
}

interface FiltersProps {
  readonly filters: ShownFilters;
  readonly counts: Readonly<Partial<Record<string, number>>> | undefined;
}

function Filters({ filters: { query, choose, programmeId }, counts }: FiltersProps): ReactElement {
  const say = useWords(ideaWords);
  const programmes = useAnswer(programmeNamesEndpoint, { query: {} });
  const boards = (['agency', 'city'] as const).map((value) => ({ value, label: say(`board.${value}`) }));
  const sorts = ideaSorts.map((value) => ({ value, label: say(`sort.${value}`) }));
  const choices = [
    { value: '', label: say('programme.all') },
    ...(programmes.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <div className={css.filters}>
      <FilterBar label={say('title')}>
        <Segmented label={say('board')} value={query.board} choices={boards} onChoose={choose.board} />
        {ideaStates.map((state) => (
          <Chip
            key={state}
            on={query.state === state}
            count={counts?.[state]}
            onToggle={() => choose.state(query.state === state ? '' : state)}
          >
            {say(`state.${state}`)}
          </Chip>
        ))}
        <FilterSelect label={say('sort')} value={query.sort} choices={sorts} onChoose={choose.sort} />
        <FilterSelect label={say('programme')} value={programmeId} choices={choices} onChoose={choose.programme} />
        <SearchBox label={say('search')} value={query.text} onSearch={choose.text} />
      </FilterBar>
    </div>
  );
}
