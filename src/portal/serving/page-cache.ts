import type { Now } from '#platform/time/clock.ts';
import { createPageShelf, type Cacheable } from './page-shelf.ts';

export interface PageCache<Page extends Cacheable> {
  /** The kept page, or a new one; those who ask for the same page at once share one rendering. */
  get(key: string, render: () => Promise<Page>): Promise<Page>;
  /** Forgets what rests on any of these, also what is being rendered at this moment. */
  drop(causes: readonly string[]): void;
  clear(): void;
  readonly size: number;
}

interface Rendering<Page> {
  readonly page: Promise<Page>;
  /** What changed since it began. */
  readonly causes: Set<string>;
}

/** Every page rests on this. */
const everything = '*';

export function createPageCache<Page extends Cacheable>(limits: { maxBytes: number; now: Now }): PageCache<Page> {
  const shelf = createPageShelf<Page>(limits.maxBytes);
  const underWay = new Set<Rendering<Page>>();
  const joinable = new Map<string, Rendering<Page>>();

  const renderAnew = (key: string, render: () => Promise<Page>): Promise<Page> => {
    const rendering: Rendering<Page> = { causes: new Set(), page: render() };
    underWay.add(rendering);
    joinable.set(key, rendering);
    const end = (): void => {
      underWay.delete(rendering);
      if (joinable.get(key) === rendering) joinable.delete(key);
    };
    rendering.page.then((page) => {
      end();
      if (page.dependsOn.size > 0 && !isOvertaken(rendering, page)) shelf.put(key, page);
    }, end);
    return rendering.page;
  };

  /** What is under way may have read the old state: it is neither kept nor joined. */
  const overtake = (causes: readonly string[]): void => {
    for (const rendering of underWay) for (const cause of causes) rendering.causes.add(cause);
    joinable.clear();
  };

  return {
    get(key, render) {
      const page = shelf.take(key);
      if (page && page.freshUntil > limits.now()) return Promise.resolve(page);
      return joinable.get(key)?.page ?? renderAnew(key, render);
    },
    drop(causes) {
      overtake(causes);
      for (const cause of causes) shelf.removeRestingOn(cause);
    },
    clear() {
      overtake([everything]);
      shelf.empty();
    },
    get size() {
      return shelf.size;
    },
  };
}

function isOvertaken(rendering: Rendering<unknown>, { dependsOn }: Cacheable): boolean {
  return rendering.causes.has(everything) || [...dependsOn].some((cause) => rendering.causes.has(cause));
}
