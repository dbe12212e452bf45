import { sql } from 'kysely';
import type { AgencyId, AgencyScope, PersonId } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import { containing, readCursor, writeCursor } from '#platform/db/paging.ts';
import type { MediaId, Picture, StoredMime } from './picture.ts';

const columns = ['id', 'agency_id', 'sha256', 'mime', 'bytes', 'width', 'height', 'original_name', 'alt'] as const;

interface Row {
  readonly id: string;
  readonly agency_id: string;
  readonly sha256: string;
  readonly mime: string;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
  readonly original_name: string;
  readonly alt: string;
}

function pictureOf(row: Row): Picture {
  const { id, agency_id, sha256, mime, bytes, width, height, original_name, alt } = row;
  return {
    id: id as MediaId,
    agencyId: agency_id as AgencyId,
    sha256,
    mime: mime as StoredMime,
    bytes,
    width,
    height,
    originalName: original_name,
    alt,
  };
}

export interface NewPicture extends Omit<Picture, 'id'> {
  readonly createdBy: PersonId | null;
}

/** Undefined when this agency already has a picture with the same bytes. */
export async function addPicture(tx: Tx, picture: NewPicture): Promise<Picture | undefined> {
  const row = await tx
    .insertInto('media')
    .values({
      agency_id: picture.agencyId,
      sha256: picture.sha256,
      mime: picture.mime,
      bytes: picture.bytes,
      width: picture.width,
      height: picture.height,
      original_name: picture.originalName,
      alt: picture.alt,
      created_by: picture.createdBy,
    })
    .onConflict((conflict) => conflict.columns(['agency_id', 'sha256']).doNothing())
    .returning(columns)
    .executeTakeFirst();
  return row && pictureOf(row);
}

export async function pictureByHash(
  db: Db,
  { agencyId, sha256 }: { readonly agencyId: AgencyId; readonly sha256: string },
): Promise<Picture | undefined> {
  const query = db.selectFrom('media').select(columns).where('agency_id', '=', agencyId).where('sha256', '=', sha256);
  const row = await query.executeTakeFirst();
  return row && pictureOf(row);
}

/** In the order asked for; what lies outside the scope is left out. */
export async function mediaByIds(
  db: Db | Tx,
  scope: AgencyScope,
  ids: readonly MediaId[],
): Promise<readonly Picture[]> {
  if (ids.length === 0 || scope.length === 0) return [];
  const query = db.selectFrom('media').select(columns).where('id', 'in', ids).where('agency_id', 'in', scope);
  const found = new Map((await query.execute()).map((row) => [row.id, pictureOf(row)]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** System-wide: for work that has no person behind it, such as sending. */
export async function anyPicture(db: Db, id: MediaId): Promise<Picture | undefined> {
  const row = await db.selectFrom('media').select(columns).where('id', '=', id).executeTakeFirst();
  return row && pictureOf(row);
}

export async function lockPicture(tx: Tx, scope: AgencyScope, id: MediaId): Promise<Picture | undefined> {
  if (scope.length === 0) return undefined;
  const query = tx.selectFrom('media').select(columns).where('id', '=', id).where('agency_id', 'in', scope);
  const row = await query.forUpdate().executeTakeFirst();
  return row && pictureOf(row);
}

export async function saveAlt(tx: Tx, scope: AgencyScope, { id, alt }: Pick<Picture, 'id' | 'alt'>): Promise<void> {
  await tx.updateTable('media').set({ alt }).where('id', '=', id).where('agency_id', 'in', scope).execute();
}

export interface MediaListing {
  readonly text: string;
  readonly cursor: string | undefined;
  readonly limit: number;
}

export interface MediaPage {
  readonly items: readonly Picture[];
  readonly nextCursor: string | null;
}

/** Newest first. */
export async function listMedia(db: Db, scope: AgencyScope, listing: MediaListing): Promise<MediaPage> {
  if (scope.length === 0) return { items: [], nextCursor: null };
  const { text, cursor, limit } = listing;
  const at = sql<string>`created_at::text`;
  let query = db
    .selectFrom('media')
    .select([...columns, at.as('at')])
    .where('agency_id', 'in', scope);
  if (text !== '') {
    const pattern = containing(text);
    query = query.where((where) =>
      where.or([where('alt', 'ilike', pattern), where('original_name', 'ilike', pattern)]),
    );
  }
  const after = readCursor(cursor, 2);
  if (after) query = query.where(sql<boolean>`(created_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  const rows = await query
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { items: rows.slice(0, limit).map(pictureOf), nextCursor: last ? writeCursor([last.at, last.id]) : null };
}
