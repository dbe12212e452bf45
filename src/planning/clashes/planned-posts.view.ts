import { sql } from 'kysely';
import type { AgencyId } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import type { PlannedPost } from './clash.ts';

export interface Span {
  readonly from: Date;
  readonly to: Date;
}

interface Row {
  readonly id: string;
  readonly agency_id: string;
  readonly title: string;
  readonly text: string;
  readonly state: string;
  readonly publish_at: Date;
  readonly place: string;
  readonly programmes: PlannedPost['programmes'];
}

const waiting = sql`p.removed_at is null and p.state in ('draft', 'in-review', 'returned', 'approved', 'scheduled')`;
const columns = sql`p.id, p.agency_id, p.title, left(p.text, 1500) as text, p.state, coalesce(p.publish_at, p.updated_at) as publish_at,
  coalesce(a.place || case when a.village = '' then '' else ', ' || a.village end, '') as place,
  coalesce(linked.programmes, '[]') as programmes`;
const joined = sql`post p left join activity a on a.id = p.activity_id
  left join (select l.activity_id, json_agg(json_build_object('id', g.id, 'name', g.name) order by g.name) as programmes
    from activity_programme l join programme g on g.id = l.programme_id group by l.activity_id) linked on linked.activity_id = p.activity_id`;

/** System-wide: a clash is between two agencies. By the index on the time. */
export async function plannedPosts(db: Db | Tx, { from, to }: Span): Promise<readonly PlannedPost[]> {
  const { rows } = await sql<Row>`
    select ${columns} from ${joined} where p.publish_at >= ${from} and p.publish_at < ${to} and ${waiting}`.execute(db);
  return rows.map(postOf);
}

/** Whatever became of them. */
export async function postsByIds(db: Db | Tx, ids: readonly string[]): Promise<readonly PlannedPost[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Row>`
    select ${columns} from ${joined} where p.id = any(${[...ids]}::uuid[])`.execute(db);
  return rows.map(postOf);
}

function postOf(row: Row): PlannedPost {
  const { id, title, text, state, place, programmes } = row;
  return { id, agencyId: row.agency_id as AgencyId, title, text, state, publishAt: row.publish_at, place, programmes };
}

/** Changes whenever a clash may have come or gone: cheap to ask, so that nothing is compared twice. */
export async function planSignature(db: Db | Tx, { from, to }: Span): Promise<string> {
  const { rows } = await sql<{ signature: string }>`
    select concat_ws('|', count(*), max(p.updated_at), max(p.publish_at), min(p.publish_at),
      (select concat_ws('|', count(*), max(updated_at)) from activity),
      (select concat_ws('|', count(*), max(updated_at)) from special_day)) as signature
    from post p where p.publish_at >= ${from} and p.publish_at < ${to} and ${waiting}`.execute(db);
  return rows[0]?.signature ?? '';
}
