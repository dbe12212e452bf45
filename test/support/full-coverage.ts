import { sql } from 'kysely';
import { inTransaction, type Db } from '../../src/platform/db/db.ts';

export interface CoverageToFill {
  readonly posts: number;
  readonly campaigns: number;
}

/** A year of published posts, each with a channel and one of 40,000 activities in a village, two in three of them for a programme; and campaigns of this year. */
export async function fillCoverage(db: Db, { posts, campaigns }: CoverageToFill): Promise<void> {
  await inTransaction(db, async (tx) => {
    await sql`create temporary table whose on commit drop as
      select a.id, row_number() over (order by a.id) as place, count(*) over () as many,
        (select c.id from channel c where c.agency_id = a.id and c.removed_at is null order by c.id limit 1) as channel_id
      from agency a where exists(select from channel c where c.agency_id = a.id and c.removed_at is null)`.execute(tx);
    await sql`insert into activity (agency_id, slug, title, village, starts_at)
      select whose.id, 'penuh-' || n, 'Kegiatan ' || n, coalesce((select name from ward order by position offset n % 17 limit 1), ''),
        now() - (n % 365) * interval '1 day'
      from generate_series(1, 40000) n join whose on whose.place = 1 + n % whose.many`.execute(tx);
    await sql`insert into activity_programme (activity_id, programme_id)
      select a.id, p.id from (select id, row_number() over () as n from activity where slug like 'penuh-%') a
      join (select id, row_number() over () as n, count(*) over () as many from programme) p on p.n = 1 + a.n % p.many
      where a.n % 3 > 0`.execute(tx);
    await sql`insert into post (agency_id, slug, title, state, version, approved_version, activity_id, publish_at, published_at)
      select whose.id, 'penuh-' || g, 'Unggahan ' || g, 'published', 1, 1, a.id, at, at
      from generate_series(1, ${posts}::int) g join whose on whose.place = 1 + g % whose.many
      join (select id, row_number() over () as n from activity where slug like 'penuh-%') a on a.n = 1 + g % 40000,
      lateral (select now() - (g::bigint * 7919 % (365 * 1440)) * interval '1 minute' as at) t`.execute(tx);
    await sql`insert into post_variant (post_id, channel_id)
      select p.id, whose.channel_id from post p join whose on whose.id = p.agency_id where p.slug like 'penuh-%'`.execute(
      tx,
    );
    await sql`insert into campaign (agency_id, kind, name, starts_on, ends_on)
      select whose.id, 'campaign', 'Kampanye Komunikasi ' || n, day, day + 5 + (n % 40)::int
      from generate_series(1, ${campaigns}::int) n join whose on whose.place = 1 + n % whose.many,
      lateral (select date_trunc('year', now())::date + (n * 13 % 320)::int as day) d`.execute(tx);
  });
  await sql`vacuum (analyze) post, post_variant, activity, activity_programme, campaign`.execute(db);
}
