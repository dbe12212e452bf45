import { createContext, useContext, type ReactElement, type ReactNode } from 'react';
import { heldPostsEndpoint, pausesEndpoint } from '#publishing/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';

const HeldPosts = createContext<ReadonlySet<string>>(new Set());
const none: ReadonlySet<string> = new Set();

interface HeldProviderProps {
  readonly from: string;
  readonly to: string;
  readonly children: ReactNode;
}

/** Knows which posts of that span a pause holds; asks only while one runs. */
export function HeldProvider({ from, to, children }: HeldProviderProps): ReactElement {
  const pauses = useAnswer(pausesEndpoint, {}, { keepFormer: true }).data?.items ?? [];
  const isPaused = pauses.length > 0;
  const ids = useAnswer(heldPostsEndpoint, { query: { from, to } }, { enabled: isPaused, keepFormer: true }).data?.ids;
  return <HeldPosts value={isPaused && ids ? setOf(ids) : none}>{children}</HeldPosts>;
}

const sets = new WeakMap<readonly string[], ReadonlySet<string>>();

/** The same for the same answer, so that cards are not drawn anew. */
function setOf(ids: readonly string[]): ReadonlySet<string> {
  const known = sets.get(ids) ?? new Set(ids);
  sets.set(ids, known);
  return known;
}

export function useIsHeld(postId: string): boolean {
  return useContext(HeldPosts).has(postId);
}
