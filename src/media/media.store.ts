import { sql, type RawBuilder } from 'kysely';
import type { AgencyId, AgencyScope, PersonId } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
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
  readonly look: string;
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
      look: asBits(picture.look),
      created_by: picture.createdBy,
    })
    .onConflict((conflict) => conflict.columns(['agency_id', 'sha256']).doNothing())
    .returning(columns)
    .executeTakeFirst();
  return row && pictureOf(row);
}

function asBits(look: string): RawBuilder<string> {
  return sql<string>`${look}::bit(64)`;
}

/** Holds it until the transaction ends. */
export async function lockByHash(
  tx: Tx,
  { agencyId, sha256 }: { readonly agencyId: AgencyId; readonly sha256: string },
): Promise<{ readonly picture: Picture; readonly archived: boolean } | undefined> {
  const query = tx.selectFrom('media').select([...columns, 'archived_at']);
  const ours = query.where('agency_id', '=', agencyId).where('sha256', '=', sha256);
  const row = await ours.forNoKeyUpdate().executeTakeFirst();
  return row && { picture: pictureOf(row), archived: row.archived_at !== null };
}

/** System-wide: pictures of a time before anybody looked at them. */
export async function unlooked(db: Db, limit: number): Promise<readonly Picture[]> {
  const rows = await db.selectFrom('media').select(columns).where('look', 'is', null).limit(limit).execute();
  return rows.map(pictureOf);
}

export async function saveLook(tx: Tx, id: MediaId, look: string): Promise<void> {
  await tx
    .updateTable('media')
    .set({ look: asBits(look) })
    .where('id', '=', id)
    .execute();
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
