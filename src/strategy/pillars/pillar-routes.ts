import type { Actor, AgencyId } from '#organisation/index.ts';
import type { Routes } from '#platform/http/routes.ts';
import { accept } from '#platform/result.ts';
import { mayWriteStrategy, readableAgency } from '../may-write-strategy.ts';
import type { StrategyTools } from '../tools.ts';
import {
  createPillarEndpoint,
  orderPillarsEndpoint,
  pillarListEndpoint,
  removePillarEndpoint,
  restorePillarEndpoint,
  savePillarEndpoint,
  type PillarView,
} from './contract.ts';
import { createPillar } from './create-pillar.ts';
import { orderPillars } from './order-pillars.ts';
import { pillarsFor } from './pillar.store.ts';
import type { EffectivePillar, PillarId } from './pillar.ts';
import { removePillar } from './remove-pillar.ts';
import { restorePillar } from './restore-pillar.ts';
import { savePillar } from './save-pillar.ts';

export function pillarRoutes(routes: Routes<Actor>, tools: StrategyTools): void {
  routes.serve(pillarListEndpoint, async ({ actor, query }) => {
    const readable = await readableAgency(tools.db, actor, query.agencyId);
    if (!readable.ok) return readable;
    const { agency } = readable.value;
    const items = (await pillarsFor(tools.db, agency.id)).map(presentPillar);
    return accept({ items, can: { write: mayWriteStrategy(actor, agency) } });
  });

  routes.serve(createPillarEndpoint, async ({ actor, body: { agencyId, ...content } }) => {
    const created = await createPillar(tools, actor, { agencyId: agencyId as AgencyId, content });
    return created.ok ? accept({ id: created.value.id }) : created;
  });

  routes.serve(orderPillarsEndpoint, ({ actor, body: { agencyId, ids } }) =>
    orderPillars(tools, actor, { agencyId: agencyId as AgencyId, ids: ids as PillarId[] }),
  );

  routes.serve(savePillarEndpoint, async ({ actor, params, body: { revision, ...content } }) => {
    const saved = await savePillar(tools, actor, { id: params.id as PillarId, revision, content });
    return saved.ok ? accept({ revision: saved.value.revision }) : saved;
  });

  routes.serve(removePillarEndpoint, ({ actor, params }) => removePillar(tools, actor, params.id as PillarId));
  routes.serve(restorePillarEndpoint, ({ actor, params }) => restorePillar(tools, actor, params.id as PillarId));
}

export function presentPillar(pillar: EffectivePillar): PillarView {
  const { id, name, description, wantedShare, weekday, inherited, revision } = pillar;
  const agency = { id: pillar.agencyId, name: pillar.agencyName, shortName: pillar.agencyShortName };
  return { id, name, description, wantedShare, weekday, agency, inherited, revision };
}
