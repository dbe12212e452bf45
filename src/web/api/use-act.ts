import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Endpoint } from '#platform/http/endpoint.ts';
import { call, type Ask, type Got } from './call.ts';
import type { Refused } from './refused.ts';
import { refreshTopics, topicsOf, type Topic } from './topics.ts';

export interface ActOptions<E> {
  readonly onDone?: (answer: Got<E>, ask: Ask<E>) => void;
  readonly onRefused?: (refused: Refused, ask: Ask<E>) => void;
  /** What else on screen it changes, besides the topics of its operation. */
  readonly alsoChanges?: readonly Topic[];
}

export interface Act<E> {
  /** Does it; resolves to the answer, or undefined when refused (then `refused` says why). */
  readonly act: (ask: Ask<E>) => Promise<Got<E> | undefined>;
  readonly busy: boolean;
  /** Why the last try was refused. */
  readonly refused: Refused | null;
  readonly clear: () => void;
}

/** Something a person does: a call that changes something, after which the screen refreshes. */
export function useAct<E extends Endpoint>(endpoint: E, options: ActOptions<E> = {}): Act<E> {
  const client = useQueryClient();
  const mutation = useMutation<Got<E>, Refused, Ask<E>>({
    mutationFn: (ask) => call(endpoint, ask),
    onSuccess: async (answer, ask) => {
      options.onDone?.(answer, ask);
      await refreshTopics(client, [...topicsOf(endpoint), ...(options.alsoChanges ?? [])]);
    },
    onError: (refused, ask) => options.onRefused?.(refused, ask),
  });
  return {
    act: (ask) => mutation.mutateAsync(ask).catch(() => undefined),
    busy: mutation.isPending,
    refused: mutation.error,
    clear: mutation.reset,
  };
}
