import { sql } from 'kysely';
import { inTransaction, type Db } from '../../src/platform/db/db.ts';

/** So many conversations on that channel, open and done, with one to three messages each, over the last ninety days. */
export async function fillInbox(db: Db, at: { agencyId: string; channelId: string; count: number }): Promise<void> {
  const { agencyId, channelId, count } = at;
  await inTransaction(db, async (tx) => {
    await sql`
      insert into citizen_thread (agency_id, channel_id, kind, citizen_name, citizen_handle, citizen_remote_id, state,
        opened_at, last_citizen_at, answer_due_at, due_at, first_answer_at, first_answer_minutes, done_at, remote_root_id)
      select ${agencyId}, ${channelId}, 'comment', 'Warga ' || n, 'warga' || n || '.test', 'did:warga:' || n,
        case when n % 4 = 0 then 'open' else 'done' end, said, said, said + interval '1 day',
        case when n % 4 = 0 then said + interval '1 day' end, case when n % 4 > 0 then said + interval '2 hours' end,
        case when n % 4 > 0 then 120 end, case when n % 4 > 0 then said + interval '3 hours' end, 'root-' || n % 300
      from generate_series(1, ${count}::int) n, lateral (select now() - make_interval(mins => n * 12) said) t
    `.execute(tx);
    await sql`
      insert into citizen_message (thread_id, agency_id, channel_id, remote_id, text, written_at)
      select t.id, t.agency_id, t.channel_id, t.id || '-' || m,
        'Lampu jalan depan gang ' || substr(md5(t.id::text), 1, 6) || ' mati, mohon dicek', t.opened_at + make_interval(mins => m)
      from citizen_thread t, generate_series(1, 3) m
      where t.channel_id = ${channelId} and (m = 1 or get_byte(uuid_send(t.id), 15) % 3 >= m - 1)
    `.execute(tx);
  });
  await sql`analyze citizen_thread, citizen_message`.execute(db);
}
