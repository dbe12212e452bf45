import { type Insertable, sql } from 'kysely';
import type { Db, Tx } from '#platform/db/db.ts';
import type { DB } from '#platform/db/tables.ts';

/** Few enough that no row list passes PostgreSQL's 65,535 parameters. */
const rowsAtOnce = 1_000;

export async function addRows<Table extends keyof DB>(
  tx: Tx,
  table: Table,
  rows: readonly Insertable<DB[Table]>[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    await tx
      .insertInto(table)
      .values(rows.slice(start, start + rowsAtOnce))
      .execute();
  }
}

export async function hasCity(db: Db): Promise<boolean> {
  return (await db.selectFrom('city').select('name').executeTakeFirst()) !== undefined;
}

/** Fresh statistics, so that the first reads of a just filled city are planned well. */
export async function learnSizes(db: Db): Promise<void> {
  await sql`vacuum (analyze)`.execute(db);
}

export async function programmeIds(db: Db | Tx): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('programme').select(['name', 'id']).execute();
  return new Map(rows.map(({ name, id }) => [name, id]));
}

export async function pillarIds(db: Db | Tx): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('content_pillar').select(['name', 'id']).execute();
  return new Map(rows.map(({ name, id }) => [name, id]));
}

export async function campaignIds(db: Db | Tx): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('campaign').select(['name', 'id']).execute();
  return new Map(rows.map(({ name, id }) => [name, id]));
}
