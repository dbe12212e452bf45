import type { Db } from '#platform/db/db.ts';
import { agencyTree } from '#organisation/agencies/agency-tree.store.ts';
import { city } from '#organisation/city/city.store.ts';
import { personById } from '#organisation/people/person.store.ts';
import { scopeOf, type Actor } from '#organisation/permissions.ts';
import { hasTwoFactor } from './account.store.ts';
import type { MeView } from './contract.ts';

export async function meView(db: Db, actor: Actor, mailWorks: boolean): Promise<MeView | undefined> {
  const person = await personById(db, actor.personId);
  const home = await city(db);
  if (!person || !home) return undefined;
  const visible = new Set(scopeOf(actor, 'agency.read'));
  const agencies = (await agencyTree(db)).all.filter(({ id }) => visible.has(id));
  const may = [...actor.grants].map(([operation, scope]) => [
    operation,
    scope.length === agencies.length ? 'all' : [...scope],
  ]);
  const { id, name, jobTitle, email, language, memberships } = person;
  const { governmentName, zone, isSample } = home;
  return {
    person: { id, name, jobTitle, email, language },
    via: actor.via,
    twoFactor: await hasTwoFactor(db, person.id),
    memberships: [...memberships],
    city: { name: home.name, governmentName, zone, isSample },
    agencies: agencies.map((agency) => ({
      id: agency.id,
      parentId: agency.parentId,
      shortName: agency.shortName,
      name: agency.name,
      zone: agency.zone,
      active: agency.active,
    })),
    may: Object.fromEntries(may) as MeView['may'],
    mailWorks,
  };
}
