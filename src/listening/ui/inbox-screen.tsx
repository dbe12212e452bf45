import { useEffect, useRef, useState, type ReactElement, type RefObject } from 'react';
import { threadEndpoint, threadListEndpoint, type ThreadRow, type ThreadView } from '#listening/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { usePages } from '#web/api/use-pages.ts';
import { Page } from '#web/kit/page.tsx';
import { SplitPane } from '#web/kit/split-pane.tsx';
import { EmptyState, RefusalNote, RowsSkeleton } from '#web/kit/states.tsx';
import { ZoneProvider } from '#web/kit/time.tsx';
import { useKey } from '#web/kit/use-keys.ts';
import { keptFilters, useGo, useParam } from '#web/kit/use-url-state.ts';
import { useWords } from '#web/words/words.ts';
import { Conversation } from './conversation.tsx';
import css from './conversation.module.css';
import { ThreadFacts } from './thread-facts.tsx';
import { ThreadList } from './thread-list.tsx';
import { useBoxes } from './use-boxes.ts';
import { useKeptReply } from './use-kept-reply.ts';
import { useThreadActs } from './use-thread-acts.ts';
import { inboxWords } from './words.ts';

/** Suara Warga: who waits for an answer, the conversation, and what it is about. */
export function InboxScreen(): ReactElement {
  const say = useWords(inboxWords);
  const filters = useBoxes();
  const pages = usePages(threadListEndpoint, { query: filters.query });
  const asked = useParam('id');
  // Beside the list there is room, so the first conversation stands open; a phone shows the list.
  const id = asked || (pages.items[0]?.id ?? '');
  const answer = useAnswer(threadEndpoint, { params: { id } }, { enabled: id !== '', keepFormer: false });
  const listPlace = useRef<HTMLDivElement>(null);
  const [filterOpen, setFilterOpen] = useState(filters.narrowed);
  useSearchKey(listPlace, () => setFilterOpen(true));
  useMoveKeys(pages.items, id);
  useEvery(presenceSeconds, (answer.data?.writing.length ?? 0) > 0, () => void answer.refetch());
  const thread = id === '' ? undefined : answer.data;
  return (
    <Page title={say('title')} flush>
      <SplitPane
        show={asked === '' ? 'list' : 'main'}
        list={
          <ThreadList
            filters={filters}
            pages={pages}
            shownId={id}
            place={listPlace}
            open={filterOpen}
            onOpen={setFilterOpen}
          />
        }
        main={thread ? <Shown key={thread.id} thread={thread} /> : <NotShown answer={answer} chosen={id !== ''} />}
        asideLabel={say('details')}
        aside={
          thread && (
            <ZoneProvider zone={thread.agency.zone}>
              <ThreadFacts thread={thread} />
            </ZoneProvider>
          )
        }
      />
    </Page>
  );
}

const presenceSeconds = 10;

function Shown({ thread }: { readonly thread: ThreadView }): ReactElement {
  const acts = useThreadActs(thread);
  const draft = useKeptReply(thread.id);
  const box = useRef<HTMLTextAreaElement>(null);
  const assignButton = useRef<HTMLButtonElement>(null);
  useKey('r', () => box.current?.focus(), { enabled: thread.can.reply });
  useKey('a', () => assignButton.current?.click(), { enabled: thread.can.assign });
  useKey('e', () => (thread.state === 'open' ? acts.finish() : acts.reopen()), { enabled: thread.can.finish });
  return (
    <ZoneProvider zone={thread.agency.zone}>
      <Conversation thread={thread} acts={acts} draft={draft} box={box} assignButton={assignButton} />
    </ZoneProvider>
  );
}

interface NotShownProps {
  readonly answer: Pick<ReturnType<typeof useAnswer<typeof threadEndpoint>>, 'error' | 'refetch'>;
  readonly chosen: boolean;
}

function NotShown({ answer, chosen }: NotShownProps): ReactElement {
  const say = useWords(inboxWords);
  return (
    <div className={css.hint}>
      {answer.error && <RefusalNote refused={answer.error} onRetry={() => void answer.refetch()} />}
      {!answer.error && chosen && <RowsSkeleton rows={3} />}
      {!chosen && <EmptyState bare title={say('choose.title')} why={say('choose.why')} />}
    </div>
  );
}

function useMoveKeys(rows: readonly ThreadRow[], id: string): void {
  const go = useGo();
  // Keys may come faster than conversations are drawn; each counts from where the one before it led.
  const here = useRef(id);
  useEffect(() => {
    here.current = id;
  }, [id]);
  const move = (step: number): void => {
    const at = rows.findIndex((row) => row.id === here.current);
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
    if (!next || next.id === here.current) return;
    here.current = next.id;
    go('/suara-warga/$id', { id: next.id }, keptFilters());
  };
  useKey('j', () => move(1));
  useKey('k', () => move(-1));
}

function useSearchKey(place: RefObject<HTMLDivElement | null>, open: () => void): void {
  const search = (): void => {
    open();
    // The box is on the page after the next drawing.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => place.current?.querySelector<HTMLInputElement>('input[type=search]')?.focus()),
    );
  };
  useKey('/', search, { first: true });
}

function useEvery(seconds: number, enabled: boolean, act: () => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (!enabled) return undefined;
    const timer = setInterval(() => latest.current(), seconds * 1000);
    return () => clearInterval(timer);
  }, [seconds, enabled]);
}
