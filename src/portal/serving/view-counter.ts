import { inTransaction, type Db } from '#platform/db/db.ts';
import type { Log } from '#platform/log/log.ts';
import type { Now } from '#platform/time/clock.ts';
import { addViews } from '#portal/host/views.store.ts';

/** Counts openings of pages in memory and writes them together; nothing about the reader is kept. */
export interface ViewCounter {
  count(pageId: string, request: Headers): void;
  /** Writes what was counted since the last time. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

const flushMs = 10_000;
const machines = /bot|crawl|spider|slurp|preview|fetch|monitor|headless|curl|wget|python|java\/|go-http|axios|node/i;

export function createViewCounter({ db, log, now }: { db: Db; log: Log; now: Now }): ViewCounter {
  let counted = new Map<string, number>();
  const flush = async (): Promise<void> => {
    if (counted.size === 0) return;
    const batch = counted;
    counted = new Map();
    try {
      await inTransaction(db, (tx) => addViews(tx, batch, now().toISOString().slice(0, 10)));
    } catch (error) {
      // A few views may be counted later rather than lost.
      for (const [id, views] of batch) counted.set(id, (counted.get(id) ?? 0) + views);
      log.warn({ error }, 'the portal could not write its view counts');
    }
  };
  const timer = setInterval(() => void flush(), flushMs);
  timer.unref();
  return {
    count(pageId, request) {
      if (isPerson(request)) counted.set(pageId, (counted.get(pageId) ?? 0) + 1);
    },
    flush,
    async close() {
      clearInterval(timer);
      await flush();
    },
  };
}

/** A simple rule, not a sure one: programs that say so, and pages fetched ahead, are not readers. */
function isPerson(request: Headers): boolean {
  const agent = request.get('user-agent') ?? '';
  if (agent === '' || machines.test(agent)) return false;
  return !/prefetch/.test(request.get('sec-purpose') ?? request.get('purpose') ?? '');
}
