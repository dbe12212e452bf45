import { inTransaction } from '#platform/db/db.ts';
import type { Routine } from '#platform/jobs/job.ts';
import { sweepSignIn } from './sign-in/tries.store.ts';
import type { OrganisationTools } from './tools.ts';

export function organisationRoutines({ db, now }: Pick<OrganisationTools, 'db' | 'now'>): readonly Routine[] {
  const sweep = (): Promise<void> => inTransaction(db, (tx) => sweepSignIn(tx, now()));
  return [{ name: 'organisation.sweep-sign-in', cron: '40 19 * * *', work: sweep }];
}
