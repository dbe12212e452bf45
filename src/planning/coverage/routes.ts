import {
  agencyTree,
  canSomewhere,
  city,
  scopeOf,
  type Actor,
  type AgencyId,
  type AgencyScope,
  type AgencyTree,
} from '#organisation/index.ts';
import type { Routes } from '#platform/http/routes.ts';
import { accept, refuse } from '#platform/result.ts';
import { isoDay } from '#platform/time/format.ts';
import type { CampaignReach } from '#planning/campaigns/campaign.store.ts';
import { reachOf } from '#planning/campaigns/reach.ts';
import type { PlanningTools } from '#planning/tools.ts';
import { briefEndpoint, coverageEndpoint, mixEndpoint } from './contract.ts';
import { presentBrief } from './present-brief.ts';
import { presentCoverage } from './present-coverage.ts';
import { presentMix } from './present-mix.ts';

export function coverageRoutes(routes: Routes<Actor>, tools: PlanningTools): void {
  const { db } = tools;
  routes.serve(coverageEndpoint, async ({ actor, query: { by, to, weeks, agencyId } }) => {
    if (!canSomewhere(actor, 'campaign.read')) return refuse({ kind: 'not-allowed' });
    const place = await placeOf(tools, actor, agencyId);
    return accept(await presentCoverage(db, { ...place, by, weeks, to: to ?? place.today }));
  });

  routes.serve(mixEndpoint, async ({ actor, query: { from, to, agencyId } }) => {
    if (!canSomewhere(actor, 'campaign.read')) return refuse({ kind: 'not-allowed' });
    return accept(await presentMix(db, { ...(await placeOf(tools, actor, agencyId)), from, to }));
  });

  routes.serve(briefEndpoint, async ({ actor, query: { by, id, agencyId } }) => {
    if (!canSomewhere(actor, 'campaign.read')) return refuse({ kind: 'not-allowed' });
    const isUuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id);
    if ((by === 'programme' || by === 'agency') && !isUuid) return refuse({ kind: 'nothing-to-cover' });
    const place = await placeOf(tools, actor, agencyId);
    const joins = await joinable(tools, place, scopeOf(actor, 'post.write'));
    const brief = await presentBrief(db, { ...place, joins, by, id });
    return brief ? accept(brief) : refuse({ kind: 'nothing-to-cover' });
  });
}

/** Before one agency is chosen, only what the city leads is open to whichever will be. */
async function joinable({ db }: PlanningTools, { scope, holder }: Place, writes: AgencyScope): Promise<CampaignReach> {
  const one = scope.includes(holder) && writes.includes(holder) ? holder : writes.length === 1 ? writes[0] : undefined;
  return one === undefined ? { own: [], ledBy: [holder] } : await reachOf(db, [one]);
}

interface Place {
  readonly scope: AgencyScope;
  readonly tree: AgencyTree;
  readonly zone: string;
  readonly today: string;
  readonly holder: AgencyId;
}

/** An agency stands for itself and everything below it, as far as the reader may look; without one: all that is seen. */
async function placeOf({ db, now }: PlanningTools, actor: Actor, agencyId: string | undefined): Promise<Place> {
  const tree = await agencyTree(db);
  const zone = (await city(db))?.zone ?? 'Asia/Jakarta';
  const subtree = agencyId === undefined ? undefined : new Set<string>(tree.subtree(agencyId));
  const scope = scopeOf(actor, 'post.read').filter((id) => subtree?.has(id) ?? true);
  const root = tree.roots[0]?.id ?? ('' as AgencyId);
  const holder = (agencyId !== undefined && tree.get(agencyId)?.id) || root;
  return { scope, tree, zone, today: isoDay(now(), zone), holder };
}
