import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db/db.ts';
import type { PersonId } from '#organisation/permissions.ts';
import { hashOf } from '#organisation/sign-in/secret-link.ts';

/** Makes a leaked token recognisable to whoever finds it. */
export const tokenPrefix = 'ktg_';

export interface ApiToken {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
}

/** System-wide: the token says who asks. Notes its use, at most once a minute. */
export async function personOfToken(db: Db, given: string, now: Date): Promise<PersonId | undefined> {
  if (!given.startsWith(tokenPrefix)) return undefined;
  const row = await db
    .selectFrom('api_token')
    .select(['id', 'person_id', 'last_used_at'])
    .where('token_hash', '=', hashOf(given))
    .where('revoked_at', 'is', null)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
    .executeTakeFirst();
  if (!row) return undefined;
  const aMinuteAgo = new Date(now.getTime() - 60_000);
  if (!row.last_used_at || row.last_used_at < aMinuteAgo) {
    await db.transaction().execute((tx) => noteUse(tx, row.id, now));
  }
  return row.person_id as PersonId;
}

async function noteUse(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.updateTable('api_token').set({ last_used_at: now }).where('id', '=', id).execute();
}

/** Of one person; without those revoked or run out. */
export async function apiTokensOf(db: Db | Tx, personId: PersonId): Promise<readonly ApiToken[]> {
  return await db
    .selectFrom('api_token')
    .select(['id', 'name', 'created_at as createdAt', 'expires_at as expiresAt', 'last_used_at as lastUsedAt'])
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', sql<Date>`now()`)]))
    .orderBy('created_at', 'desc')
    .execute();
}

export interface NewApiToken {
  readonly name: string;
  readonly hash: Buffer;
  readonly expiresAt: Date | null;
}

export async function addApiToken(tx: Tx, personId: PersonId, token: NewApiToken): Promise<ApiToken> {
  return await tx
    .insertInto('api_token')
    .values({ person_id: personId, name: token.name, token_hash: token.hash, expires_at: token.expiresAt })
    .returning(['id', 'name', 'created_at as createdAt', 'expires_at as expiresAt', 'last_used_at as lastUsedAt'])
    .executeTakeFirstOrThrow();
}

/** Of that person only. Gives the token's name, or undefined when there is none to revoke. */
export async function revokeApiTokenRow(
  tx: Tx,
  personId: PersonId,
  { id, now }: { id: string; now: Date },
): Promise<string | undefined> {
  const row = await tx
    .updateTable('api_token')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .returning('name')
    .executeTakeFirst();
  return row?.name;
}
