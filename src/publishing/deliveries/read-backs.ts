/** What reads a post back after it was sent. */
export interface ReadBacks {
  soon(deliveryId: string): void;
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
  const waiting: string[] = [];
  let running = 0;

  const most = (): number => {
    const { now, most: all } = sending();
    return now * 4 >= all * 3 ? atATime.busy : atATime.calm;
  };
  const next = (): void => {
    while (running < most()) {
      const id = waiting.shift();
      if (id === undefined) return;
      running += 1;
      void work(id)
        .catch(failed)
        .finally(() => {
          running -= 1;
          next();
        });
    }
  };
  return {
    soon(deliveryId) {
      waiting.push(deliveryId);
      next();
    },
  };
}
