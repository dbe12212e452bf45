import { sql } from 'kysely';
import type { AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import { anyState, ended, type Span } from './counts.view.ts';
import type { LeagueCount } from './league.ts';

/** Of every agency in the scope that is in use, also of those without any. */
export async function leagueCounts(db: Db, scope: AgencyScope, { start, end }: Span): Promise<readonly LeagueCount[]> {
  const { rows } = await sql<LeagueCount>`
    select a.id as "agencyId", a.short_name as name, coalesce(n.of, 0) as of, coalesce(n.out, 0) as out
    from agency a left join (
      select d.agency_id, count(*) filter (where not ${ended.withdrawn})::int as of,
        count(*) filter (where ${ended.out})::int as out
      from delivery d where d.agency_id = any(${[...scope]}::uuid[]) and ${anyState} and d.post_id is not null
        and d.due_at >= ${start} and d.due_at < ${end}
      group by 1
    ) n on n.agency_id = a.id
    where a.active and a.id = any(${[...scope]}::uuid[])`.execute(db);
  return rows;
}
