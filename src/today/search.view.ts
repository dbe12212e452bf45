import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import { containing } from '#platform/db/paging.ts';
import type { Asked } from './asked.ts';
import type { FoundItem } from './contract.ts';

const perKind = 5;

/** Each kind asks its own index; nothing outside the person's agencies is found. Programmes are the city's. */
export async function search(db: Db, { scope, now }: Asked, text: string): Promise<FoundItem[]> {
  const like = containing(text);
  const found = await Promise.all([
    sql<Found>`
      select 'activity' as kind, a.id, a.title, agency.short_name as note from activity a join agency on agency.id = a.agency_id
      where (a.title || ' ' || a.what || ' ' || a.place || ' ' || a.village) ilike ${like} and a.removed_at is null
        and a.agency_id = any(${scope('activity.read')})
      order by (a.title ilike ${like}) desc, a.starts_at desc nulls last limit ${perKind}`.execute(db),
    sql<Found>`
      select 'post' as kind, p.id, coalesce(nullif(p.title, ''), left(p.text, 90)) as title, agency.short_name as note
      from post p join agency on agency.id = p.agency_id
      where (p.title || ' ' || p.text) ilike ${like} and p.removed_at is null and p.agency_id = any(${scope('post.read')})
      order by (p.title ilike ${like}) desc, p.updated_at desc limit ${perKind}`.execute(db),
    sql<Found>`
      select 'message' as kind, t.id, left(m.text, 140) as title, coalesce(nullif(t.citizen_name, ''), nullif(t.citizen_handle, ''), '') as note
      from citizen_message m join citizen_thread t on t.id = m.thread_id
      where m.text ilike ${like} and m.agency_id = any(${scope('message.read')})
      order by m.written_at desc limit ${perKind}`.execute(db),
    sql<Found>`
      select 'message' as kind, t.id, t.tracking_code || ' ' || t.citizen_name as title, agency.short_name as note
      from citizen_thread t join agency on agency.id = t.agency_id
      where (t.citizen_name || ' ' || t.citizen_handle || ' ' || coalesce(t.tracking_code, '')) ilike ${like}
        and t.tracking_code is not null and t.agency_id = any(${scope('message.read')})
      order by t.last_citizen_at desc limit 3`.execute(db),
    sql<Found>`
      select distinct on (person.name, person.id) 'person' as kind, person.id, person.name as title, person.job_title as note
      from person join membership m on m.person_id = person.id
      where (person.name ilike ${like} or person.job_title ilike ${like} or person.email ilike ${like}) and person.active
        and m.agency_id = any(${scope('person.read')})
      order by person.name, person.id limit ${perKind}`.execute(db),
    sql<Found>`
      select 'programme' as kind, id, name as title, case when ends_on < ${now}::date then to_char(ends_on, 'YYYY') else '' end as note
      from programme where (name || ' ' || summary) ilike ${like} and removed_at is null and ${scope('programme.read').length} > 0
      order by (name ilike ${like}) desc, starts_on desc limit ${perKind}`.execute(db),
    sql<Found>`
      select 'channel' as kind, c.id, c.name as title, agency.short_name as note from channel c join agency on agency.id = c.agency_id
      where (c.name ilike ${like} or c.handle ilike ${like}) and c.removed_at is null and c.agency_id = any(${scope('channel.read')})
      order by c.name limit ${perKind}`.execute(db),
    sql<Found>`
      select 'agency' as kind, id, short_name as title, name as note from agency
      where (name ilike ${like} or short_name ilike ${like} or code ilike ${like}) and id = any(${scope('agency.read')})
      order by short_name limit ${perKind}`.execute(db),
  ]);
  return found.flatMap(({ rows }) => rows);
}

type Found = FoundItem;
