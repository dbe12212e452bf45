import type { Db } from '#platform/db/db.ts';
import { can, scopeOf, type Actor, type AgencyId } from '#organisation/permissions.ts';
import { agencyTree } from './agency-tree.store.ts';
import type { Agency } from './agency.ts';
import { aliasesOf, type Alias } from './agency.store.ts';
import type { AgencyView } from './contract.ts';

export async function agenciesView(db: Db, actor: Actor): Promise<AgencyView[]> {
  const scope = new Set(scopeOf(actor, 'agency.read'));
  const agencies = (await agencyTree(db)).all.filter(({ id }) => scope.has(id));
  const aliases = Map.groupBy(await aliasesOf(db, [...scope]), ({ agencyId }) => agencyId);
  return agencies.map((agency) => viewOf(actor, agency, aliases.get(agency.id) ?? []));
}

export async function agencyView(db: Db, actor: Actor, id: string): Promise<AgencyView | undefined> {
  const agency = (await agencyTree(db)).get(id);
  if (!agency || !can(actor, 'agency.read', agency.id)) return undefined;
  return viewOf(actor, agency, await aliasesOf(db, [id as AgencyId]));
}

function viewOf(actor: Actor, agency: Agency, aliases: readonly Alias[]): AgencyView {
  return {
    ...agency,
    aliases: aliases.map(({ name, shortName, validFrom, validTo }) => ({ name, shortName, validFrom, validTo })),
    can: {
      write: can(actor, 'agency.write', agency.id),
      settings: can(actor, 'agency.settings', agency.id),
      invite: can(actor, 'person.invite', agency.id),
    },
  };
}
