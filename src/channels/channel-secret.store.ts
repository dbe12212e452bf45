import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db/db.ts';
import { reseal, type KeyChange } from '#platform/secrets/secret-box.ts';

/** System-wide, like all here: whoever holds a channel may open its session; what comes out never leaves the process. */
export async function sealedSecret(db: Db | Tx, channelId: string): Promise<Buffer | null> {
  const row = await db
    .selectFrom('channel')
    .select('secret')
    .where('id', '=', channelId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return row?.secret ?? null;
}

export async function saveSealedSecret(tx: Tx, channelId: string, sealed: Buffer): Promise<void> {
  await tx.updateTable('channel').set({ secret: sealed }).where('id', '=', channelId).execute();
}

/** Until the transaction ends, no other process renews this secret. The row itself stays free for other changes. */
export async function lockSecret(tx: Tx, channelId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${secretOwner(channelId)}, 0))`.execute(tx);
}

/** Seals every secret with the new key. Returns how many. */
export async function resealChannelSecrets(tx: Tx, keys: KeyChange): Promise<number> {
  const rows = await tx
    .selectFrom('channel')
    .select(['id', 'secret'])
    .where('secret', 'is not', null)
    .forUpdate()
    .execute();
  for (const { id, secret } of rows) {
    if (secret !== null) await saveSealedSecret(tx, id, reseal(secret, secretOwner(id), keys));
  }
  return rows.length;
}

/** What a secret is bound to: it opens for this row only. */
export function secretOwner(channelId: string): string {
  return `channel:${channelId}`;
}
