import { sql } from 'kysely';
import type { AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';

export interface ShownDelegation {
  readonly id: string;
  readonly agencyId: string;
  readonly person: { readonly id: string; readonly name: string };
  readonly delegate: { readonly id: string; readonly name: string };
  readonly startsOn: string;
  readonly endsOn: string;
  readonly note: string;
  readonly running: boolean;
}

/** Those that run or are still to come, the first to begin first. */
export async function shownDelegations(db: Db, scope: AgencyScope, now: Date): Promise<readonly ShownDelegation[]> {
  if (scope.length === 0) return [];
  const today = sql`(${now}::timestamptz at time zone a.zone)::date`;
  const { rows } = await sql<ShownDelegation>`
    select d.id, d.agency_id as "agencyId", d.starts_on::text as "startsOn", d.ends_on::text as "endsOn", d.note,
      ${today} >= d.starts_on as running, json_build_object('id', p.id, 'name', p.name) as person,
      json_build_object('id', s.id, 'name', s.name) as delegate
    from approval_delegation d join agency a on a.id = d.agency_id
    join person p on p.id = d.person_id join person s on s.id = d.delegate_id
    where d.agency_id = any(${[...scope]}::uuid[]) and d.ended_at is null and d.ends_on >= ${today}
    order by d.starts_on, p.name limit 200`.execute(db);
  return rows;
}
