import type { Routes } from '#platform/http/routes.ts';
import { accept, refuse } from '#platform/result.ts';
import { agencyTree } from '#organisation/agencies/agency-tree.store.ts';
import { firstRun } from '#organisation/first-run/first-run.ts';
import type { Actor } from '#organisation/permissions.ts';
import { signInNewcomer } from '#organisation/sign-in/sign-in.ts';
import { countTries } from '#organisation/sign-in/tries.ts';
import type { OrganisationTools } from '#organisation/tools.ts';
import { changeCity, mayChangeCity } from './change-city.ts';
import { city } from './city.store.ts';
import { saveWardsEndpoint, wardListEndpoint } from '#organisation/wards/contract.ts';
import { saveWards, versionOf } from '#organisation/wards/save-wards.ts';
import { wards } from '#organisation/wards/ward.store.ts';
import * as contract from './contract.ts';

export function cityRoutes(routes: Routes<Actor>, tools: OrganisationTools): void {
  const { db } = tools;
  routes.serve(contract.getCity, async ({ actor }) => {
    const found = await city(db);
    if (!found) return refuse({ kind: 'city-not-found' });
    return accept({ ...found, can: { write: mayChangeCity(actor, await agencyTree(db)) } });
  });
  routes.serve(contract.changeCity, async ({ actor, body }) => {
    const changed = await changeCity(tools, actor, body);
    return changed.ok ? accept({ ...changed.value, can: { write: true } }) : changed;
  });
  routes.serve(wardListEndpoint, async ({ actor }) => {
    const items = await wards(db);
    const write = mayChangeCity(actor, await agencyTree(db));
    return accept({ items: [...items], version: versionOf(items), can: { write } });
  });
  routes.serve(saveWardsEndpoint, ({ actor, body }) => saveWards(tools, actor, body));
  routes.servePublic(contract.getFirstRun, async () => accept({ needed: (await city(db)) === undefined }));
  routes.servePublic(contract.doFirstRun, async ({ body, context }) => {
    const tried = await countTries(tools, context, 'link');
    if (!tried.ok) return tried;
    const founded = await firstRun(tools, body);
    if (!founded.ok) return founded;
    const signedIn = await signInNewcomer(tools, context, body.coordinator);
    return accept({ ...founded.value, signedIn });
  });
}
