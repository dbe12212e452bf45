import { sql } from 'kysely';
import type { AgencyId, AgencyScope, PersonId } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import type { Programme, ProgrammeContent, ProgrammeId, ProgrammeRecord } from './programme.ts';

const columns = [
  'id',
  'agency_id',
  'slug',
  'name',
  'summary',
  'description',
  'parent_id',
  'village',
  'tags',
  'starts_on',
  'ends_on',
] as const;

interface Row {
  readonly id: string;
  readonly agency_id: string;
  readonly slug: string;
  readonly name: string;
  readonly summary: string;
  readonly description: string;
  readonly parent_id: string | null;
  readonly village: string;
  readonly tags: readonly string[];
  readonly starts_on: string;
  readonly ends_on: string | null;
}

function programmeOf(row: Row): Programme {
  return {
    id: row.id as ProgrammeId,
    agencyId: row.agency_id as AgencyId,
    slug: row.slug,
    name: row.name,
    summary: row.summary,
    description: row.description,
    parentId: row.parent_id as ProgrammeId | null,
    village: row.village,
    tags: row.tags,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
  };
}

/** System-wide: flagship programmes are the city's. Newest period first. */
export async function allProgrammes(db: Db | Tx): Promise<readonly Programme[]> {
  const query = db.selectFrom('programme').select(columns).where('removed_at', 'is', null);
  return (await query.orderBy('starts_on', 'desc').orderBy('name').execute()).map(programmeOf);
}

/** System-wide; what does not exist (any more) is left out. */
export async function programmesByIds(db: Db | Tx, ids: readonly ProgrammeId[]): Promise<readonly Programme[]> {
  if (ids.length === 0) return [];
  const query = db.selectFrom('programme').select(columns).where('id', 'in', ids).where('removed_at', 'is', null);
  return (await query.orderBy('name').execute()).map(programmeOf);
}

/** System-wide. */
export async function programmeBySlug(db: Db, slug: string): Promise<Programme | undefined> {
  const query = db.selectFrom('programme').select(columns).where('slug', '=', slug).where('removed_at', 'is', null);
  const row = await query.executeTakeFirst();
  return row && programmeOf(row);
}

/** System-wide, because anybody with a role knows that it exists; whether they may change it is asked afterwards. */
export async function lockProgramme(tx: Tx, id: ProgrammeId): Promise<ProgrammeRecord | undefined> {
  return (await lockProgrammes(tx, [id]))[0];
}

/** In the order of their ids, so that two who lock the same ones wait instead of blocking each other. */
export async function lockProgrammes(tx: Tx, ids: readonly ProgrammeId[]): Promise<readonly ProgrammeRecord[]> {
  if (ids.length === 0) return [];
  const query = tx
    .selectFrom('programme')
    .select([...columns, 'removed_at', 'successor_id', 'archived_at', 'revision', 'updated_at', 'updated_by'])
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate();
  return (await query.execute()).map((row) => ({
    ...programmeOf(row),
    successorId: row.successor_id as ProgrammeId | null,
    archivedAt: row.archived_at,
    revision: row.revision,
    updatedAt: row.updated_at,
    updatedBy: row.updated_by,
    removed: row.removed_at !== null,
  }));
}

/** System-wide: the programme and all its parts, whatever their depth. */
export async function branchOf(db: Db | Tx, id: ProgrammeId): Promise<readonly ProgrammeId[]> {
  const { rows } = await sql<{ id: ProgrammeId }>`select programme_branch(${id}) id`.execute(db);
  return rows.map((row) => row.id);
}

/** System-wide: from the parent up. */
export async function parentsOf(tx: Tx, id: ProgrammeId): Promise<readonly ProgrammeId[]> {
  const { rows } = await sql<{ id: ProgrammeId }>`
    with recursive up (id) as (
      select parent_id from programme where id = ${id}
      union select p.parent_id from programme p join up on p.id = up.id
    ) select id from up where id is not null`.execute(tx);
  return rows.map((row) => row.id);
}

/** System-wide: an address is unique in the whole city, also among removed programmes. */
export async function slugsLike(tx: Tx, slug: string): Promise<ReadonlySet<string>> {
  const rows = await tx.selectFrom('programme').select('slug').where('slug', 'like', `${slug}%`).execute();
  return new Set(rows.map((row) => row.slug));
}

export async function addProgramme(tx: Tx, scope: AgencyScope, programme: Omit<Programme, 'id'>): Promise<Programme> {
  if (!scope.includes(programme.agencyId)) throw new Error('A programme outside the scope was about to be added');
  const values = { ...changed(programme), slug: programme.slug };
  return programmeOf(await tx.insertInto('programme').values(values).returning(columns).executeTakeFirstOrThrow());
}

export interface ProgrammeWriting {
  readonly programme: Programme;
  readonly revision: number;
  readonly by: PersonId | null;
  readonly at: Date;
}

export async function saveProgramme(
  tx: Tx,
  scope: AgencyScope,
  { programme, revision, by, at }: ProgrammeWriting,
): Promise<void> {
  const set = { ...changed(programme), revision, updated_by: by, updated_at: at };
  const query = tx.updateTable('programme').set(set).where('id', '=', programme.id);
  await query.where('agency_id', 'in', scope).execute();
}

export interface ProgrammeEnding {
  readonly id: ProgrammeId;
  readonly endsOn: string | null;
  readonly archivedAt: Date | null;
  readonly successorId: ProgrammeId | null;
  readonly revision: number;
  readonly by: PersonId | null;
  readonly at: Date;
}

/** How and whether a programme ends, and who goes on with it. */
export async function saveEnding(tx: Tx, scope: AgencyScope, ending: ProgrammeEnding): Promise<void> {
  const { id, endsOn, archivedAt, successorId, revision, by, at } = ending;
  const what = { ends_on: endsOn, archived_at: archivedAt, successor_id: successorId };
  const query = tx.updateTable('programme').set({ ...what, revision, updated_by: by, updated_at: at });
  await query.where('id', '=', id).where('agency_id', 'in', scope).execute();
}

export async function markRemoved(
  tx: Tx,
  scope: AgencyScope,
  { id, at }: { readonly id: ProgrammeId; readonly at: Date | null },
): Promise<void> {
  const query = tx.updateTable('programme').set({ removed_at: at }).where('id', '=', id);
  await query.where('agency_id', 'in', scope).execute();
}

function changed({
  agencyId,
  name,
  summary,
  description,
  parentId,
  village,
  tags,
  startsOn,
  endsOn,
}: ProgrammeContent) {
  const period = { starts_on: startsOn, ends_on: endsOn };
  return { agency_id: agencyId, name, summary, description, parent_id: parentId, village, tags: [...tags], ...period };
}
