import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db/db.ts';

/** System-wide: adds what was counted in memory to the day's numbers. Pages that are gone are passed over. */
export async function addViews(tx: Tx, counted: ReadonlyMap<string, number>, day: string): Promise<void> {
  const ids = [...counted.keys()].toSorted();
  await sql`
    insert into portal_view (page_id, day, views)
    select counted.id, ${day}::date, counted.views
    from unnest(${ids}::uuid[], ${ids.map((id) => counted.get(id) ?? 0)}::integer[]) as counted (id, views)
    join portal_page on portal_page.id = counted.id
    on conflict (page_id, day) do update set views = portal_view.views + excluded.views
  `.execute(tx);
}

export async function viewsOf(db: Db, pageIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (pageIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('portal_view')
    .select((select) => ['page_id', select.fn.sum<number>('views').as('views')])
    .where('page_id', 'in', pageIds)
    .groupBy('page_id')
    .execute();
  return new Map(rows.map(({ page_id, views }) => [page_id, views]));
}
