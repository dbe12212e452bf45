import { agencyTree, canSomewhere, city, scopeOf, type Actor, type AgencyId } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import type { Routes } from '#platform/http/routes.ts';
import { accept, refuse } from '#platform/result.ts';
import { isoDay } from '#platform/time/format.ts';
import type { PlanningTools } from '#planning/tools.ts';
import type { ProgrammeId } from '#strategy/index.ts';
import { campaignList } from './campaign-list.view.ts';
import { readCampaign, type CampaignReach } from './campaign.store.ts';
import type { CampaignContent, CampaignId } from './campaign.ts';
import {
  campaignEndpoint,
  campaignListEndpoint,
  createCampaignEndpoint,
  moveCampaignEndpoint,
  removeCampaignEndpoint,
  restoreCampaignEndpoint,
  saveCampaignEndpoint,
  type CampaignBody,
} from './contract.ts';
import { createCampaign } from './create-campaign.ts';
import { presentCampaign, presentListed, type Looking } from './present-campaign.ts';
import { reachOf, readerReach } from './reach.ts';
import { removeCampaign, restoreCampaign } from './remove-campaign.ts';
import { moveCampaign, saveCampaign } from './save-campaign.ts';

/** More bars than anybody can tell apart. */
const mostListed = 500;

export function campaignRoutes(routes: Routes<Actor>, tools: PlanningTools): void {
  reading(routes, tools);

  routes.serve(createCampaignEndpoint, async ({ actor, body }) => {
    const created = await createCampaign(tools, actor, contentOf(body));
    return created.ok ? accept({ id: created.value }) : created;
  });
  routes.serve(saveCampaignEndpoint, ({ actor, params, body: { revision, ...body } }) =>
    saveCampaign(tools, actor, { id: params.id as CampaignId, revision, content: contentOf(body) }),
  );
  routes.serve(moveCampaignEndpoint, ({ actor, params, body }) =>
    moveCampaign(tools, actor, { id: params.id as CampaignId, ...body }),
  );
  routes.serve(removeCampaignEndpoint, ({ actor, params }) => removeCampaign(tools, actor, params.id as CampaignId));
  routes.serve(restoreCampaignEndpoint, ({ actor, params }) => restoreCampaign(tools, actor, params.id as CampaignId));
}

function reading(routes: Routes<Actor>, tools: PlanningTools): void {
  const { db } = tools;
  routes.serve(campaignListEndpoint, async ({ actor, query: { agencyId, exactly, ...query } }) => {
    if (!canSomewhere(actor, 'campaign.read')) return refuse({ kind: 'not-allowed' });
    const looking = await lookingAt(tools, actor);
    const tree = await agencyTree(db);
    const reach = await narrowed(db, actor, { agencyId, exactly: exactly === 'yes' });
    const rows = await campaignList(db, reach, { ...query, today: looking.today, limit: mostListed });
    return accept({
      items: rows.slice(0, mostListed).map((row) => presentListed(tree, row, looking)),
      truncated: rows.length > mostListed,
      can: { create: canSomewhere(actor, 'campaign.write') },
    });
  });

  routes.serve(campaignEndpoint, async ({ actor, params }) => {
    if (!canSomewhere(actor, 'campaign.read')) return refuse({ kind: 'not-allowed' });
    const campaign = await readCampaign(db, await readerReach(db, actor), params.id);
    if (!campaign || campaign.removed) return refuse({ kind: 'campaign-not-found' });
    return accept(await presentCampaign(db, campaign, await lookingAt(tools, actor)));
  });
}

/** An agency stands for itself and everything below it, as far as the reader may look. */
async function narrowed(
  db: Db,
  actor: Actor,
  { agencyId, exactly }: { readonly agencyId: string | undefined; readonly exactly: boolean },
): Promise<CampaignReach> {
  const scope = scopeOf(actor, 'campaign.read');
  if (agencyId === undefined) return await reachOf(db, scope);
  const subtree = new Set<string>(exactly ? [agencyId] : (await agencyTree(db)).subtree(agencyId));
  return await reachOf(
    db,
    scope.filter((id) => subtree.has(id)),
  );
}

async function lookingAt({ db, now }: PlanningTools, actor: Actor): Promise<Looking> {
  const zone = (await city(db))?.zone ?? 'Asia/Jakarta';
  return { actor, zone, today: isoDay(now(), zone) };
}

/** An agency named twice takes part once; the one that leads is not among them. */
function contentOf(body: CampaignBody): CampaignContent {
  const taking = new Set(body.agencyIds.filter((id) => id !== body.agencyId));
  return {
    ...body,
    agencyId: body.agencyId as AgencyId,
    media: [...new Set(body.media)],
    programmeId: body.programmeId as ProgrammeId | null,
    agencyIds: [...taking].toSorted().map((id) => id as AgencyId),
    tasks: body.tasks.map((task) => ({ ...task, agencyId: task.agencyId as AgencyId })),
  };
}
