import { agencyTree, canSomewhere, scopeOf, type Actor, type AgencyId, type AgencyScope } from '#organisation/index.ts';
import type { MediaId } from '#media/index.ts';
import type { Db } from '#platform/db/db.ts';
import type { Routes } from '#platform/http/routes.ts';
import { accept, refuse } from '#platform/result.ts';
import type { ProgrammeId } from '#strategy/index.ts';
import type { CampaignId } from './campaigns/campaign.ts';
import { campaignRoutes } from './campaigns/routes.ts';
import { activitiesBetween } from './activity-calendar.view.ts';
import { activityList } from './activity-list.view.ts';
import { readActivity } from './activity.store.ts';
import type { ActivityContent, ActivityId } from './activity.ts';
import {
  activityCalendarEndpoint,
  activityEndpoint,
  activityListEndpoint,
  createActivityEndpoint,
  hideActivityEndpoint,
  removeActivityEndpoint,
  restoreActivityEndpoint,
  saveActivityEndpoint,
  showActivityEndpoint,
  type ActivityBody,
} from './contract.ts';
import { createActivity } from './create-activity.ts';
import { calendarFileRoutes } from './calendar-files/routes.ts';
import { clashRoutes } from './clashes/routes.ts';
import { draftingRoutes } from './drafting/routes.ts';
import { electionRoutes } from './elections/routes.ts';
import { ideaRoutes } from './ideas/routes.ts';
import { hideActivity } from './hide-activity.ts';
import { present, presentInList } from './present.ts';
import { removeActivity } from './remove-activity.ts';
import { restoreActivity } from './restore-activity.ts';
import { saveActivity } from './save-activity.ts';
import { showActivity } from './show-activity.ts';
import { bankRoutes } from './bank/routes.ts';
import { slotRoutes } from './slots/routes.ts';
import { specialDayRoutes } from './special-days/routes.ts';
import { coverageRoutes } from './coverage/routes.ts';
import { timelineRoutes } from './timeline/routes.ts';
import type { PlanningTools } from './tools.ts';

const mostInCalendar = 2_000;

export function planningRoutes(routes: Routes<Actor>, tools: PlanningTools): void {
  listing(routes, tools);
  reading(routes, tools);
  campaignRoutes(routes, tools);
  timelineRoutes(routes, tools);
  coverageRoutes(routes, tools);
  specialDayRoutes(routes, tools);
  slotRoutes(routes, tools);
  draftingRoutes(routes, tools);
  ideaRoutes(routes, tools);
  electionRoutes(routes, tools);
  clashRoutes(routes, tools);
  bankRoutes(routes, tools);
  calendarFileRoutes(routes, tools);

  routes.serve(createActivityEndpoint, async ({ actor, body }) => {
    const created = await createActivity(tools, actor, {
      ...body,
      agencyId: body.agencyId as AgencyId,
      campaignId: body.campaignId as CampaignId | null,
      programmeId: body.programmeId as ProgrammeId | null,
    });
    return created.ok ? accept({ id: created.value }) : created;
  });

  routes.serve(saveActivityEndpoint, async ({ actor, params, body: { revision, ...body } }) => {
    const toSave = { id: params.id as ActivityId, revision, content: contentOf(body) };
    const saved = await saveActivity(tools, actor, toSave);
    if (!saved.ok) return saved;
    const { at, shownOnPortal } = saved.value;
    return accept({ revision: saved.value.revision, updatedAt: at.toISOString(), shownOnPortal });
  });

  routes.serve(showActivityEndpoint, ({ actor, params }) => showActivity(tools, actor, params.id as ActivityId));
  routes.serve(hideActivityEndpoint, ({ actor, params }) => hideActivity(tools, actor, params.id as ActivityId));
  routes.serve(removeActivityEndpoint, ({ actor, params }) => removeActivity(tools, actor, params.id as ActivityId));
  routes.serve(restoreActivityEndpoint, ({ actor, params }) => restoreActivity(tools, actor, params.id as ActivityId));
}

function listing(routes: Routes<Actor>, { db }: PlanningTools): void {
  routes.serve(activityCalendarEndpoint, async ({ actor, query: { agencyId, from, to, ...query } }) => {
    if (!canSomewhere(actor, 'activity.read')) return refuse({ kind: 'not-allowed' });
    const scope = await within(db, scopeOf(actor, 'activity.read'), agencyId);
    const { programmeId, campaignId, text } = query;
    const span = { from: new Date(from), to: new Date(to), programmeId, campaignId, text, limit: mostInCalendar };
    const rows = await activitiesBetween(db, scope, span);
    const items = rows.slice(0, mostInCalendar).map((row) => ({
      id: row.id,
      title: row.title,
      agencyId: row.agency_id,
      startsAt: row.starts_at.toISOString(),
      endsAt: row.ends_at?.toISOString() ?? null,
      programmeIds: [...row.programme_ids],
    }));
    return accept({ items, truncated: rows.length > mostInCalendar });
  });
}

function reading(routes: Routes<Actor>, { db }: PlanningTools): void {
  routes.serve(activityListEndpoint, async ({ actor, query: { agencyId, from, to, ...query } }) => {
    if (!canSomewhere(actor, 'activity.read')) return refuse({ kind: 'not-allowed' });
    const tree = await agencyTree(db);
    const scope = await within(db, scopeOf(actor, 'activity.read'), agencyId);
    const { items, nextCursor } = await activityList(db, scope, {
      programmeId: query.programmeId,
      from: from === undefined ? undefined : new Date(from),
      to: to === undefined ? undefined : new Date(to),
      text: query.text,
      cursor: query.cursor,
      limit: query.limit,
    });
    const may = { create: canSomewhere(actor, 'activity.write') };
    return accept({ items: items.map((row) => presentInList(tree, row)), nextCursor, can: may });
  });

  routes.serve(activityEndpoint, async ({ actor, params }) => {
    if (!canSomewhere(actor, 'activity.read')) return refuse({ kind: 'not-allowed' });
    const activity = await readActivity(db, scopeOf(actor, 'activity.read'), params.id as ActivityId);
    if (!activity || activity.removed) return refuse({ kind: 'activity-not-found' });
    return accept(await present(db, actor, activity));
  });
}

/** An agency stands for itself and everything below it, as far as the scope reaches. */
async function within(db: Db, scope: AgencyScope, agencyId: string | undefined): Promise<AgencyScope> {
  if (agencyId === undefined) return scope;
  const subtree = new Set((await agencyTree(db)).subtree(agencyId));
  return scope.filter((id) => subtree.has(id));
}

function contentOf({ startsAt, endsAt, programmeIds, campaignId, photos, ...words }: ActivityBody): ActivityContent {
  return {
    ...words,
    startsAt: startsAt === null ? null : new Date(startsAt),
    endsAt: endsAt === null ? null : new Date(endsAt),
    programmeIds: [...new Set(programmeIds)].map((id) => id as ProgrammeId),
    campaignId: campaignId as CampaignId | null,
    photos: uniquePhotos(photos),
  };
}

/** The same picture pasted twice is one photo. */
function uniquePhotos(photos: ActivityBody['photos']): ActivityContent['photos'] {
  const byId = new Map(photos.toReversed().map((photo) => [photo.mediaId, photo]));
  return [...byId.values()].toReversed().map(({ mediaId, alt }) => ({ mediaId: mediaId as MediaId, alt }));
}
