import { inTransaction } from '#platform/db/db.ts';
import { accept, type Result } from '#platform/result.ts';
import type { Actor, PersonId } from '#organisation/permissions.ts';
import type { OrganisationTools } from '#organisation/tools.ts';
import { personToManage, tellOfPerson, type ManagePersonRefusal } from './manage-person.ts';
import { coordinatorsOfCity, endAccess, setActive } from './person.store.ts';
import { LastCoordinator, refuseLastCoordinator } from './set-memberships.ts';

export type SetPersonActiveRefusal = ManagePersonRefusal | { readonly kind: 'last-coordinator' };

/** Deactivating ends sessions, API tokens and open links at once; what the person did stays under that name. */
export function setPersonActive(
  { db, now }: Pick<OrganisationTools, 'db' | 'now'>,
  actor: Actor,
  { personId, active }: { readonly personId: string; readonly active: boolean },
): Promise<Result<PersonId, SetPersonActiveRefusal>> {
  return inTransaction(db, async (tx) => {
    const found = await personToManage(tx, actor, { personId });
    if (!found.ok) return found;
    const person = found.value;
    if (person.active === active) return accept(person.id);
    const before = await coordinatorsOfCity(tx);
    await setActive(tx, person.id, active);
    if (before > 0 && (await coordinatorsOfCity(tx)) === 0) throw new LastCoordinator();
    if (!active) await endAccess(tx, person.id, now());
    const action = active ? 'person.activated' : 'person.deactivated';
    await tellOfPerson({ tx, actor }, person, { action, before: { active: !active }, after: { active } });
    return accept(person.id);
  }).catch(refuseLastCoordinator);
}
