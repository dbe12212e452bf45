import type { Routes } from '#platform/http/routes.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { Actor } from '#organisation/permissions.ts';
import type { OrganisationTools } from '#organisation/tools.ts';
import { agenciesView, agencyView } from './agency.view.ts';
import type { Agency } from './agency.ts';
import { changeAgency, changeAgencySettings } from './change-agency.ts';
import * as contract from './contract.ts';
import { createAgency } from './create-agency.ts';
import { moveAgency } from './move-agency.ts';
import { pasteAgencies } from './paste-agencies.ts';
import { renameAgency } from './rename-agency.ts';
import { setAgencyActive } from './set-agency-active.ts';

export function agencyRoutes(routes: Routes<Actor>, tools: OrganisationTools): void {
  const seen = async <Refusal>(
    actor: Actor,
    done: Result<Agency, Refusal>,
  ): Promise<Result<contract.AgencyView, Refusal | { kind: 'agency-not-found' }>> => {
    if (!done.ok) return done;
    const view = await agencyView(tools.db, actor, done.value.id);
    return view ? accept(view) : refuse({ kind: 'agency-not-found' });
  };

  routes.serve(contract.listAgencies, async ({ actor }) => accept({ agencies: await agenciesView(tools.db, actor) }));
  routes.serve(contract.getAgency, async ({ actor, params }) => {
    const view = await agencyView(tools.db, actor, params.agencyId);
    return view ? accept(view) : refuse({ kind: 'agency-not-found' });
  });
  routes.serve(contract.createAgency, async ({ actor, body }) => {
    const done = await createAgency(tools, actor, body);
    // A grant made before the agency stood does not know it yet.
    return done.ok ? accept({ ...done.value, aliases: [], can: { write: true, settings: true, invite: true } }) : done;
  });
  routes.serve(contract.pasteAgencies, ({ actor, body }) => pasteAgencies(tools, actor, body));
  routes.serve(contract.changeAgency, async ({ actor, params, body }) =>
    seen(actor, await changeAgency(tools, actor, { ...params, ...body })),
  );
  routes.serve(contract.renameAgency, async ({ actor, params, body }) =>
    seen(actor, await renameAgency(tools, actor, { ...params, ...body })),
  );
  routes.serve(contract.moveAgency, async ({ actor, params, body }) =>
    seen(actor, await moveAgency(tools, actor, { ...params, ...body })),
  );
  routes.serve(contract.setAgencyActive, async ({ actor, params, body }) =>
    seen(actor, await setAgencyActive(tools, actor, { ...params, ...body })),
  );
  routes.serve(contract.changeAgencySettings, async ({ actor, params, body }) =>
    seen(actor, await changeAgencySettings(tools, actor, { ...params, ...body })),
  );
}
