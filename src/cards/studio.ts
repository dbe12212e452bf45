import { Piscina } from 'piscina';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { RasterAsked, RasteredCard } from './drawing/raster.ts';

export type StudioRefusal = { readonly kind: 'cards-busy' } | { readonly kind: 'card-took-too-long' };

/** Threads that draw cards, so that the server goes on answering meanwhile. They end when nobody draws for a minute. */
export interface Studio {
  draw(asked: RasterAsked): Promise<Result<RasteredCard, StudioRefusal>>;
  close(): Promise<void>;
}

const patienceMs = 15_000;
const mostAtOnce = 40;

export function openStudio(): Studio {
  let threads: Piscina<RasterAsked, RasteredCard> | undefined;
  let waiting = 0;
  const opened = (): Piscina<RasterAsked, RasteredCard> => {
    threads ??= new Piscina<RasterAsked, RasteredCard>({
      filename: new URL('./drawing/raster.ts', import.meta.url).href,
      name: 'rasterCard',
      minThreads: 0,
      maxThreads: 2,
      idleTimeout: 60_000,
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    });
    return threads;
  };
  return {
    async draw(asked) {
      if (waiting >= mostAtOnce) return refuse({ kind: 'cards-busy' });
      waiting += 1;
      try {
        return accept(await opened().run(asked, { signal: AbortSignal.timeout(patienceMs) }));
      } catch (error) {
        if (!isTooMuch(error)) throw error;
        return refuse({ kind: 'card-took-too-long' });
      } finally {
        waiting -= 1;
      }
    },
    async close() {
      await threads?.destroy();
    },
  };
}

/** The thread was ended, for it took too long or too much memory. */
function isTooMuch(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === 'AbortError' || ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY');
}
