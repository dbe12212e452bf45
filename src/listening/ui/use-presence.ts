import { useEffect } from 'react';
import { presenceEndpoint } from '#listening/contract.ts';
import { call } from '#web/api/call.ts';

const beatMs = 8_000;

/** Tells the others, every few seconds, that an answer is being written here; and that it no longer is. */
export function usePresence(threadId: string, writing: boolean): void {
  useEffect(() => {
    if (!writing) return undefined;
    const tell = (now: boolean): void => {
      // Only a courtesy to others: when it can't be told, nothing is lost.
      call(presenceEndpoint, { params: { id: threadId }, body: { writing: now } }).catch(() => undefined);
    };
    tell(true);
    const timer = setInterval(() => tell(true), beatMs);
    return () => {
      clearInterval(timer);
      tell(false);
    };
  }, [threadId, writing]);
}
