import { mediaListEndpoint, libraryFilters, type LibraryFilter } from '#media/contract.ts';
import { usePages } from '#web/api/use-pages.ts';

export interface LibrarySearch {
  readonly text: string;
  readonly show: LibraryFilter;
  readonly agencyId: string | undefined;
}

export function useLibrary({ text, show, agencyId }: LibrarySearch) {
  return usePages(mediaListEndpoint, { query: { text, show, ...(agencyId && { agencyId }) } });
}

export function filterFrom(text: string): LibraryFilter {
  return libraryFilters.find((filter) => filter === text) ?? 'all';
}
