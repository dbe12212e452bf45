import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import * as addresses from '#portal/addresses.ts';

export interface Place {
  readonly path: string;
  readonly changedAt: Date | null;
}

const pathOf = {
  post: addresses.post,
  activity: addresses.activity,
  programme: addresses.programme,
  agency: addresses.agency,
};

/** Search engines read at most so many addresses in one file. */
const most = 45_000;

/** System-wide: every public page, the newest posts first. */
export async function everyPlace(db: Db): Promise<readonly Place[]> {
  const { rows } = await sql<{
    kind: 'post' | 'activity' | 'programme' | 'agency';
    slug: string;
    changedAt: Date | null;
  }>`
    (select 'post' kind, p.slug, p.published_at "changedAt" from portal_page p join post on post.id = p.post_id
      where p.withdrawn_at is null and post.information_class <> 'dikecualikan' order by p.published_at desc limit ${most})
    union all
    (select 'activity', slug, updated_at from activity
      where removed_at is null and shown_on_portal and information_class <> 'dikecualikan' order by updated_at desc limit 4000)
    union all select 'programme', slug, null from programme where removed_at is null
    union all select 'agency', slug, null from agency where active
  `.execute(db);
  return rows.map(({ kind, slug, changedAt }) => ({ path: pathOf[kind](slug), changedAt }));
}
