import { useInfiniteQuery } from '@tanstack/react-query';
import type { Endpoint } from '#platform/http/endpoint.ts';
import { call, type Ask, type Got } from './call.ts';
import type { Refused } from './refused.ts';
import type { AnswerOptions } from './use-answer.ts';
import { topicsOf } from './topics.ts';

/** The shape of every paged answer; the endpoint's query takes `cursor`. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** The cursor of the next page; null on the last. */
  readonly nextCursor: string | null;
}

type ItemOf<E> = Got<E> extends { readonly items: readonly (infer Item)[] } ? Item : never;

export interface Pages<Item, Answer> {
  readonly items: readonly Item[];
  /** The whole first answer, for what stands beside its items: counts, what the person may do. */
  readonly first: Answer | undefined;
  readonly loading: boolean;
  readonly error: Refused | null;
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  readonly loadMore: () => void;
  readonly refetch: () => void;
}

/** A list read page by page. */
export function usePages<E extends Endpoint>(
  endpoint: E,
  ask: Ask<E>,
  options: AnswerOptions = {},
): Pages<ItemOf<E>, Got<E>> {
  const { params, query } = ask as { params?: unknown; query?: object };
  const pages = useInfiniteQuery({
    queryKey: ['pages', endpoint.method, endpoint.path, params ?? null, query ?? null],
    queryFn: async ({ pageParam, signal }) => {
      const asked = { params, query: { ...query, cursor: pageParam ?? undefined } } as unknown as Ask<E>;
      return (await call(endpoint, asked, signal)) as unknown as Page<ItemOf<E>>;
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    meta: { topics: options.topics ?? topicsOf(endpoint) },
    enabled: options.enabled ?? true,
  });
  return {
    items: pages.data?.pages.flatMap((page) => page.items) ?? [],
    first: pages.data?.pages[0] as Got<E> | undefined,
    loading: pages.isPending,
    error: pages.error as Refused | null,
    hasMore: pages.hasNextPage,
    loadingMore: pages.isFetchingNextPage,
    loadMore: () => void pages.fetchNextPage(),
    refetch: () => void pages.refetch(),
  };
}
