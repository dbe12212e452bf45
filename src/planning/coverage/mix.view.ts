import { sql } from 'kysely';
import type { AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import type { CoverageSpan } from './coverage.view.ts';

export interface CountedMix {
  readonly pillar_id: string | null;
  readonly duty: string | null;
  readonly kind: string;
  readonly published: number;
  readonly planned: number;
}

/** Published posts by when they went out, the others by when they are meant to; what was withdrawn counts as neither. */
export async function countedMix(
  db: Db,
  scope: AgencyScope,
  { from, to, zone }: CoverageSpan,
): Promise<readonly CountedMix[]> {
  const start = sql`(${from}::date::timestamp at time zone ${zone})`;
  const end = sql`((${to}::date + 1)::timestamp at time zone ${zone})`;
  const { rows } = await sql<CountedMix>`
    select p.pillar_id, p.duty, p.kind,
      count(*) filter (where p.published_at is not null)::int as published,
      count(*) filter (where p.published_at is null)::int as planned
    from post p
    where p.removed_at is null and p.state not in ('withdrawn', 'failed', 'missed') and p.agency_id = any(${[...scope]}::uuid[])
      and (p.published_at >= ${start} and p.published_at < ${end}
        or p.published_at is null and p.publish_at >= ${start} and p.publish_at < ${end})
    group by 1, 2, 3`.execute(db);
  return rows;
}

export interface NamedPillar {
  readonly id: string;
  readonly name: string;
}

/** System-wide, also removed ones: posts keep them. */
export async function pillarNames(db: Db, ids: readonly string[]): Promise<readonly NamedPillar[]> {
  if (ids.length === 0) return [];
  return await db.selectFrom('content_pillar').select(['id', 'name']).where('id', 'in', ids).execute();
}
