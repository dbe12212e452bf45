import { sql } from 'kysely';
import type { AgencyId, AgencyScope, PersonId } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import type { RowDraft } from './row.ts';

export async function saveBrief(tx: Tx, postId: string, brief: RowDraft['brief']): Promise<void> {
  const { hashtags, visual, cta, purpose, pic, link } = brief;
  const values = { hashtags, visual, call_to_action: cta, purpose, person_in_charge: pic, result_link: link };
  await tx
    .insertInto('post_brief')
    .values({ post_id: postId, ...values })
    .onConflict((conflict) => conflict.column('post_id').doUpdateSet({ ...values, updated_at: sql`now()` }))
    .execute();
}

export interface NewImport {
  readonly agencyId: AgencyId;
  readonly personId: PersonId | null;
  readonly fileName: string;
}

export async function addImport(tx: Tx, { agencyId, personId, fileName }: NewImport): Promise<string> {
  const { id } = await tx
    .insertInto('post_import')
    .values({ agency_id: agencyId, person_id: personId, file_name: fileName })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function addImportRows(
  tx: Tx,
  importId: string,
  rows: readonly { readonly line: number; readonly postId: string }[],
): Promise<void> {
  const values = rows.map(({ line, postId }) => ({ import_id: importId, line, post_id: postId }));
  if (values.length > 0) await tx.insertInto('post_import_row').values(values).execute();
}

export interface KeptImport {
  readonly id: string;
  readonly agencyId: AgencyId;
  readonly undone: boolean;
}

/** Held until the transaction ends, so that two who undo at once do it once. */
export async function lockImport(tx: Tx, scope: AgencyScope, id: string): Promise<KeptImport | undefined> {
  if (scope.length === 0) return undefined;
  const row = await tx
    .selectFrom('post_import')
    .select(['id', 'agency_id', 'undone_at'])
    .where('id', '=', id)
    .where('agency_id', 'in', scope)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row && { id: row.id, agencyId: row.agency_id as AgencyId, undone: row.undone_at !== null };
}

export async function importRows(
  tx: Tx,
  id: string,
): Promise<readonly { readonly line: number; readonly postId: string }[]> {
  const query = tx.selectFrom('post_import_row').select(['line', 'post_id']).where('import_id', '=', id);
  const rows = await query.orderBy('line').execute();
  return rows.map(({ line, post_id }) => ({ line, postId: post_id }));
}

export async function markUndone(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('post_import')
    .set({ undone_at: sql`now()` })
    .where('id', '=', id)
    .execute();
}

export interface ListedImport {
  readonly id: string;
  readonly agency_id: string;
  readonly file_name: string;
  readonly by: string | null;
  readonly created_at: Date;
  readonly undone_at: Date | null;
  readonly posts: number;
}

/** The newest first. */
export async function latestImports(db: Db, scope: AgencyScope): Promise<readonly ListedImport[]> {
  if (scope.length === 0) return [];
  const { rows } = await sql<ListedImport>`
    select i.id, i.agency_id, i.file_name, i.created_at, i.undone_at, person.name as by,
      (select count(*)::int from post_import_row r where r.import_id = i.id) as posts
    from post_import i left join person on person.id = i.person_id
    where i.agency_id = any(${[...scope]}::uuid[]) order by i.created_at desc limit 10`.execute(db);
  return rows;
}
