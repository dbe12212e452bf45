import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import { listed, type Cursor, type Listed } from './cursor.ts';

// System-wide reads: only what may be shown to everybody.

export interface ActivityCard {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly what: string;
  readonly why: string;
  readonly who: string;
  readonly place: string;
  readonly village: string;
  readonly how: string;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly agency: { readonly slug: string; readonly shortName: string; readonly zone: string };
  /** By which the list is ordered: its beginning, or when it was written down. */
  readonly at: Date;
}

export interface ActivityPage extends ActivityCard {
  readonly agencyId: string;
  readonly facts: unknown;
  readonly quotes: unknown;
  readonly photos: readonly ActivityPhoto[];
}

export interface ActivityPhoto {
  readonly mediaId: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
}

export interface ActivitiesWanted {
  readonly limit: number;
  readonly programmeId?: string;
  readonly agencyIds?: readonly string[];
  readonly village?: string | undefined;
  readonly before?: Cursor | undefined;
}

const at = sql<Date>`coalesce(activity.starts_at, activity.created_at)`;

export async function activityCards(db: Db, wanted: ActivitiesWanted): Promise<Listed<ActivityCard>> {
  const { limit, programmeId, agencyIds, village, before } = wanted;
  const rows = await publicActivities(db)
    .$if(programmeId !== undefined, (query) =>
      query.where('activity.id', 'in', (inner) =>
        inner
          .selectFrom('activity_programme')
          .select('activity_programme.activity_id')
          .where(
            'activity_programme.programme_id',
            'in',
            sql<string>`(select programme_branch(${programmeId ?? null}::uuid))`,
          ),
      ),
    )
    .$if(agencyIds !== undefined, (query) => query.where('activity.agency_id', 'in', agencyIds ?? []))
    .$if(village !== undefined, (query) => query.where('activity.village', '=', village ?? ''))
    .$if(before !== undefined, (query) =>
      query.where(sql<boolean>`(${at}, activity.id) < (${before?.at}::timestamptz, ${before?.id}::uuid)`),
    )
    .orderBy(at, 'desc')
    .orderBy('activity.id', 'desc')
    .limit(limit + 1)
    .execute();
  return listed(rows.map(cardOf), limit, (card) => ({ at: card.at, id: card.id }));
}

export async function activityBySlug(db: Db, slug: string): Promise<ActivityPage | undefined> {
  const row = await publicActivities(db)
    .select(['activity.facts', 'activity.quotes', 'activity.agency_id'])
    .where('activity.slug', '=', slug)
    .executeTakeFirst();
  if (!row) return undefined;
  const photos = await db
    .selectFrom('activity_photo')
    .innerJoin('media', 'media.id', 'activity_photo.media_id')
    .select(['media.id as mediaId', 'activity_photo.alt', 'media.alt as ownAlt', 'media.width', 'media.height'])
    .where('activity_photo.activity_id', '=', row.id)
    .orderBy('activity_photo.position')
    .execute();
  return {
    ...cardOf(row),
    agencyId: row.agency_id,
    facts: row.facts,
    quotes: row.quotes,
    photos: photos.map(({ mediaId, alt, ownAlt, width, height }) => ({ mediaId, alt: alt || ownAlt, width, height })),
  };
}

/** Parts of the city that activities have named, for the lists to choose from. */
export async function knownVillages(db: Db, programmeId?: string): Promise<readonly string[]> {
  const rows = await publicActivities(db)
    .clearSelect()
    .select('activity.village')
    .distinct()
    .where('activity.village', '<>', '')
    .$if(programmeId !== undefined, (query) =>
      query.where('activity.id', 'in', (inner) =>
        inner
          .selectFrom('activity_programme')
          .select('activity_programme.activity_id')
          .where(
            'activity_programme.programme_id',
            'in',
            sql<string>`(select programme_branch(${programmeId ?? null}::uuid))`,
          ),
      ),
    )
    .orderBy('activity.village')
    .limit(120)
    .execute();
  return rows.map(({ village }) => village);
}

function publicActivities(db: Db) {
  return db
    .selectFrom('activity')
    .innerJoin('agency', 'agency.id', 'activity.agency_id')
    .select([
      'activity.id',
      'activity.slug',
      'activity.title',
      'activity.what',
      'activity.why',
      'activity.who',
      'activity.place',
      'activity.village',
      'activity.how',
      'activity.starts_at',
      'activity.ends_at',
      'agency.slug as agency_slug',
      'agency.short_name',
      'agency.zone',
      at.as('at'),
    ])
    .where('activity.removed_at', 'is', null)
    .where('activity.shown_on_portal', '=', true)
    .where('activity.information_class', '<>', 'dikecualikan');
}

type Row = Awaited<ReturnType<ReturnType<typeof publicActivities>['execute']>>[number];

function cardOf(row: Row): ActivityCard {
  const { id, slug, title, what, why, who, place, village, how } = row;
  return {
    id,
    slug,
    title,
    what,
    why,
    who,
    place,
    village,
    how,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    agency: { slug: row.agency_slug, shortName: row.short_name, zone: row.zone },
    at: row.at,
  };
}
