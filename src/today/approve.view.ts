import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import type { Asked } from './asked.ts';
import type { ApproveItem } from './contract.ts';
import { lineColumns, presentLine, type LineRow } from './post-line.view.ts';

const shown = 5;

interface Row extends LineRow {
  readonly version: number;
  readonly revision: number;
  readonly facts: Readonly<Record<string, string>>;
  readonly writer: string | null;
  readonly programme: string | null;
  readonly submitted_at: Date | null;
  readonly rows: number;
}

/** In review where this person may approve; their own only where the agency allows it. */
export function postsToApprove({ scope, actor }: Asked): RawBuilder<unknown> {
  return sql`p.removed_at is null and p.state = 'in-review' and p.agency_id = any(${scope('post.approve')})
    and (agency.allows_self_approval
      or (p.created_by is distinct from ${actor.personId} and p.submitted_by is distinct from ${actor.personId}))`;
}

/** What goes out first stands first. */
export async function approveList(db: Db, asked: Asked): Promise<{ total: number; items: ApproveItem[] }> {
  const { rows } = await sql<Row>`
    with first as (
      select p.*, count(*) over ()::int as rows from post p join agency on agency.id = p.agency_id
      where ${postsToApprove(asked)}
      order by p.publish_at nulls last, p.submitted_at, p.id limit ${shown}
    )
    select ${lineColumns}, p.version, p.revision, p.submitted_at, p.rows, writer.name as writer,
      coalesce((select json_object_agg(pf.code, f.shown) from post_fact pf join fact f on f.code = pf.code and f.removed_at is null
        where pf.post_id = p.id), '{}') as facts,
      (select string_agg(g.name, ', ' order by g.name) from activity_programme link join programme g on g.id = link.programme_id
        where link.activity_id = p.activity_id) as programme
    from first p join agency on agency.id = p.agency_id left join person writer on writer.id = coalesce(p.submitted_by, p.created_by)
    order by p.publish_at nulls last, p.submitted_at, p.id`.execute(db);
  return {
    total: rows[0]?.rows ?? 0,
    items: rows.map((row) => ({
      ...presentLine(row),
      version: row.version,
      revision: row.revision,
      facts: row.facts,
      writer: row.writer,
      programme: row.programme,
      submittedAt: row.submitted_at?.toISOString() ?? null,
    })),
  };
}
