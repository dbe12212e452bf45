import { sql } from 'kysely';
import type { AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import { containing } from '#platform/db/paging.ts';

/** Where somebody can read it: one channel of a post that is out. */
export interface Public {
  readonly medium: string;
  readonly channel: string;
  readonly url: string | null;
  readonly at: string;
}

export interface PostOut {
  readonly id: string;
  readonly title: string;
  readonly agency: string;
  /** What it says. */
  readonly said: string;
  readonly published_at: Date | null;
  readonly places: readonly Public[];
}

const shown = 50;
const title = sql`coalesce(nullif(p.title, ''), left(p.text, 90))`;
const places = sql`(select json_agg(json_build_object('medium', c.medium, 'channel', c.name, 'url', nullif(d.url, ''), 'at', d.sent_at) order by d.sent_at)
  from delivery d join channel c on c.id = d.channel_id
  where d.post_id = p.id and d.sent_at is not null and d.state in ('sent', 'verified'))`;

/** Out with another value than the registry has now: a correction can be written for each. Newest first. */
export async function postsOutWithOther(
  db: Db,
  scope: AgencyScope,
  { code, now }: { readonly code: string; readonly now: string },
): Promise<readonly PostOut[]> {
  if (scope.length === 0) return [];
  const { rows } = await sql<PostOut>`
    select p.id, ${title} as title, a.short_name as agency, pf.shown as said, p.published_at, ${places} as places
    from post_fact pf join post p on p.id = pf.post_id join agency a on a.id = p.agency_id
    where pf.code = ${code} and pf.shown is not null and pf.shown <> ${now} and p.removed_at is null
      and p.agency_id = any(${[...scope]}::uuid[])
      and exists (select from delivery d where d.post_id = p.id and d.sent_at is not null and d.state in ('sent', 'verified'))
    order by p.published_at desc nulls last, p.id limit ${shown}`.execute(db);
  return rows;
}

export interface PostWriting {
  readonly id: string;
  readonly title: string;
  readonly agency: string;
  readonly state: string;
  readonly publish_at: Date | null;
}

/** Not out yet, and nothing to mend: drafts take over a new value by themselves. */
export async function postsThatUse(db: Db, scope: AgencyScope, code: string): Promise<readonly PostWriting[]> {
  if (scope.length === 0) return [];
  const { rows } = await sql<PostWriting>`
    select p.id, ${title} as title, a.short_name as agency, p.state, p.publish_at
    from post_fact pf join post p on p.id = pf.post_id join agency a on a.id = p.agency_id
    where pf.code = ${code} and p.removed_at is null and p.state not in ('published', 'partly-failed', 'withdrawn')
      and p.agency_id = any(${[...scope]}::uuid[])
    order by p.publish_at nulls last, p.updated_at desc limit ${shown}`.execute(db);
  return rows;
}

/** What the fact was shown as before, newest first. System-wide. */
export async function formerValues(db: Db, id: string, now: string): Promise<readonly string[]> {
  const { rows } = await sql<{ shown: string }>`
    select shown from fact_revision where fact_id = ${id} and shown <> ${now}
    group by shown order by max(revision) desc limit 5`.execute(db);
  return rows.map((row) => row.shown);
}

export interface PostWithWords extends PostOut {
  readonly state: string;
  readonly publish_at: Date | null;
  readonly words: string;
}

/** Scheduled or out, without the token, and perhaps with one of these values typed by hand. Newest first. */
export async function postsWithWords(
  db: Db,
  scope: AgencyScope,
  { code, values }: { readonly code: string; readonly values: readonly string[] },
): Promise<readonly PostWithWords[]> {
  if (scope.length === 0 || values.length === 0) return [];
  const patterns = values.map(containing);
  const { rows } = await sql<PostWithWords>`
    with found as (
      select p.id from post p where (p.title || ' ' || p.text) ilike any(${patterns}::text[])
      union
      select v.post_id from post_variant v where v.text ilike any(${patterns}::text[])
    )
    select p.id, ${title} as title, a.short_name as agency, '' as said, p.state, p.publish_at, p.published_at,
      coalesce(${places}, '[]') as places,
      concat_ws(E'\n', p.title, p.text, (select string_agg(v.text, E'\n') from post_variant v where v.post_id = p.id)) as words
    from found join post p on p.id = found.id join agency a on a.id = p.agency_id
    where p.removed_at is null and p.state in ('approved', 'scheduled', 'sending', 'published', 'partly-failed', 'missed')
      and p.agency_id = any(${[...scope]}::uuid[])
      and not exists (select from post_fact pf where pf.post_id = p.id and pf.code = ${code})
    order by coalesce(p.published_at, p.publish_at) desc nulls last, p.id limit ${shown}`.execute(db);
  return rows;
}
