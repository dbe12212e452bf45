import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import { dayOf } from '#platform/time/local-time.ts';
import type { Asked } from './asked.ts';
import type { ApproveItem } from './contract.ts';
import { lineColumns, presentLine, type LineRow } from './post-line.view.ts';

const shown = 24;

/** What went out and goes out on this calendar day, by its hour. */
export async function outToday(
  db: Db,
  { scope, now, zone }: Asked,
): Promise<Pick<ApproveItem, 'id' | 'title' | 'agency' | 'state' | 'at' | 'picture' | 'media'>[]> {
  const { from, to } = dayOf(now, zone);
  const { rows } = await sql<LineRow>`
    select ${lineColumns} from post p join agency on agency.id = p.agency_id
    where p.removed_at is null and p.publish_at >= ${from} and p.publish_at < ${to}
      and p.state not in ('draft', 'returned', 'withdrawn') and p.agency_id = any(${scope('post.read')})
    order by p.publish_at, p.id limit ${shown}`.execute(db);
  return rows.map(presentLine);
}
