import type { Db, Tx } from '#platform/db/db.ts';
import type { PersonId } from '#organisation/permissions.ts';

/** All functions here touch only what belongs to that one person. */

export interface OwnSession {
  readonly id: string;
  readonly device: string;
  readonly address: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
}

export async function sessionsOf(db: Db, personId: PersonId, now: Date): Promise<readonly OwnSession[]> {
  const rows = await db
    .selectFrom('auth_session')
    .select(['id', 'user_agent', 'ip_address', 'created_at', 'updated_at'])
    .where('user_id', '=', personId)
    .where('expires_at', '>', now)
    .orderBy('updated_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    device: row.user_agent ?? '',
    address: row.ip_address ?? '',
    createdAt: row.created_at,
    lastSeenAt: row.updated_at,
  }));
}

export async function endSessionRow(tx: Tx, personId: PersonId, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('auth_session')
    .where('user_id', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

export async function endSessionsBut(tx: Tx, personId: PersonId, kept: string | undefined): Promise<number> {
  let query = tx.deleteFrom('auth_session').where('user_id', '=', personId);
  if (kept !== undefined) query = query.where('id', '<>', kept);
  const { numDeletedRows } = await query.executeTakeFirst();
  return Number(numDeletedRows);
}

export interface OwnPasskey {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date | null;
}

export async function passkeysOf(db: Db, personId: PersonId): Promise<readonly OwnPasskey[]> {
  const rows = await db
    .selectFrom('auth_passkey')
    .select(['id', 'name', 'created_at'])
    .where('user_id', '=', personId)
    .orderBy('created_at')
    .execute();
  return rows.map(({ id, name, created_at }) => ({ id, name: name ?? '', createdAt: created_at }));
}

/** Gives its name, or undefined when the person has no such passkey. */
export async function removePasskeyRow(tx: Tx, personId: PersonId, id: string): Promise<string | undefined> {
  const row = await tx
    .deleteFrom('auth_passkey')
    .where('user_id', '=', personId)
    .where('id', '=', id)
    .returning('name')
    .executeTakeFirst();
  return row && (row.name ?? '');
}

export async function hasTwoFactor(db: Db, personId: PersonId): Promise<boolean> {
  const row = await db
    .selectFrom('auth_user')
    .select('two_factor_enabled')
    .where('id', '=', personId)
    .executeTakeFirst();
  return row?.two_factor_enabled ?? false;
}
