import { useCallback, useState } from 'react';

export interface KeptReply {
  readonly text: string;
  readonly write: (text: string) => void;
}

const placeOf = (threadId: string): string => `kentongan.draft.reply:${threadId}`;

/** The answer being written, kept on this device: it survives a closed tab and moving to another conversation. */
export function useKeptReply(threadId: string): KeptReply {
  const [shown, setShown] = useState({ threadId, text: read(threadId) });
  const current = shown.threadId === threadId ? shown : { threadId, text: read(threadId) };
  if (current !== shown) setShown(current);
  const write = useCallback(
    (text: string) => {
      if (text === '') localStorage.removeItem(placeOf(threadId));
      else localStorage.setItem(placeOf(threadId), text);
      setShown({ threadId, text });
    },
    [threadId],
  );
  return { text: current.text, write };
}

function read(threadId: string): string {
  return localStorage.getItem(placeOf(threadId)) ?? '';
}
