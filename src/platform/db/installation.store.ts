import { createHmac } from 'node:crypto';
import type { Db, Tx } from './db.ts';

/** System-wide. Remembers the key at the first start; afterwards tells whether the given key is the same. */
export async function secretKeyFits(db: Db, secretKey: string): Promise<boolean> {
  await db
    .insertInto('installation')
    .values({ key_check: keyCheckOf(secretKey) })
    .onConflict((on) => on.doNothing())
    .execute();
  return await secretKeyWouldFit(db, secretKey);
}

/** System-wide. Like `secretKeyFits`, remembering nothing. */
export async function secretKeyWouldFit(db: Db, secretKey: string): Promise<boolean> {
  const kept = await db.selectFrom('installation').select('key_check').executeTakeFirst();
  return kept === undefined || kept.key_check === keyCheckOf(secretKey);
}

/** System-wide: in the transaction that encrypted everything anew. */
export async function rememberSecretKey(tx: Tx, secretKey: string): Promise<void> {
  await tx
    .updateTable('installation')
    .set({ key_check: keyCheckOf(secretKey) })
    .execute();
}

function keyCheckOf(secretKey: string): string {
  return createHmac('sha256', secretKey).update('kentongan key check').digest('base64url');
}
