import { agencyTree, canSomewhere, city, scopeOf, type Actor } from '#organisation/index.ts';
import type { Routes } from '#platform/http/routes.ts';
import { accept, refuse } from '#platform/result.ts';
import { isoDay } from '#platform/time/format.ts';
import type { PlanningTools } from '#planning/tools.ts';
import { longestDayByDay, longestWithActivities, timelineEndpoint } from './contract.ts';
import { activitiesInTime, milestonesInTime, postsPerDay } from './timeline.view.ts';

const mostActivities = 500;

export function timelineRoutes(routes: Routes<Actor>, { db, now }: PlanningTools): void {
  routes.serve(timelineEndpoint, async ({ actor, query: { from, to, agencyId, rows } }) => {
    if (!canSomewhere(actor, 'campaign.read')) return refuse({ kind: 'not-allowed' });
    const tree = await agencyTree(db);
    const subtree = agencyId === undefined ? undefined : new Set<string>(tree.subtree(agencyId));
    const scope = scopeOf(actor, 'activity.read').filter((id) => subtree?.has(id) ?? true);
    const span = { from, to, zone: (await city(db))?.zone ?? 'Asia/Jakarta' };
    const length = (Date.parse(to) - Date.parse(from)) / 86_400_000;
    const near = length <= longestWithActivities;
    const activities = near ? await activitiesInTime(db, scope, { ...span, limit: mostActivities }) : [];
    const days = length <= longestDayByDay ? await postsPerDay(db, scope, { ...span, rows }) : [];
    const today = isoDay(now(), span.zone);
    const milestones = rows === 'programme' ? await milestonesInTime(db, { from, to, today }) : [];
    return accept({
      activities: activities.slice(0, mostActivities).map((activity) => ({
        id: activity.id,
        title: activity.title,
        startsOn: activity.starts_on,
        endsOn: activity.ends_on,
        agency: { id: activity.agency_id, shortName: tree.get(activity.agency_id)?.shortName ?? '' },
        programmeIds: [...activity.programme_ids],
      })),
      days: days.map(({ row_id, ...day }) => ({ ...day, rowId: row_id })),
      milestones: milestones.map(({ programme_id, ...milestone }) => ({ ...milestone, programmeId: programme_id })),
      truncated: activities.length > mostActivities,
    });
  });
}
