import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import type { Asked } from './asked.ts';
import type { AnswerItem } from './contract.ts';

const shown = 5;

interface Row {
  readonly id: string;
  readonly text: string;
  readonly language: string;
  readonly kind: string;
  readonly citizen: string;
  readonly medium: string;
  readonly due_at: Date;
  readonly post_title: string | null;
  readonly tracking_code: string | null;
  readonly agency: string;
  readonly mine: boolean;
  readonly rows: number;
}

/** An answer is owed, and this person may give it: nobody else has it. */
export function threadsToAnswer({ scope, actor }: Asked): RawBuilder<unknown> {
  return sql`t.state = 'open' and t.due_at is not null and t.agency_id = any(${scope('message.reply')})
    and (t.assignee_id is null or t.assignee_id = ${actor.personId})`;
}

/** The answer that is due first stands first. */
export async function answerList(db: Db, asked: Asked): Promise<{ total: number; items: AnswerItem[] }> {
  const { rows } = await sql<Row>`
    with owed as (
      select t.*, count(*) over ()::int as rows from citizen_thread t where ${threadsToAnswer(asked)}
      order by t.due_at, t.id limit ${shown}
    )
    select t.id, t.kind, t.due_at, t.tracking_code, t.rows, coalesce(nullif(t.citizen_name, ''), t.citizen_handle) as citizen,
      coalesce(c.medium, 'portal') as medium, p.title as post_title, agency.short_name as agency,
      t.assignee_id is not distinct from ${asked.actor.personId} as mine, newest.text, newest.language
    from owed t join agency on agency.id = t.agency_id
    left join channel c on c.id = t.channel_id left join post p on p.id = t.post_id
    cross join lateral (
      select left(m.text, 200) as text, m.language from citizen_message m where m.thread_id = t.id
      order by m.written_at desc limit 1
    ) newest
    order by t.due_at, t.id`.execute(db);
  return {
    total: rows[0]?.rows ?? 0,
    items: rows.map((row) => ({
      id: row.id,
      text: row.text,
      language: row.language,
      kind: row.kind as AnswerItem['kind'],
      citizen: row.citizen,
      medium: row.medium,
      dueAt: row.due_at.toISOString(),
      postTitle: row.post_title,
      trackingCode: row.tracking_code,
      agency: row.agency,
      mine: row.mine,
    })),
  };
}
