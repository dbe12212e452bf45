import { inTransaction, type Tx } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { can, type Actor, type PersonId, type Role } from '#organisation/permissions.ts';
import type { OrganisationTools } from '#organisation/tools.ts';
import { personToManage, tellOfPerson, type ManagePersonRefusal } from './manage-person.ts';
import { addMembership, coordinatorsOfCity, removeMembership, type Person } from './person.store.ts';

export type SetMembershipsRefusal =
  | ManagePersonRefusal
  | { readonly kind: 'agency-not-found' }
  | { readonly kind: 'last-coordinator' };

type Held = Actor['memberships'][number];

/** Replaces the roles within the actor's reach; those elsewhere stay as they are. */
export function setMemberships(
  { db }: Pick<OrganisationTools, 'db'>,
  actor: Actor,
  asked: { readonly personId: string; readonly memberships: readonly { agencyId: string; role: Role }[] },
): Promise<Result<PersonId, SetMembershipsRefusal>> {
  return inTransaction(db, async (tx) => {
    const wanted = asked.memberships as readonly Held[];
    const found = await personToManage(tx, actor, { personId: asked.personId, reach: 'part' });
    if (!found.ok) return found;
    if (wanted.some(({ agencyId }) => !can(actor, 'agency.read', agencyId)))
      return refuse({ kind: 'agency-not-found' });
    if (wanted.some(({ agencyId }) => !can(actor, 'person.manage', agencyId))) return refuse({ kind: 'not-allowed' });
    await replaceRoles({ tx, actor }, found.value, wanted);
    return accept(found.value.id);
  }).catch(refuseLastCoordinator);
}

async function replaceRoles(
  { tx, actor }: { readonly tx: Tx; readonly actor: Actor },
  person: Person,
  wanted: readonly Held[],
): Promise<void> {
  const current = person.memberships.filter(({ agencyId }) => can(actor, 'person.manage', agencyId));
  const removed = current.filter((held) => !wanted.some((other) => isSame(held, other)));
  const added = wanted.filter((held) => !current.some((other) => isSame(held, other)));
  if (removed.length + added.length === 0) return;
  for (const held of removed) await removeMembership(tx, person.id, held);
  for (const held of added) await addMembership(tx, person.id, held);
  const losesCoordinator = removed.some(({ role }) => role === 'coordinator');
  if (losesCoordinator && (await coordinatorsOfCity(tx)) === 0) throw new LastCoordinator();
  await tellOfPerson(
    { tx, actor },
    { ...person, memberships: [...person.memberships, ...added] },
    {
      action: 'person.roles-changed',
      before: { roles: removed },
      after: { roles: added },
    },
  );
}

/** Thrown to roll back, turned into the refusal outside of the transaction. */
export class LastCoordinator extends Error {}

export function refuseLastCoordinator(error: unknown): Result<never, { readonly kind: 'last-coordinator' }> {
  if (error instanceof LastCoordinator) return refuse({ kind: 'last-coordinator' });
  throw error;
}

function isSame(one: Held, other: Held): boolean {
  return one.agencyId === other.agencyId && one.role === other.role;
}
