import { sql } from 'kysely';
import type { Failure } from '#channels/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';

export interface Lease {
  readonly channelId: string;
  readonly leaseId: string;
}

/** Well over the time one page may take; whoever died holding it is replaced after this. */
const leaseTime = sql`interval '2 minutes'`;

/** System-wide. Undefined while somebody else, here or in another process, reads this channel. */
export async function takeLease(db: Db, channelId: string): Promise<Lease | undefined> {
  const leaseId = crypto.randomUUID();
  const fresh = { lease_id: leaseId, leased_until: sql<Date>`now() + ${leaseTime}` };
  const taken = await db
    .insertInto('inbox_poll')
    .values({ channel_id: channelId, ...fresh })
    .onConflict((conflict) =>
      conflict
        .column('channel_id')
        .doUpdateSet(fresh)
        .where('inbox_poll.leased_until', '<', sql<Date>`now()`),
    )
    .returning('lease_id')
    .executeTakeFirst();
  return taken && { channelId, leaseId };
}

/** Held to the end of the transaction. False when it had run out and somebody else reads now. */
export async function renewLease(tx: Tx, { channelId, leaseId }: Lease): Promise<boolean> {
  const renewed = await tx
    .updateTable('inbox_poll')
    .set({ leased_until: sql`now() + ${leaseTime}`, failures: 0, failure: null })
    .where('channel_id', '=', channelId)
    .where('lease_id', '=', leaseId)
    .returning('lease_id')
    .executeTakeFirst();
  return renewed !== undefined;
}

export async function releaseLease(db: Db, { channelId, leaseId }: Lease): Promise<void> {
  await db
    .updateTable('inbox_poll')
    .set({ leased_until: sql`now() - interval '1 second'` })
    .where('channel_id', '=', channelId)
    .where('lease_id', '=', leaseId)
    .execute();
}

export async function saveReadFailure(tx: Tx, { channelId, leaseId }: Lease, failure: Failure): Promise<void> {
  await tx
    .updateTable('inbox_poll')
    .set({ failures: sql`failures + 1`, failure: JSON.stringify(failure) })
    .where('channel_id', '=', channelId)
    .where('lease_id', '=', leaseId)
    .execute();
}
