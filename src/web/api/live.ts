import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Change } from '#platform/events/events.ts';
import { refreshEverything, refreshTopics, type Topic } from './topics.ts';

/** News that come within this time are answered with one refetch. */
const gatherMs = 250;
const returnMs = 5_000;

/** Keeps what is on screen fresh: the server tells what changed; after a gap everything is asked for again. */
export function useLiveChanges(): void {
  const client = useQueryClient();
  useEffect(() => listen(client), [client]);
}

function listen(client: QueryClient): () => void {
  const waiting = new Set<Topic>();
  let source: EventSource;
  let lost = false;
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let returning: ReturnType<typeof setTimeout> | undefined;
  const refresh = (): void => {
    gathering = undefined;
    const topics = [...waiting];
    waiting.clear();
    void refreshTopics(client, topics);
  };
  const hear = (event: MessageEvent<string>): void => {
    const change = JSON.parse(event.data) as Partial<Change>;
    if (change.topic) waiting.add(change.topic);
    gathering ??= setTimeout(refresh, gatherMs);
  };
  const open = (): void => {
    source = new EventSource('/api/events');
    source.addEventListener('change', hear);
    source.addEventListener('open', () => {
      if (lost) void refreshEverything(client);
      lost = false;
    });
    source.addEventListener('error', () => {
      lost = true;
      // A refused stream, such as during a restart, is not tried again by the browser itself.
      if (source.readyState === EventSource.CLOSED) returning = setTimeout(open, returnMs);
    });
  };
  open();
  return () => {
    clearTimeout(gathering);
    clearTimeout(returning);
    source.close();
  };
}
