import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import { weekOf } from '#platform/time/local-time.ts';
import type { Asked } from './asked.ts';

export interface Facts {
  readonly channels: { readonly working: number; readonly total: number };
  readonly voices: { readonly open: number; readonly late: number };
  readonly firstAnswer: { readonly medianMinutes: number | null; readonly answers: number };
  readonly week: { readonly out: number; readonly planned: number };
  readonly pictures: { readonly described: number; readonly total: number };
}

interface Row {
  readonly channels: Facts['channels'];
  readonly voices: Facts['voices'];
  readonly first_answer: Facts['firstAnswer'];
  readonly week: Facts['week'];
  readonly pictures: Facts['pictures'];
}

/** How things stand, in five numbers; each is counted in the agencies where this person may read it. */
export async function facts(db: Db, { scope, now, zone }: Asked): Promise<Facts> {
  const { from, to } = weekOf(now, zone);
  const month = sql`${now}::timestamptz - interval '30 days'`;
  const { rows } = await sql<Row>`
    select
      (select json_build_object('working', count(*) filter (where state = 'connected'), 'total', count(*))
        from channel where removed_at is null and state <> 'off' and agency_id = any(${scope('channel.read')})) as channels,
      (select json_build_object('open', count(*), 'late', count(*) filter (where due_at < ${now}))
        from citizen_thread where state = 'open' and due_at is not null and agency_id = any(${scope('message.read')})) as voices,
      (select json_build_object('medianMinutes', percentile_cont(.5) within group (order by first_answer_minutes), 'answers', count(*))
        from citizen_thread where first_answer_at > ${month} and agency_id = any(${scope('message.read')})) as first_answer,
      (select json_build_object('out', count(*) filter (where state in ('published', 'partly-failed')), 'planned', count(*))
        from post where removed_at is null and state <> 'withdrawn' and publish_at >= ${from} and publish_at < ${to}
          and agency_id = any(${scope('post.read')})) as week,
      (select json_build_object('described', count(*) filter (where pm.alt <> '' or pm.no_alt_reason <> ''), 'total', count(*))
        from post_media pm join post p on p.id = pm.post_id
        where p.removed_at is null and p.publish_at > ${month} and p.agency_id = any(${scope('post.read')})) as pictures`.execute(
    db,
  );
  const row = rows[0];
  if (!row) throw new Error('A query without conditions gave no row');
  return {
    channels: row.channels,
    voices: row.voices,
    firstAnswer: row.first_answer,
    week: row.week,
    pictures: row.pictures,
  };
}
