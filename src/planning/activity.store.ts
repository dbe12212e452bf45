import { sql } from 'kysely';
import type { AgencyId, AgencyScope, PersonId } from '#organisation/index.ts';
import type { MediaId } from '#media/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import { slugWithId } from '#platform/slug.ts';
import type { ProgrammeId } from '#strategy/index.ts';
import type { Activity, ActivityContent, ActivityId, Fact, Photo, Quote } from './activity.ts';
import type { CampaignId } from './campaigns/campaign.ts';
import type { InformationClass } from './contract.ts';

/** Also removed ones: whoever calls decides whether that matters. */
export async function readActivity(db: Db | Tx, scope: AgencyScope, id: ActivityId): Promise<Activity | undefined> {
  if (scope.length === 0) return undefined;
  const query = db.selectFrom('activity').selectAll().where('id', '=', id).where('agency_id', 'in', scope);
  const row = await query.executeTakeFirst();
  if (!row) return undefined;
  const links = await db
    .selectFrom('activity_programme')
    .innerJoin('programme', 'programme.id', 'activity_programme.programme_id')
    .select('programme_id')
    .where('activity_id', '=', id)
    .where('programme.removed_at', 'is', null)
    .orderBy('programme.name')
    .execute();
  const photos = db.selectFrom('activity_photo').select(['media_id', 'alt']).where('activity_id', '=', id);
  return {
    id,
    agencyId: row.agency_id as AgencyId,
    slug: row.slug,
    content: {
      title: row.title,
      what: row.what,
      why: row.why,
      who: row.who,
      place: row.place,
      village: row.village,
      how: row.how,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
      facts: row.facts as unknown as readonly Fact[],
      quotes: row.quotes as unknown as readonly Quote[],
      informationClass: row.information_class as InformationClass,
      programmeIds: links.map((link) => link.programme_id as ProgrammeId),
      campaignId: row.campaign_id as CampaignId | null,
      photos: (await photos.orderBy('position').execute()).map(photoOf),
    },
    shownOnPortal: row.shown_on_portal,
    wasShown: row.first_shown_at !== null,
    revision: row.revision,
    updatedAt: row.updated_at,
    updatedBy: row.updated_by as PersonId | null,
    removed: row.removed_at !== null,
  };
}

function photoOf(row: { readonly media_id: string; readonly alt: string }): Photo {
  return { mediaId: row.media_id as MediaId, alt: row.alt };
}

/** Holds the activity until the transaction ends, so that of two saves at once the second sees the first. */
export async function lockActivity(tx: Tx, scope: AgencyScope, id: ActivityId): Promise<Activity | undefined> {
  if (scope.length === 0) return undefined;
  const query = tx.selectFrom('activity').select('id').where('id', '=', id).where('agency_id', 'in', scope);
  await query.forUpdate().execute();
  return await readActivity(tx, scope, id);
}

export interface NewActivity {
  readonly agencyId: AgencyId;
  readonly title: string;
  readonly createdBy: PersonId | null;
  readonly at: Date;
}

export async function addActivity(
  tx: Tx,
  scope: AgencyScope,
  { agencyId, title, createdBy, at }: NewActivity,
): Promise<ActivityId> {
  if (!scope.includes(agencyId)) throw new Error('An activity outside the scope was about to be added');
  const id = crypto.randomUUID() as ActivityId;
  const values = { id, agency_id: agencyId, slug: slugWithId(title, id), title, created_by: createdBy };
  const times = { created_at: at, updated_at: at, updated_by: createdBy };
  await tx
    .insertInto('activity')
    .values({ ...values, ...times })
    .execute();
  return id;
}

/** What was known where it began. */
export async function beginWith(
  tx: Tx,
  id: ActivityId,
  {
    campaignId,
    programmeId,
    village,
  }: { readonly campaignId: CampaignId | null; readonly programmeId: ProgrammeId | null; readonly village: string },
): Promise<void> {
  if (campaignId !== null || village !== '') {
    await tx.updateTable('activity').set({ campaign_id: campaignId, village }).where('id', '=', id).execute();
  }
  if (programmeId !== null) await replaceProgrammes(tx, id, [programmeId]);
}

export interface SavedActivity {
  readonly id: ActivityId;
  readonly content: ActivityContent;
  readonly shownOnPortal: boolean;
  readonly slug: string;
  readonly revision: number;
  readonly updatedBy: PersonId | null;
  readonly at: Date;
}

export async function saveContent(tx: Tx, scope: AgencyScope, saved: SavedActivity): Promise<void> {
  const { id, content, revision, slug, shownOnPortal, updatedBy, at } = saved;
  const { startsAt, endsAt, facts, quotes, informationClass, programmeIds, campaignId, photos, ...outline } = content;
  const set = {
    ...outline,
    starts_at: startsAt,
    ends_at: endsAt,
    facts: JSON.stringify(facts),
    quotes: JSON.stringify(quotes),
    information_class: informationClass,
    campaign_id: campaignId,
    shown_on_portal: shownOnPortal,
    slug,
    revision,
    updated_at: at,
    updated_by: updatedBy,
  };
  await tx.updateTable('activity').set(set).where('id', '=', id).where('agency_id', 'in', scope).execute();
  await replaceProgrammes(tx, id, programmeIds);
  await replacePhotos(tx, id, photos);
}

/** A link to a removed programme stays, unseen: should that be restored, all is as it was. */
async function replaceProgrammes(tx: Tx, id: ActivityId, programmeIds: readonly ProgrammeId[]): Promise<void> {
  const living = tx.selectFrom('programme').select('id').where('removed_at', 'is', null);
  const query = tx.deleteFrom('activity_programme').where('activity_id', '=', id);
  await query.where('programme_id', 'in', living).execute();
  if (programmeIds.length === 0) return;
  const links = programmeIds.map((programmeId) => ({ activity_id: id, programme_id: programmeId }));
  await tx.insertInto('activity_programme').values(links).execute();
}

async function replacePhotos(tx: Tx, id: ActivityId, photos: readonly Photo[]): Promise<void> {
  await tx.deleteFrom('activity_photo').where('activity_id', '=', id).execute();
  if (photos.length === 0) return;
  const rows = photos.map(({ mediaId, alt }, position) => ({ activity_id: id, media_id: mediaId, position, alt }));
  await tx.insertInto('activity_photo').values(rows).execute();
}

export async function markShown(
  tx: Tx,
  scope: AgencyScope,
  { id, shown, at }: { readonly id: ActivityId; readonly shown: boolean; readonly at: Date },
): Promise<void> {
  const query = tx.updateTable('activity').set({ shown_on_portal: shown }).where('id', '=', id);
  await query.where('agency_id', 'in', scope).execute();
  if (!shown) return;
  const first = tx.updateTable('activity').set({ first_shown_at: at }).where('id', '=', id);
  await first.where('agency_id', 'in', scope).where('first_shown_at', 'is', null).execute();
}

export async function markRemoved(
  tx: Tx,
  scope: AgencyScope,
  { id, at }: { readonly id: ActivityId; readonly at: Date | null },
): Promise<void> {
  const query = tx
    .updateTable('activity')
    .set({ removed_at: at, updated_at: at ?? sql`now()` })
    .where('id', '=', id);
  await query.where('agency_id', 'in', scope).execute();
}
