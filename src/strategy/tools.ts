import type { Db } from '#platform/db/db.ts';
import type { Now } from '#platform/time/clock.ts';

export interface StrategyTools {
  readonly db: Db;
  readonly now: Now;
}
