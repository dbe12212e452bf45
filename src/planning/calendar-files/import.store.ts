import { sql } from 'kysely';
import type { AgencyId, AgencyScope, PersonId } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import type { ActivityId } from '#planning/activity.ts';
import type { ReadEvent } from './read-calendar.ts';

/** `uid instant` of what came in by a file before and is still there. */
export async function knownEvents(db: Db | Tx, agencyId: AgencyId): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('activity_import_row')
    .innerJoin('activity_import', 'activity_import.id', 'activity_import_row.import_id')
    .innerJoin('activity', 'activity.id', 'activity_import_row.activity_id')
    .select(['activity_import_row.uid', 'activity_import_row.starts_at'])
    .where('activity_import.agency_id', '=', agencyId)
    .where('activity.removed_at', 'is', null)
    .execute();
  return new Set(rows.map(({ uid, starts_at }) => `${uid} ${starts_at.toISOString()}`));
}

/** Held until the transaction ends, so that the same file sent twice at once comes in once. */
export async function lockImportsOf(tx: Tx, agencyId: AgencyId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('activity_import'), hashtext(${agencyId}))`.execute(tx);
}

export async function addCalendarImport(
  tx: Tx,
  { agencyId, by, fileName }: { readonly agencyId: AgencyId; readonly by: PersonId | null; readonly fileName: string },
): Promise<string> {
  const values = { agency_id: agencyId, person_id: by, file_name: fileName };
  return (await tx.insertInto('activity_import').values(values).returning('id').executeTakeFirstOrThrow()).id;
}

export interface MadeActivity {
  readonly id: ActivityId;
  readonly uid: string;
  readonly startsAt: Date;
}

export async function addCalendarRows(tx: Tx, importId: string, made: readonly MadeActivity[]): Promise<void> {
  const values = made.map(({ id, uid, startsAt }) => ({ import_id: importId, activity_id: id, uid, starts_at: startsAt }));
  await tx.insertInto('activity_import_row').values(values).execute();
} // oxfmt-ignore

/** What the file says besides the title. */
export async function fillFromEvent(tx: Tx, id: ActivityId, event: ReadEvent): Promise<void> {
  const { what, place, startsAt, endsAt } = event;
  const set = { what, place, starts_at: startsAt, ends_at: endsAt };
  await tx.updateTable('activity').set(set).where('id', '=', id).execute();
}

export interface KeptImport {
  readonly agencyId: AgencyId;
  readonly undone: boolean;
}

export async function lockCalendarImport(tx: Tx, scope: AgencyScope, id: string): Promise<KeptImport | undefined> {
  if (scope.length === 0) return undefined;
  const query = tx.selectFrom('activity_import').select(['agency_id', 'undone_at']).where('id', '=', id);
  const row = await query.where('agency_id', 'in', scope).forNoKeyUpdate().executeTakeFirst();
  return row && { agencyId: row.agency_id as AgencyId, undone: row.undone_at !== null };
}

export async function activitiesOfImport(tx: Tx, id: string): Promise<readonly ActivityId[]> {
  const query = tx.selectFrom('activity_import_row').select('activity_id').where('import_id', '=', id);
  return (await query.orderBy('starts_at').execute()).map((row) => row.activity_id as ActivityId);
}

export async function markImportUndone(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.updateTable('activity_import').set({ undone_at: at }).where('id', '=', id).execute();
}

export interface ListedCalendarImport {
  readonly id: string;
  readonly agency_id: string;
  readonly file_name: string;
  readonly by: string | null;
  readonly created_at: Date;
  readonly undone_at: Date | null;
  readonly activities: number;
}

/** The newest first. */
export async function latestCalendarImports(db: Db, scope: AgencyScope): Promise<readonly ListedCalendarImport[]> {
  if (scope.length === 0) return [];
  const { rows } = await sql<ListedCalendarImport>`
    select i.id, i.agency_id, i.file_name, i.created_at, i.undone_at, person.name as by,
      (select count(*)::int from activity_import_row r where r.import_id = i.id) as activities
    from activity_import i left join person on person.id = i.person_id
    where i.agency_id = any(${[...scope]}::uuid[]) order by i.created_at desc limit 10`.execute(db);
  return rows;
}
