import { sql, type RawBuilder } from 'kysely';
import { pictureAddress } from '#media/contract.ts';
import type { Db } from '#platform/db/db.ts';
import type { Asked } from './asked.ts';
import type { ByHandItem } from './contract.ts';

const shown = 5;

interface Row {
  readonly id: string;
  readonly post_id: string;
  readonly title: string;
  readonly agency: string;
  readonly medium: string;
  readonly channel: string;
  readonly due_at: Date;
  readonly media_id: string | null;
  readonly rows: number;
}

/** Due on a medium that has no connection: a person publishes and records the proof. */
export function deliveriesByHand({ scope }: Asked): RawBuilder<unknown> {
  return sql`d.state = 'waiting-by-hand' and d.post_id is not null and d.agency_id = any(${scope('delivery.act')})`;
}

export async function byHandList(db: Db, asked: Asked): Promise<{ total: number; items: ByHandItem[] }> {
  const { rows } = await sql<Row>`
    select d.id, d.post_id, d.due_at, coalesce(nullif(p.title, ''), left(p.text, 90)) as title, agency.short_name as agency,
      c.medium, c.name as channel, count(*) over ()::int as rows,
      (select pm.media_id from post_media pm where pm.post_id = p.id order by pm.position limit 1) as media_id
    from delivery d join post p on p.id = d.post_id join channel c on c.id = d.channel_id join agency on agency.id = d.agency_id
    where ${deliveriesByHand(asked)}
    order by d.due_at desc, d.id limit ${shown}`.execute(db);
  return {
    total: rows[0]?.rows ?? 0,
    items: rows.map((row) => ({
      id: row.id,
      postId: row.post_id,
      title: row.title,
      agency: row.agency,
      medium: row.medium,
      channel: row.channel,
      dueAt: row.due_at.toISOString(),
      picture: row.media_id && pictureAddress(row.media_id, '320'),
    })),
  };
}
