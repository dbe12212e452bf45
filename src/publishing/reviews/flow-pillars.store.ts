import { sql } from 'kysely';
import type { AgencyId, AgencyScope } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';

/** Whether the agency, or one above it, has that content pillar. */
export async function isPillarOf(tx: Tx, agencyId: AgencyId, id: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from content_pillar where id::text = ${id} and removed_at is null
      and agency_id in (select agency_and_above(${agencyId}::uuid))`.execute(tx);
  return rows.length === 1;
}

/** To choose from: of those agencies and the ones above them. */
export async function pillarsFor(db: Db, scope: AgencyScope): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select c.id, c.name from content_pillar c
    where c.removed_at is null and c.agency_id in (
      select above from unnest(${[...scope]}::uuid[]) as s, agency_and_above(s) as above) order by c.name`.execute(db);
  return rows;
}
