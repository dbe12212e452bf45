import type { Db } from '#platform/db/db.ts';
import type { Now } from '#platform/time/clock.ts';

export interface PlanningTools {
  readonly db: Db;
  readonly now: Now;
}
