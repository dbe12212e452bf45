import { sql } from 'kysely';
import type { Tx } from '#platform/db/db.ts';

/** Counts one more try in the key's window and says how many there were. */
export async function countTry(
  tx: Tx,
  key: string,
  { now, windowMs }: { now: Date; windowMs: number },
): Promise<number> {
  const windowEnd = new Date(now.getTime() + windowMs);
  const { count } = await tx
    .insertInto('sign_in_try')
    .values({ key, count: 1, window_ends_at: windowEnd })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({
        count: sql`case when sign_in_try.window_ends_at <= ${now} then 1 else sign_in_try.count + 1 end`,
        window_ends_at: sql`case when sign_in_try.window_ends_at <= ${now} then ${windowEnd}::timestamptz else sign_in_try.window_ends_at end`,
      }),
    )
    .returning('count')
    .executeTakeFirstOrThrow();
  return count;
}

export async function forgetTries(tx: Tx, key: string): Promise<void> {
  await tx.deleteFrom('sign_in_try').where('key', '=', key).execute();
}

/** What is over and forgotten: windows, sessions, challenges, links. */
export async function sweepSignIn(tx: Tx, now: Date): Promise<void> {
  await tx.deleteFrom('sign_in_try').where('window_ends_at', '<', now).execute();
  await tx.deleteFrom('auth_session').where('expires_at', '<', now).execute();
  await tx.deleteFrom('auth_verification').where('expires_at', '<', now).execute();
  await tx.deleteFrom('password_reset').where('expires_at', '<', now).execute();
}
