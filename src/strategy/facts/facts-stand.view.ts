import { sql, type RawBuilder } from 'kysely';
import type { AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';

/** A row of `post_fact` called `pf` that says something else than the registry does on the day the post goes out. */
function differs(post: 'p' | 'post'): RawBuilder<boolean> {
  const goesOut = sql.ref(`${post}.publish_at`);
  const day = sql`(greatest(now(), ${goesOut}) at time zone coalesce((select zone from city limit 1), 'Asia/Jakarta'))::date`;
  return sql<boolean>`pf.shown is not null and (f.id is null or f.shown <> pf.shown or f.valid_until < ${day} or f.valid_from > ${day})`;
}

const register = sql`left join fact f on f.code = pf.code and f.removed_at is null`;

/** Whether every fact that was approved with a post, called `p` or `post`, still says the same. */
export function factsOfPostStand(post: 'p' | 'post'): RawBuilder<boolean> {
  return sql<boolean>`not exists (select from post_fact pf ${register}
    where pf.post_id = ${sql.ref(`${post}.id`)} and ${differs(post)})`;
}

export interface ChangedFact {
  readonly code: string;
  readonly label: string;
  /** What was approved, and what the registry says now; null when it may not be said any more. */
  readonly before: string;
  readonly after: string | null;
}

export interface PostToCorrect {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly agency_id: string;
  readonly agency: string;
  readonly publish_at: Date | null;
  readonly changes: readonly ChangedFact[];
}

/** Approved for going out, seen by nobody yet, and no longer what the registry says. */
function waitsInVain(post: 'p'): RawBuilder<boolean> {
  return sql<boolean>`p.removed_at is null and p.approved_version = p.version
    and p.state in ('approved', 'scheduled', 'sending', 'missed', 'failed')
    and not exists (select from delivery d where d.post_id = p.id and (d.sent_at is not null or d.state in ('sending', 'unknown')))
    and not ${factsOfPostStand(post)}`;
}

/** What has to be corrected before it can go out, the nearest first; all of them, or those that use one fact. */
export async function postsToCorrect(
  db: Db,
  scope: AgencyScope,
  { code, limit }: { readonly code?: string; readonly limit: number },
): Promise<{ readonly total: number; readonly items: readonly PostToCorrect[] }> {
  if (scope.length === 0) return { total: 0, items: [] };
  const ofCode = code === undefined ? sql`true` : sql`exists (select from post_fact pf ${register}
    where pf.post_id = p.id and pf.code = ${code} and ${differs('p')})`; // oxfmt-ignore
  const { rows } = await sql<PostToCorrect & { total: number }>`
    select p.id, coalesce(nullif(p.title, ''), left(p.text, 90)) as title, p.state, p.agency_id, a.short_name as agency,
      p.publish_at, count(*) over ()::int as total,
      (select json_agg(json_build_object('code', pf.code, 'label', coalesce(f.label, pf.code), 'before', pf.shown,
          'after', case when f.shown <> pf.shown then f.shown end) order by pf.code)
        from post_fact pf ${register} where pf.post_id = p.id and ${differs('p')}) as changes
    from post p join agency a on a.id = p.agency_id
    where p.agency_id = any(${[...scope]}::uuid[]) and ${waitsInVain('p')} and ${ofCode}
    order by p.publish_at nulls last, p.id limit ${limit}`.execute(db);
  return { total: rows[0]?.total ?? 0, items: rows };
}

/** How many of them there are. */
export function countToCorrect(scope: AgencyScope): RawBuilder<unknown> {
  return sql`select count(*)::int from post p where p.agency_id = any(${[...scope]}::uuid[])
    and exists (select from post_fact pf where pf.post_id = p.id and pf.shown is not null) and ${waitsInVain('p')}`;
}
