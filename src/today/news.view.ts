import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import type { Asked } from './asked.ts';
import type { NewsItem } from './contract.ts';

const shown = 12;

interface Row {
  readonly kind: string;
  readonly id: string;
  readonly title: string;
  readonly who: string | null;
  readonly note: string;
  readonly at: Date;
}

/** Since this hour yesterday: what others decided on this person's posts, what of theirs went out, what citizens asked them. */
export async function news(db: Db, { scope, actor, now }: Asked): Promise<NewsItem[]> {
  const me = actor.personId;
  const since = sql`${now}::timestamptz - interval '1 day'`;
  const mine = sql`(p.created_by = ${me} or p.submitted_by = ${me})`;
  const title = sql`coalesce(nullif(p.title, ''), left(p.text, 90))`;
  const { rows } = await sql<Row>`
    (select pd.decision as kind, p.id, ${title} as title, person.name as who, pd.note, pd.at
      from post_decision pd join post p on p.id = pd.post_id left join person on person.id = pd.person_id
      where pd.at > ${since} and pd.at <= ${now} and pd.decision in ('approved', 'returned') and ${mine} and p.removed_at is null
        and pd.person_id is distinct from ${me} and p.agency_id = any(${scope('post.read')}) order by pd.at desc limit ${shown})
    union all
    (select 'out', p.id, ${title}, null, '', p.published_at from post p
      where p.published_at > ${since} and p.published_at <= ${now} and p.state = 'published' and p.removed_at is null
        and p.agency_id = any(${scope('post.schedule')}) order by p.published_at desc limit 4)
    union all
    (select case when t.assignee_id = ${me} then 'assigned' else 'asked' end, t.id, left(newest.text, 120),
        coalesce(nullif(t.citizen_name, ''), nullif(t.citizen_handle, '')), '', t.last_citizen_at
      from citizen_thread t cross join lateral (
        select m.text from citizen_message m where m.thread_id = t.id order by m.written_at desc limit 1) newest
      where t.last_citizen_at > ${since} and t.state = 'open' and t.agency_id = any(${scope('message.reply')})
        and (t.assignee_id is null or t.assignee_id = ${me}) order by t.last_citizen_at desc limit 4)
    union all
    (select n.kind, p.id, ${title}, (select name from person where person.id = p.submitted_by), '', n.at
      from post_review_notice n join post_review r on r.id = n.review_id join post p on p.id = r.post_id
      where n.person_id = ${me} and n.at > ${since} and n.at <= ${now} and p.removed_at is null
        and p.agency_id = any(${scope('post.read')}) order by n.at desc limit 4)
    union all
    (select case when ${me} = any(c.mentions) then 'mentioned' else 'commented' end, p.id, ${title}, person.name, c.text, c.at
      from post_comment c join post p on p.id = c.post_id left join person on person.id = c.person_id
      where c.at > ${since} and c.at <= ${now} and c.removed_at is null and p.removed_at is null
        and c.person_id is distinct from ${me} and (${me} = any(c.mentions) or ${mine})
        and p.agency_id = any(${scope('post.read')}) order by c.at desc limit 4)
    order by at desc limit ${shown}`.execute(db);
  return rows.map(({ kind, at, ...row }) => ({ ...row, kind: kind as NewsItem['kind'], at: at.toISOString() }));
}
