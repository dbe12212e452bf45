import { sql } from 'kysely';
import { inTransaction, type Db } from '../../src/platform/db/db.ts';

export interface CalendarToFill {
  /** Posts are spread over all agencies that have channels. */
  readonly count: number;
  /** From the first of this month, `2026-11-01`, for a month; on Jakarta's clock. */
  readonly month: string;
}

/** So many posts in one month, in every state, each for one to three channels of its agency; none of them is sent. */
export async function fillCalendar(db: Db, { count, month }: CalendarToFill): Promise<void> {
  await inTransaction(db, async (tx) => {
    await sql`
      with whose as (
        select agency_id, row_number() over (order by agency_id) as place, count(*) over () as many
        from (select distinct agency_id from channel where removed_at is null) a
      )
      insert into post (agency_id, slug, title, text, state, version, approved_version, approved_at, publish_at, published_at)
      select whose.agency_id, 'isi-' || n || '-' || substr(md5(random()::text), 1, 8),
        (array['Perbaikan lampu jalan di Kelurahan', 'Posyandu balita buka lagi di Kelurahan', 'Jadwal perekaman KTP keliling di Kelurahan',
          'Tutup sementara jalan di depan Kelurahan'])[1 + n % 4] || ' ' || (array['Gelangan', 'Kemirirejo', 'Cacaban', 'Tidar Utara'])[1 + n % 4] || ' nomor ' || n,
        'Kerja dimulai pukul delapan. Tanya lewat kolom di bawah.', state, 1,
        case when state in ('approved', 'scheduled', 'published') then 1 end,
        case when state in ('approved', 'scheduled', 'published') then now() end,
        at, case when state = 'published' then at end
      from generate_series(1, ${count}::int) n
      join whose on whose.place = 1 + n % whose.many,
      lateral (select (${month}::date)::timestamp at time zone 'Asia/Jakarta' + make_interval(mins => (n::bigint * 7919 % (30 * 1440))::int) as at) t,
      lateral (select case when at < now() then (array['published', 'missed'])[1 + (n % 11 = 0)::int]
        else (array['draft', 'in-review', 'returned', 'approved', 'scheduled'])[1 + n % 5] end as state) s
    `.execute(tx);
    await sql`
      insert into post_variant (post_id, channel_id)
      select p.id, c.id from post p
      join (select id, agency_id, row_number() over (partition by agency_id order by id) as place from channel where removed_at is null) c
        on c.agency_id = p.agency_id and c.place <= 1 + get_byte(uuid_send(p.id), 15) % 3
      where p.slug like 'isi-%' on conflict do nothing
    `.execute(tx);
  });
  await sql`analyze post, post_variant`.execute(db);
}
