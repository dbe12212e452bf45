import { useEffect } from 'react';
import { postPresenceEndpoint } from '#publishing/contract.ts';
import { call } from '#web/api/call.ts';
import { useNow } from '#web/kit/time.tsx';
import type { SaveState } from '#web/kit/use-autosave.ts';

const beatMs = 8_000;
/** A pause to think is still writing. */
const pauseMs = 60_000;

/** Tells the others, every few seconds, that somebody writes here; and that they no longer do. */
export function useEditing(postId: string, state: SaveState): void {
  const now = useNow();
  const writing =
    state.at === 'typing' ||
    state.at === 'saving' ||
    (state.at === 'saved' && now.getTime() - state.when.getTime() < pauseMs);
  useEffect(() => {
    if (!writing) return undefined;
    const tell = (now: boolean): void => {
      // Only a courtesy to others: when it can't be told, nothing is lost.
      call(postPresenceEndpoint, { params: { id: postId }, body: { writing: now } }).catch(() => undefined);
    };
    tell(true);
    const timer = setInterval(() => tell(true), beatMs);
    return () => {
      clearInterval(timer);
      tell(false);
    };
  }, [postId, writing]);
}
