import { sql } from 'kysely';
import type { PersonId } from '#organisation/index.ts';
import { inTransaction, type Db, type Tx } from '#platform/db/db.ts';
import type { FeedContent } from './contract.ts';

export interface Feed {
  readonly id: string;
  readonly personId: PersonId;
  readonly agencyId: string | null;
  readonly content: FeedContent;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

export interface NewFeed {
  readonly personId: PersonId;
  readonly agencyId: string | null;
  readonly content: FeedContent;
  readonly name: string;
  readonly tokenHash: Buffer;
}

export async function addFeed(tx: Tx, { personId, agencyId, content, name, tokenHash }: NewFeed): Promise<string> {
  const values = { person_id: personId, agency_id: agencyId, content, name, token_hash: tokenHash };
  return (await tx.insertInto('calendar_feed').values(values).returning('id').executeTakeFirstOrThrow()).id;
}

const columns = ['id', 'person_id', 'agency_id', 'content', 'name', 'created_at', 'last_used_at'] as const;

/** Those that still open, the newest first. */
export async function feedsOf(db: Db | Tx, personId: PersonId): Promise<readonly Feed[]> {
  const query = db.selectFrom('calendar_feed').select(columns).where('person_id', '=', personId);
  const rows = await query.where('revoked_at', 'is', null).orderBy('created_at', 'desc').execute();
  return rows.map(feedOf);
}

/** By what stands in its address; whether its person may still look, the caller asks. System-wide: the secret says whose. */
export async function feedByHash(db: Db, hash: Buffer): Promise<Feed | undefined> {
  const query = db.selectFrom('calendar_feed').select(columns).where('token_hash', '=', hash);
  const row = await query.where('revoked_at', 'is', null).executeTakeFirst();
  return row && feedOf(row);
}

/** Undefined: there was none of that person to revoke. */
export async function markFeedRevoked(tx: Tx, id: string, personId: PersonId): Promise<Feed | undefined> {
  const row = await tx
    .updateTable('calendar_feed')
    .set({ revoked_at: sql`now()` })
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .returning(columns)
    .executeTakeFirst();
  return row && feedOf(row);
}

/** At most once an hour, so that reading stays reading. */
export async function noteFeedUse(db: Db, id: string): Promise<void> {
  const rare = sql<boolean>`last_used_at is null or last_used_at < now() - interval '1 hour'`;
  await inTransaction(db, (tx) =>
    tx
      .updateTable('calendar_feed')
      .set({ last_used_at: sql`now()` })
      .where('id', '=', id)
      .where(rare)
      .execute(),
  );
}

interface Row {
  readonly id: string;
  readonly person_id: string;
  readonly agency_id: string | null;
  readonly content: string;
  readonly name: string;
  readonly created_at: Date;
  readonly last_used_at: Date | null;
}

function feedOf(row: Row): Feed {
  return {
    id: row.id,
    personId: row.person_id as PersonId,
    agencyId: row.agency_id,
    content: row.content as FeedContent,
    name: row.name,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
  };
}
