import { inTransaction, type Db } from '#platform/db/db.ts';
import type { Routine } from '#platform/jobs/job.ts';
import type { Now } from '#platform/time/clock.ts';
import { forgetTries } from './serving/turnstile.store.ts';

const keptMs = 24 * 3_600_000;

/** Hashed addresses are of use for an hour; none is kept longer than a day. */
export function portalRoutines({ db, now }: { readonly db: Db; readonly now: Now }): readonly Routine[] {
  const work = (): Promise<void> => inTransaction(db, (tx) => forgetTries(tx, new Date(now().getTime() - keptMs)));
  return [{ name: 'portal.forget-tries', cron: '17 * * * *', work }];
}
