import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import { postsInTurn } from '#publishing/index.ts';
import type { Asked } from './asked.ts';
import type { ApproveItem } from './contract.ts';
import { lineColumns, presentLine, type LineRow } from './post-line.view.ts';

const shown = 5;

interface Row extends LineRow {
  readonly version: number;
  readonly revision: number;
  readonly turn: number;
  readonly facts: Readonly<Record<string, string>>;
  readonly writer: string | null;
  readonly programme: string | null;
  readonly submitted_at: Date | null;
  readonly due: Date | null;
  readonly rows: number;
  readonly agency_id: string;
}

/** What would be missed first stands first. */
export async function approveList(db: Db, asked: Asked): Promise<{ total: number; items: ApproveItem[] }> {
  const { rows } = await sql<Row>`
    with first as (
      select p.*, review_due_at(r, p.publish_at) as due, coalesce(r.turn, 0) as turn, count(*) over ()::int as rows
      from post p join agency on agency.id = p.agency_id
      left join post_review r on r.post_id = p.id and r.submitted_at = p.submitted_at
      where ${postsInTurn(asked.turns)}
      order by coalesce(review_due_at(r, p.publish_at), p.publish_at) nulls last, p.submitted_at, p.id limit ${shown}
    )
    select ${lineColumns}, p.agency_id, p.due, p.version, p.revision, p.turn, p.submitted_at, p.rows, writer.name as writer,
      coalesce((select json_object_agg(pf.code, f.shown) from post_fact pf join fact f on f.code = pf.code and f.removed_at is null
        where pf.post_id = p.id), '{}') as facts,
      (select string_agg(g.name, ', ' order by g.name) from activity_programme link join programme g on g.id = link.programme_id
        where link.activity_id = p.activity_id) as programme
    from first p join agency on agency.id = p.agency_id left join person writer on writer.id = coalesce(p.submitted_by, p.created_by)
    order by coalesce(p.due, p.publish_at) nulls last, p.submitted_at, p.id`.execute(db);
  const withdrawn = new Set<string>(asked.scope('post.withdraw'));
  return {
    total: rows[0]?.rows ?? 0,
    items: rows.map((row) => ({
      ...presentLine(row),
      version: row.version,
      revision: row.revision,
      turn: row.turn,
      facts: row.facts,
      canWithdraw: withdrawn.has(row.agency_id),
      writer: row.writer,
      programme: row.programme,
      submittedAt: row.submitted_at?.toISOString() ?? null,
      dueAt: row.due?.toISOString() ?? null,
    })),
  };
}
