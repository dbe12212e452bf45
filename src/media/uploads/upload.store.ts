import { sql } from 'kysely';
import type { AgencyId, PersonId } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';

export interface PartialUpload {
  readonly id: string;
  readonly agencyId: AgencyId;
  readonly name: string;
  readonly alt: string;
  /** Of the whole file. */
  readonly bytes: number;
  readonly mediaId: string | null;
}

export interface NewUpload extends Omit<PartialUpload, 'id' | 'mediaId'> {
  readonly personId: PersonId | null;
}

export async function addUpload(tx: Tx, { agencyId, personId, ...upload }: NewUpload): Promise<string> {
  const values = { agency_id: agencyId, person_id: personId, ...upload };
  const row = await tx.insertInto('media_upload').values(values).returning('id').executeTakeFirstOrThrow();
  return row.id;
}

/** Of a person's uploads that have become no picture yet. Who begins another one at the same time waits. */
export async function lockOpenBytes(tx: Tx, personId: PersonId | null): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext('media_upload'), hashtext(${personId ?? ''}))`.execute(tx);
  const row = await tx
    .selectFrom('media_upload')
    .select(sql<number>`coalesce(sum(bytes), 0)::float8`.as('bytes'))
    .where('media_id', 'is', null)
    .where(sql<boolean>`person_id is not distinct from ${personId}`)
    .executeTakeFirstOrThrow();
  return row.bytes;
}

/** Whoever began it, and nobody else. */
export async function ownUpload(db: Db, personId: PersonId | null, id: string): Promise<PartialUpload | undefined> {
  const row = await db
    .selectFrom('media_upload')
    .select(['id', 'agency_id', 'name', 'alt', 'bytes', 'media_id'])
    .where('id', '=', id)
    .where(sql<boolean>`person_id is not distinct from ${personId}`)
    .executeTakeFirst();
  if (!row) return undefined;
  const { agency_id, media_id, ...upload } = row;
  return { ...upload, agencyId: agency_id as AgencyId, mediaId: media_id };
}

export async function touchUpload(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('media_upload').set({ touched_at: sql`now()` }).where('id', '=', id).execute();
} // oxfmt-ignore

export async function noteTaken(tx: Tx, id: string, mediaId: string): Promise<void> {
  await tx.updateTable('media_upload').set({ media_id: mediaId }).where('id', '=', id).execute();
}

export async function removeUpload(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('media_upload').where('id', '=', id).execute();
}

/** System-wide: those that nobody has gone on with for so long; they are gone then. */
export async function removeStale(tx: Tx, hours: number): Promise<readonly string[]> {
  const rows = await tx
    .deleteFrom('media_upload')
    .where(sql<boolean>`touched_at < now() - ${hours} * interval '1 hour'`)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** System-wide: which of these are known. */
export async function knownUploads(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db.selectFrom('media_upload').select('id').where('id', 'in', ids).execute();
  return new Set(rows.map(({ id }) => id));
}
