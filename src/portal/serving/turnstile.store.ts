import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db/db.ts';

/** System-wide: counts one more and gives the sum of the hours since then. */
export async function countTry(
  tx: Tx,
  who: { readonly addressHash: Buffer; readonly action: string; readonly at: Date; readonly since: Date },
): Promise<number> {
  await sql`
    insert into portal_turnstile (address_hash, action, hour, times)
    values (${who.addressHash}, ${who.action}, date_trunc('hour', ${who.at}::timestamptz), 1)
    on conflict (address_hash, action, hour) do update set times = portal_turnstile.times + 1`.execute(tx);
  const row = await tx
    .selectFrom('portal_turnstile')
    .select((select) => select.fn.sum<number>('times').as('times'))
    .where('address_hash', '=', who.addressHash)
    .where('action', '=', who.action)
    .where('hour', '>=', who.since)
    .executeTakeFirst();
  return row?.times ?? 0;
}

export async function triesSince(
  db: Db | Tx,
  who: { readonly addressHash: Buffer; readonly action: string; readonly since: Date },
): Promise<number> {
  const row = await db
    .selectFrom('portal_turnstile')
    .select((select) => select.fn.sum<number>('times').as('times'))
    .where('address_hash', '=', who.addressHash)
    .where('action', '=', who.action)
    .where('hour', '>=', who.since)
    .executeTakeFirst();
  return row?.times ?? 0;
}

export async function forgetTries(tx: Tx, before: Date): Promise<void> {
  await tx.deleteFrom('portal_turnstile').where('hour', '<', before).execute();
}
