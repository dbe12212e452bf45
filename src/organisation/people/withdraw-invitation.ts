import { inTransaction } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { recordAudit } from '#organisation/audit/audit.store.ts';
import { canSomewhere, scopeOf, type Actor } from '#organisation/permissions.ts';
import type { OrganisationTools } from '#organisation/tools.ts';
import { mayGrant } from './granting.ts';
import { closeInvitation, lockInvitation } from './invitation.store.ts';
import type { ResendInvitationRefusal } from './resend-invitation.ts';

export function withdrawInvitation(
  { db, now }: Pick<OrganisationTools, 'db' | 'now'>,
  actor: Actor,
  { invitationId }: { readonly invitationId: string },
): Promise<Result<{ id: string }, ResendInvitationRefusal>> {
  return inTransaction(db, async (tx) => {
    if (!canSomewhere(actor, 'person.invite')) return refuse({ kind: 'not-allowed' });
    const invitation = await lockInvitation(tx, scopeOf(actor, 'person.invite'), invitationId);
    if (!invitation) return refuse({ kind: 'invitation-not-found' });
    if (!mayGrant(actor, invitation)) return refuse({ kind: 'role-above-own' });
    const { id, agencyId, name, email, role } = invitation;
    await closeInvitation(tx, id, { withdrawn_at: now() });
    await recordAudit(tx, actor, {
      agencyId,
      action: 'invitation.withdrawn',
      subjectKind: 'invitation',
      subjectId: id,
      before: { name, email, role },
    });
    await announce(tx, { topic: 'organisation', agencyId, id });
    return accept({ id });
  });
}
