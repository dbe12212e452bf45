import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';

export interface Said {
  readonly id: string;
  readonly person_id: string | null;
  readonly by_name: string | null;
  readonly agency: string;
  readonly text: string;
  readonly at: Date;
}

export async function talkAbout(db: Db, clashId: string): Promise<readonly Said[]> {
  const { rows } = await sql<Said>`
    select m.id, m.person_id, m.text, m.at, agency.short_name as agency, (select name from person where person.id = m.person_id) as by_name
    from clash_message m join agency on agency.id = m.agency_id where m.clash_id = ${clashId} order by m.at, m.id`.execute(
    db,
  );
  return rows;
}

export interface TalkCount {
  readonly clash_id: string;
  readonly messages: number;
  /** Said by others since this person last looked. */
  readonly unread: number;
}

export async function talkCounts(db: Db, personId: string): Promise<ReadonlyMap<string, TalkCount>> {
  const { rows } = await sql<TalkCount>`
    select m.clash_id, count(*)::int as messages,
      (count(*) filter (where m.person_id is distinct from ${personId}::uuid and m.at > coalesce(r.read_at, '-infinity')))::int as unread
    from clash_message m left join clash_reading r on r.clash_id = m.clash_id and r.person_id = ${personId}::uuid
    group by m.clash_id`.execute(db);
  return new Map(rows.map((row) => [row.clash_id, row]));
}
