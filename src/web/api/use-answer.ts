import { keepPreviousData, useQuery, type QueryClient, type UseQueryResult } from '@tanstack/react-query';
import type { Endpoint } from '#platform/http/endpoint.ts';
import { call, type Ask, type Got } from './call.ts';
import type { Refused } from './refused.ts';
import { topicsOf, type Topic } from './topics.ts';

export interface AnswerOptions {
  /** Asks nothing while false. */
  readonly enabled?: boolean;
  /** Shows the former answer while another filter is being asked for. */
  readonly keepFormer?: boolean;
  /** What the answer shows, when its operation does not say it. */
  readonly topics?: readonly Topic[];
  readonly staleMs?: number;
}

/** What the server answers to a `get`; refetched when something of its topics changes. */
export function useAnswer<E extends Endpoint>(
  endpoint: E,
  ask: Ask<E>,
  options: AnswerOptions = {},
): UseQueryResult<Got<E>, Refused> {
  return useQuery<Got<E>, Refused>({
    queryKey: answerKey(endpoint, ask),
    queryFn: ({ signal }) => call(endpoint, ask, signal),
    meta: { topics: options.topics ?? topicsOf(endpoint) },
    enabled: options.enabled ?? true,
    ...(options.keepFormer ? { placeholderData: keepPreviousData } : {}),
    ...(options.staleMs === undefined ? {} : { staleTime: options.staleMs }),
  });
}

/** For reading or writing a cached answer by hand. */
export function answerKey<E extends Endpoint>(endpoint: E, ask: Ask<E>): readonly unknown[] {
  const { params, query } = ask as { params?: unknown; query?: unknown };
  return [endpoint.method, endpoint.path, params ?? null, query ?? null];
}

/** Asks again, whatever is at hand; what stands on the screen follows. */
export async function askAnew<E extends Endpoint>(client: QueryClient, endpoint: E, ask: Ask<E>): Promise<Got<E>> {
  return await client.fetchQuery<Got<E>, Refused>({
    queryKey: answerKey(endpoint, ask),
    queryFn: ({ signal }) => call(endpoint, ask, signal),
    meta: { topics: topicsOf(endpoint) },
    staleTime: 0,
  });
}
