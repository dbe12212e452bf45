import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { localTimeOf, type LocalTime } from '#platform/time/local-time.ts';
import { copyPostEndpoint, movePostsEndpoint, removePostEndpoint } from '#publishing/contract.ts';
import { call } from '#web/api/call.ts';
import { asRefused, type Refused } from '#web/api/refused.ts';
import { refreshTopics } from '#web/api/topics.ts';
import { useTimes } from '#web/kit/time.tsx';
import { toast, toastRefusal } from '#web/kit/undo-toast.tsx';
import { isElsewhere } from '#web/kit/use-keys.ts';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import type { CalendarPost } from './calendar-data.ts';
import { undoSteps, type UndoSteps } from './undo-steps.ts';
import { calendarWords } from './words.ts';

/** One post and the instant it goes to. */
export interface PlannedMove {
  readonly post: CalendarPost;
  readonly to: number;
}

/** Moves that were refused, with what the server said. */
export interface RefusedMoves {
  readonly moves: readonly PlannedMove[];
  readonly refused: Refused;
}

export interface Moving {
  /** Where posts stand for the person while the server is being asked. */
  readonly moved: ReadonlyMap<string, number>;
  readonly mayMove: (post: CalendarPost) => boolean;
  readonly mayCopy: (post: CalendarPost) => boolean;
  /** Resolves to why not, or undefined when it is done. */
  readonly move: (moves: readonly PlannedMove[]) => Promise<Refused | undefined>;
  /** New drafts at those times, on the clock of the post's agency. */
  readonly copy: (post: CalendarPost, times: readonly LocalTime[]) => Promise<Refused | undefined>;
  /** Waits for an answer from the person. */
  readonly refused: RefusedMoves | undefined;
  readonly dismiss: () => void;
}

const planned = new Set(['draft', 'in-review', 'returned', 'approved', 'scheduled', 'missed', 'withdrawn', 'failed']);
const approved = new Set(['approved', 'scheduled', 'missed', 'withdrawn', 'failed']);

/** Moves at once and asks afterwards; what the server refuses goes back to where it was. */
export function useMoving(): Moving {
  const { can } = useSession();
  const { moved, put } = usePutting();
  const [refused, setRefused] = useState<RefusedMoves>();
  const [steps] = useState(undoSteps);
  const tell = useTelling();

  useUndoKey(steps, tell);

  const move: Moving['move'] = async (moves) => {
    const real = moves.filter(({ post, to }) => to !== post.at);
    if (real.length === 0) return undefined;
    const accepted = put(real);
    // The past is closed to a way back as well.
    const back = real.map(({ post, to }) => ({ post: { ...post, at: to }, to: post.at }));
    const step = { undo: () => accepted.then(() => put(back)) };
    const mayGoBack = back.every(({ to }) => to > Date.now());
    // At once, so that whoever presses Ctrl-Z right after dropping is heard.
    if (mayGoBack) steps.add(step);
    try {
      await accepted;
    } catch (error) {
      steps.forget(step);
      const why = asRefused(error);
      if (!why) throw error;
      if (why.kind === 'moved-meanwhile' || why.kind === 'some-stay') setRefused({ moves: real, refused: why });
      return why;
    }
    toast(tell.moved(real), mayGoBack ? () => steps.undo(step) : undefined);
    return undefined;
  };
  const copy = useCopying(steps);
  return {
    moved,
    mayMove: ({ state, agency }) =>
      planned.has(state) && (can('post.schedule', agency.id) || (!approved.has(state) && can('post.write', agency.id))),
    mayCopy: ({ agency }) => can('post.write', agency.id),
    move,
    copy,
    refused,
    dismiss: () => setRefused(undefined),
  };
}

/** Ctrl-Z goes back step by step, also when the note about the last one is gone. */
function useUndoKey(steps: UndoSteps, tell: Telling): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z';
    if (!isUndo || isElsewhere(event) || steps.count === 0) return;
    event.preventDefault();
    // The note on screen listens to the same key and would take back the same step.
    event.stopPropagation();
    void takeBack(steps, tell);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => hear(event);
    addEventListener('keydown', listen, true);
    return () => removeEventListener('keydown', listen, true);
  }, []);
}

async function takeBack(steps: UndoSteps, tell: Telling): Promise<void> {
  try {
    await steps.undo();
    toast(tell.undone);
  } catch (error) {
    const why = asRefused(error);
    if (!why) throw error;
    toastRefusal(why.message);
  }
}

/** Shows the posts at their new place while the server is asked, and until its answer is on screen. */
function usePutting() {
  const client = useQueryClient();
  const [moved, setMoved] = useState<ReadonlyMap<string, number>>(new Map());
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const put = useCallback(
    async (moves: readonly PlannedMove[]): Promise<void> => {
      const targets = new Map(moves.map(({ post, to }) => [post.id, to]));
      setMoved((now) => new Map([...now, ...targets]));
      const body = {
        moves: moves.map(({ post, to }) => ({
          id: post.id,
          time: localTimeOf(new Date(to), post.agency.zone),
          seen: new Date(post.at).toISOString(),
        })),
      };
      // One after the other: a move that follows starts from where this one ends.
      const turn = last.current.then(() => call(movePostsEndpoint, { body }));
      last.current = turn.then(ignore, ignore);
      try {
        await turn;
      } finally {
        void refreshTopics(client, ['post', 'delivery']).then(() =>
          // One that was moved on meanwhile is another move's.
          setMoved((now) => new Map([...now].filter(([id, to]) => targets.get(id) !== to))),
        );
      }
    },
    [client],
  );
  return { moved, put };
}

function ignore(): void {
  // Whoever asked is told by their own promise.
}

function useCopying(steps: UndoSteps): Moving['copy'] {
  const say = useWords(calendarWords);
  const client = useQueryClient();
  return async (post, times) => {
    try {
      const { ids } = await call(copyPostEndpoint, { params: { id: post.id }, body: { times: [...times] } });
      const undo = async (): Promise<void> => {
        for (const id of ids) await call(removePostEndpoint, { params: { id } });
        await refreshTopics(client, ['post']);
      };
      const step = { undo };
      steps.add(step);
      toast(say('copied', { count: ids.length }), () => steps.undo(step));
      void refreshTopics(client, ['post']);
      return undefined;
    } catch (error) {
      const why = asRefused(error);
      if (!why) throw error;
      return why;
    }
  };
}

interface Telling {
  readonly undone: string;
  readonly moved: (moves: readonly PlannedMove[]) => string;
}

function useTelling(): Telling {
  const say = useWords(calendarWords);
  const times = useTimes();
  return {
    undone: say('undone'),
    moved: (moves) => {
      const [first] = moves;
      if (!first || moves.length > 1) return say('moved.many', { count: moves.length });
      const title = first.post.title?.trim() || say('untitled');
      return say('moved', { title, time: times.near(new Date(first.to)) });
    },
  };
}
