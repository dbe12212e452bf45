import { can, type Actor, type AgencyId, type Role } from '#organisation/permissions.ts';

/** Nobody hands out more than he has: admins bring in their own people, coordinators only a coordinator. */
export function mayGrant(
  actor: Actor,
  { agencyId, role }: { readonly agencyId: AgencyId; readonly role: Role },
): boolean {
  return can(actor, role === 'coordinator' ? 'person.manage' : 'person.invite', agencyId);
}
