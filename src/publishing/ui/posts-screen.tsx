import { IconFileText, IconPlus } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { pictureAddress } from '#media/contract.ts';
import { postListEndpoint, type PostListItem, type PostState } from '#publishing/contract.ts';
import { usePages } from '#web/api/use-pages.ts';
import { Button, LinkButton } from '#web/kit/button.tsx';
import { MoreButton } from '#web/kit/data-table.tsx';
import { DeskLink } from '#web/kit/desk-link.tsx';
import { Chip, FilterBar, SearchBox } from '#web/kit/filter-bar.tsx';
import { MediumIcons } from '#web/kit/medium-icon.tsx';
import { Page } from '#web/kit/page.tsx';
import { EmptyState, RefusalNote, RowsSkeleton } from '#web/kit/states.tsx';
import { PausedTag, StatusTag, Tag } from '#web/kit/status-tag.tsx';
import { Time } from '#web/kit/time.tsx';
import { useUrlState } from '#web/kit/use-url-state.ts';
import { Tile, WorkList, WorkRow } from '#web/kit/work-row.tsx';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import css from './post.module.css';
import { ExportMenu } from './import/export-menu.tsx';
import { postWords } from './words.ts';

/** Each filter in the address, with the states it stands for. */
const filters = {
  '': [],
  draft: ['draft', 'returned'],
  'in-review': ['in-review'],
  approved: ['approved', 'scheduled'],
  problem: ['failed', 'partly-failed', 'missed'],
  published: ['published', 'partly-failed'],
  withdrawn: ['withdrawn'],
} as const satisfies Record<string, readonly PostState[]>;
type Filter = keyof typeof filters;

function filterFrom(text: string): Filter {
  return Object.hasOwn(filters, text) ? (text as Filter) : '';
}

/** Konten: every post of the agencies in sight, the one changed last first. */
export function PostsScreen(): ReactElement {
  const say = useWords(postWords);
  const { agency } = useSession();
  const [state, choose] = useUrlState('state');
  const [text, search] = useUrlState('cari');
  const filter = filterFrom(state);
  const pages = usePages(postListEndpoint, {
    query: { text, ...queryOf(filter), ...(agency && { agencyId: agency.id }) },
  });
  const { first, items } = pages;
  const begin = first !== undefined && first.can.create.length > 0 && (
    <LinkButton look="primary" to="/konten/baru" icon={<IconPlus aria-hidden />}>
      {say('list.new')}
    </LinkButton>
  );
  const clear = (): void => {
    choose('');
    search('');
  };
  return (
    <Page
      title={say('list.title')}
      lead={say('list.lead')}
      actions={<Acts some={items.length > 0} agencyId={agency?.id} begin={begin} />}
    >
      <FilterBar label={say('list.filters')}>
        {(Object.keys(filters) as Filter[]).map((name) => (
          <Chip
            key={name}
            on={filter === name}
            onToggle={() => choose(name)}
            count={first && countOf(first.counts, filters[name])}
          >
            {say(`list.filter.${name || 'all'}`)}
          </Chip>
        ))}
        <SearchBox label={say('list.search')} value={text} onSearch={search} />
      </FilterBar>
      {pages.error && <RefusalNote refused={pages.error} onRetry={pages.refetch} />}
      {pages.loading && <RowsSkeleton rows={8} />}
      <PostRows items={items} />
      <MoreButton {...pages} />
      {first && items.length === 0 && (
        <NoPosts narrowed={filter !== '' || text !== ''} waiting={filter === 'in-review'} clear={clear} begin={begin} />
      )}
    </Page>
  );
}

interface ActsProps {
  readonly some: boolean;
  readonly agencyId: string | undefined;
  readonly begin: ReactElement | false;
}

function Acts({ some, agencyId, begin }: ActsProps): ReactElement {
  return (
    <>
      {some && <ExportMenu agencyId={agencyId} />}
      {begin}
    </>
  );
}

function queryOf(filter: Filter): { readonly state?: PostState[] } {
  const states = filters[filter];
  return states.length > 0 ? { state: [...states] } : {};
}

function PostRows({ items }: { readonly items: readonly PostListItem[] }): ReactElement | null {
  const say = useWords(postWords);
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="posts-shown">
      <h2 id="posts-shown" className={css.unseen}>
        {say('list.shown')}
      </h2>
      <WorkList label={say('list.title')}>
        {items.map((post) => (
          <PostRow key={post.id} post={post} />
        ))}
      </WorkList>
    </section>
  );
}

function countOf(counts: Readonly<Record<string, number>>, states: readonly string[]): number {
  const wanted = states.length === 0 ? Object.keys(counts) : states;
  return wanted.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
}

function PostRow({ post }: { readonly post: PostListItem }): ReactElement {
  const say = useWords(postWords);
  const { id, title, excerpt, agency, publishAt, channels, thumbnailId, activity, author } = post;
  const media = channels.map(({ medium, network }) => ({ medium, byHand: network === 'by-hand' }));
  return (
    <WorkRow
      tile={thumbnailId ? <Tile picture={pictureAddress(thumbnailId, '320')} /> : <Tile icon={<IconFileText />} />}
      meta={
        <>
          <StatusTag state={post.state} partly={partlyOf(post)} />
          {post.paused && <PausedTag />}
          {post.informationClass === 'dikecualikan' && <Tag look="danger">{say('class.dikecualikan')}</Tag>}
          <b>{agency.shortName}</b>
          {publishAt && <Time at={publishAt} zone={agency.zone} />}
          <MediumIcons media={media} />
        </>
      }
      title={
        <DeskLink to="/konten/$id" params={{ id }}>
          {title.trim() || excerpt.trim() || say('untitled')}
        </DeskLink>
      }
      why={[activity?.title, author && say('list.by', { name: author })].filter(Boolean).join(' · ')}
    />
  );
}

function partlyOf({ state, channels }: PostListItem): { done: number; total: number } | undefined {
  if (state !== 'partly-failed') return undefined;
  return { done: channels.filter(({ delivery }) => delivery === 'verified').length, total: channels.length };
}

interface NoPostsProps {
  readonly narrowed: boolean;
  readonly waiting: boolean;
  readonly clear: () => void;
  readonly begin: ReactElement | false;
}

function NoPosts({ narrowed, waiting, clear, begin }: NoPostsProps): ReactElement {
  const say = useWords(postWords);
  if (waiting) return <EmptyState title={say('list.none.waiting')} why={say('list.none.waiting.why')} />;
  if (!narrowed) return <EmptyState title={say('list.empty')} why={say('list.empty.why')} actions={begin} />;
  const all = <Button onClick={clear}>{say('list.none.clear')}</Button>;
  return <EmptyState title={say('list.none')} why={say('list.none.why')} actions={all} />;
}
