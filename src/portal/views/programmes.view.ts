import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';

// System-wide reads: all that stands here is public.

export interface ProgrammeCard {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly summary: string;
  /** Calendar dates; `endsOn` null: it goes on. */
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly agencyId: string;
  readonly agency: { readonly slug: string; readonly shortName: string };
  readonly activities: number;
  readonly villages: number;
}

const publicActivities = sql`
  from activity_programme ap join activity a on a.id = ap.activity_id
  where ap.programme_id in (select programme_branch(programme.id)) and a.removed_at is null and a.shown_on_portal
    and a.information_class <> 'dikecualikan'`;

/** Those that run first, then by how much happened in them. `today`: a calendar date. */
export async function programmeCards(db: Db, today: string): Promise<readonly ProgrammeCard[]> {
  const rows = await programmes(db)
    // Parts stand on the page of what they are part of.
    .where('programme.parent_id', 'is', null)
    .orderBy(sql`(programme.ends_on is null or programme.ends_on >= ${today}::date)`, 'desc')
    .orderBy('activities', 'desc')
    .orderBy('programme.name')
    .execute();
  return rows.map(cardOf);
}

export async function programmeBySlug(db: Db, slug: string): Promise<ProgrammeCard | undefined> {
  const row = await programmes(db).where('programme.slug', '=', slug).executeTakeFirst();
  return row && cardOf(row);
}

export async function programmesOf(
  db: Db,
  activityIds: readonly string[],
): Promise<ReadonlyMap<string, readonly { id: string; slug: string; name: string }[]>> {
  if (activityIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('activity_programme')
    .innerJoin('programme', 'programme.id', 'activity_programme.programme_id')
    .select(['activity_programme.activity_id', 'programme.id', 'programme.slug', 'programme.name'])
    .where('activity_programme.activity_id', 'in', activityIds)
    .where('programme.removed_at', 'is', null)
    .orderBy('programme.name')
    .execute();
  return Map.groupBy(rows, ({ activity_id }) => activity_id);
}

function programmes(db: Db) {
  return db
    .selectFrom('programme')
    .innerJoin('agency', 'agency.id', 'programme.agency_id')
    .select([
      'programme.id',
      'programme.slug',
      'programme.name',
      'programme.summary',
      'programme.starts_on',
      'programme.ends_on',
      'programme.agency_id',
      'agency.slug as agency_slug',
      'agency.short_name',
      sql<number>`(select count(distinct a.id) ${publicActivities})`.as('activities'),
      sql<number>`(select count(distinct nullif(a.village, '')) ${publicActivities})`.as('villages'),
    ])
    .where('programme.removed_at', 'is', null);
}

type Row = Awaited<ReturnType<ReturnType<typeof programmes>['execute']>>[number];

function cardOf(row: Row): ProgrammeCard {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    summary: row.summary,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    agencyId: row.agency_id,
    agency: { slug: row.agency_slug, shortName: row.short_name },
    activities: row.activities,
    villages: row.villages,
  };
}
