import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import { cardColumns, cardOf, publicPages, type PostCard } from './posts.view.ts';

// System-wide reads: only what is public can be found.

export interface Found {
  readonly posts: readonly PostCard[];
  readonly activities: readonly FoundThing[];
  readonly programmes: readonly FoundThing[];
  readonly agencies: readonly FoundThing[];
}

export interface FoundThing {
  readonly slug: string;
  readonly name: string;
  readonly more: string;
}

/** Every word must occur somewhere; without such a find, what is spelled nearly like it. */
export async function find(db: Db, typed: string): Promise<Found> {
  const words = typed
    .split(/\s+/)
    .filter((word) => word.length > 1)
    .slice(0, 8);
  const patterns = (words.length > 0 ? words : [typed]).map((word) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`);
  const [posts, activities, programmes, agencies] = await Promise.all([
    foundPosts(db, typed, patterns),
    foundActivities(db, typed, patterns),
    foundProgrammes(db, patterns),
    foundAgencies(db, patterns),
  ]);
  return { posts, activities, programmes, agencies };
}

async function foundPosts(db: Db, typed: string, patterns: readonly string[]): Promise<readonly PostCard[]> {
  const words = sql<string>`(p.title || ' ' || p.text)`;
  const matching = (from: Db, exact: boolean) =>
    publicPages(from)
      .select([...cardColumns, sql<string>`left(p.text, 320)`.as('beginning')])
      .$if(exact, (query) => query.where(sql<boolean>`${words} ilike all(${patterns}::text[])`))
      .$if(!exact, (query) => query.where(sql<boolean>`${typed} <% ${words}`))
      .orderBy(sql`(p.title ilike all(${patterns}::text[]))`, 'desc')
      .orderBy('p.published_at', 'desc')
      .limit(20)
      .execute();
  const exact = await matching(db, true);
  return (exact.length > 0 ? exact : await nearly(db, (near) => matching(near, false))).map(cardOf);
}

async function foundActivities(db: Db, typed: string, patterns: readonly string[]): Promise<readonly FoundThing[]> {
  const words = sql<string>`(activity.title || ' ' || activity.what || ' ' || activity.place || ' ' || activity.village)`;
  const matching = (from: Db, exact: boolean) =>
    from
      .selectFrom('activity')
      .innerJoin('agency', 'agency.id', 'activity.agency_id')
      .select(['activity.slug', 'activity.title as name', 'agency.short_name as more'])
      .where('activity.removed_at', 'is', null)
      .where('activity.shown_on_portal', '=', true)
      .where('activity.information_class', '<>', 'dikecualikan')
      .$if(exact, (query) => query.where(sql<boolean>`${words} ilike all(${patterns}::text[])`))
      .$if(!exact, (query) => query.where(sql<boolean>`${typed} <% ${words}`))
      .orderBy(sql`coalesce(activity.starts_at, activity.created_at)`, 'desc')
      .limit(10)
      .execute();
  const exact = await matching(db, true);
  return exact.length > 0 ? exact : await nearly(db, (near) => matching(near, false));
}

/** With as much tolerance as two or three wrong letters in a word need; the index serves it. */
async function nearly<Value>(db: Db, work: (near: Db) => Promise<Value>): Promise<Value> {
  return await db.transaction().execute(async (tx) => {
    await sql`set local pg_trgm.word_similarity_threshold = 0.4`.execute(tx);
    return await work(tx);
  });
}

async function foundProgrammes(db: Db, patterns: readonly string[]): Promise<readonly FoundThing[]> {
  return await db
    .selectFrom('programme')
    .select(['slug', 'name', 'summary as more'])
    .where('removed_at', 'is', null)
    .where(sql<boolean>`(name || ' ' || summary) ilike all(${patterns}::text[])`)
    .orderBy('starts_on', 'desc')
    .limit(10)
    .execute();
}

/** Under the names it once had, too. */
async function foundAgencies(db: Db, patterns: readonly string[]): Promise<readonly FoundThing[]> {
  return await db
    .selectFrom('agency')
    .select(['slug', 'short_name as name', 'name as more'])
    .where('active', '=', true)
    .where(
      sql<boolean>`(agency.short_name || ' ' || agency.name || ' ' || agency.description || ' ' || coalesce((
        select string_agg(agency_alias.short_name || ' ' || agency_alias.name, ' ')
        from agency_alias where agency_alias.agency_id = agency.id
      ), '')) ilike all(${patterns}::text[])`,
    )
    .orderBy('short_name')
    .limit(10)
    .execute();
}
