/** What reads a post back after it was sent. */
export interface ReadBacks {
  soon(deliveryId: string): void;
  /** Begins nothing more; done when what is being read back is. */
  stop(): Promise<void>;
}

interface ReadingBack {
  readonly work: (deliveryId: string) => Promise<void>;
  /** How many posts are being sent at the moment, of how many that may be. */
  readonly sending: () => { readonly now: number; readonly most: number };
  readonly failed: (error: unknown) => void;
}

const atATime = { calm: 16, busy: 2 };

/**
 * Sending goes before reading back: what is due has a time to keep, and what is out only waits to be called published.
 * The list lives in this process. What it still holds when the process ends is found by the sweeper.
 */
export function readBacks({ work, sending, failed }: ReadingBack): ReadBacks {
  const running = new Set<Promise<void>>();
  let waiting: string[] = [];
  let stopped = false;

  const most = (): number => {
    const { now, most: all } = sending();
    return now * 4 >= all * 3 ? atATime.busy : atATime.calm;
  };
  const next = (): void => {
    while (running.size < most()) {
      const id = waiting.shift();
      if (id === undefined) return;
      const reading = work(id)
        .catch(failed)
        .finally(() => {
          running.delete(reading);
          next();
        });
      running.add(reading);
    }
  };
  return {
    soon(deliveryId) {
      if (stopped) return;
      waiting.push(deliveryId);
      // Whoever has sent it still holds it at this moment.
      setImmediate(next);
    },
    async stop() {
      stopped = true;
      waiting = [];
      await Promise.all(running);
    },
  };
}
