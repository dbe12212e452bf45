/** What a rendered page rests on, said while it was rendered. */
export interface Cacheable {
  readonly bytes: number;
  /** Topics and things; when one of them changes, the page is rendered anew. Without any, it is never kept. */
  readonly dependsOn: ReadonlySet<string>;
  /** Where a page speaks of "today", it is right until then only. */
  readonly freshUntil: Date;
}

/** Pages by key, found again by what they rest on; the ones not asked for longest make room. */
export interface PageShelf<Page extends Cacheable> {
  take(key: string): Page | undefined;
  put(key: string, page: Page): void;
  removeRestingOn(cause: string): void;
  empty(): void;
  readonly size: number;
}

export function createPageShelf<Page extends Cacheable>(maxBytes: number): PageShelf<Page> {
  // A Map keeps the order in which keys were set.
  const pages = new Map<string, Page>();
  const keysByCause = new Map<string, Set<string>>();
  let bytes = 0;

  const remove = (key: string): void => {
    const page = pages.get(key);
    if (!page) return;
    pages.delete(key);
    bytes -= page.bytes;
    for (const cause of page.dependsOn) {
      const keys = keysByCause.get(cause);
      keys?.delete(key);
      if (keys?.size === 0) keysByCause.delete(cause);
    }
  };

  return {
    take(key) {
      const page = pages.get(key);
      if (page && pages.delete(key)) pages.set(key, page);
      return page;
    },
    put(key, page) {
      remove(key);
      pages.set(key, page);
      bytes += page.bytes;
      for (const cause of page.dependsOn) keysByCause.set(cause, (keysByCause.get(cause) ?? new Set()).add(key));
      for (const oldest of pages.keys()) {
        if (bytes <= maxBytes) break;
        remove(oldest);
      }
    },
    removeRestingOn(cause) {
      for (const key of keysByCause.get(cause) ?? []) remove(key);
    },
    empty() {
      pages.clear();
      keysByCause.clear();
      bytes = 0;
    },
    get size() {
      return pages.size;
    },
  };
}
