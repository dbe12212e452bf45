import { agencyTree, can, city, scopeOf, type Actor, type Agency, type AgencyId } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import type { Routes } from '#platform/http/routes.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { ReportingTools } from '../routes.ts';
import { postsBehind } from './behind.view.ts';
import { consistencyEndpoint, postsBehindEndpoint, setStoriesEndpoint } from './contract.ts';
import { comparedWeeks, presentConsistency, type ConsistencyAsked } from './present-consistency.ts';
import { setStories } from './set-stories.ts';

export function consistencyRoutes(routes: Routes<Actor>, tools: ReportingTools): void {
  const { db } = tools;
  routes.serve(consistencyEndpoint, async ({ actor, query }) => {
    const asked = await askedBy(tools, actor, query);
    if (!asked.ok) return asked;
    const view = await presentConsistency(db, asked.value);
    return accept({ ...view, can: { setStories: can(actor, 'agency.settings', asked.value.agency.id) } });
  });
  routes.serve(postsBehindEndpoint, async ({ actor, query }) => {
    const asked = await askedBy(tools, actor, query);
    if (!asked.ok) return asked;
    const { start, end } = comparedWeeks(asked.value).spans;
    const { total, items } = await postsBehind(db, asked.value.agency.id, { part: query.part, start, end });
    const shown = items.map(({ dueAt, sentAt, ...item }) => ({
      ...item,
      dueAt: dueAt.toISOString(),
      sentAt: sentAt?.toISOString() ?? null,
    }));
    return accept({ total, items: shown });
  });
  routes.serve(setStoriesEndpoint, ({ actor, body }) =>
    setStories(tools, actor, { agencyId: body.agencyId as AgencyId, perWeek: body.perWeek }),
  );
}

interface Query {
  readonly agencyId?: string | undefined;
  readonly weeks: string;
}

/** Only what one may read, and of it first one's own. */
async function askedBy(
  { db, now }: ReportingTools,
  actor: Actor,
  { agencyId, weeks }: Query,
): Promise<Result<ConsistencyAsked, { kind: 'agency-not-found' } | { kind: 'not-allowed' }>> {
  const seen = scopeOf(actor, 'report.read');
  if (seen.length === 0) return refuse({ kind: 'not-allowed' });
  const tree = await agencyTree(db);
  const own = actor.memberships.find((membership) => seen.includes(membership.agencyId))?.agencyId ?? seen[0];
  const agency = tree.get(agencyId ?? own ?? '');
  if (!agency || !seen.includes(agency.id)) return refuse({ kind: 'agency-not-found' });
  return accept({ agency, tree, zone: await zoneOf(db, agency), weeks: Number(weeks), now: now() });
}

async function zoneOf(db: Db, agency: Agency): Promise<string> {
  return (await city(db))?.zone ?? agency.zone;
}
