import { inTransaction } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { agencyById } from '#organisation/agencies/agency.reads.ts';
import { recordAudit } from '#organisation/audit/audit.store.ts';
import { canSomewhere, scopeOf, type Actor } from '#organisation/permissions.ts';
import { newSecret } from '#organisation/sign-in/secret-link.ts';
import type { OrganisationTools } from '#organisation/tools.ts';
import { mayGrant } from './granting.ts';
import { invitationLastsMs, type Invited } from './invite-person.ts';
import { lockInvitation, renewInvitation } from './invitation.store.ts';
import { handOut, linkTo } from './letters.ts';

export type ResendInvitationRefusal =
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'invitation-not-found' }
  | { readonly kind: 'role-above-own' };

/** A new link; the one sent before no longer works. */
export async function resendInvitation(
  tools: OrganisationTools,
  actor: Actor,
  { invitationId }: { readonly invitationId: string },
): Promise<Result<Invited, ResendInvitationRefusal>> {
  const { secret, hash } = newSecret();
  const expiresAt = new Date(tools.now().getTime() + invitationLastsMs);
  const renewed = await inTransaction(tools.db, async (tx) => {
    if (!canSomewhere(actor, 'person.invite')) return refuse({ kind: 'not-allowed' });
    const invitation = await lockInvitation(tx, scopeOf(actor, 'person.invite'), invitationId);
    if (!invitation) return refuse({ kind: 'invitation-not-found' });
    if (!mayGrant(actor, invitation)) return refuse({ kind: 'role-above-own' });
    await renewInvitation(tx, invitation.id, { tokenHash: hash, expiresAt });
    const { agencyId, id } = invitation;
    await recordAudit(tx, actor, {
      agencyId,
      action: 'invitation.resent',
      subjectKind: 'invitation',
      subjectId: id,
      before: { expiresAt: invitation.expiresAt },
      after: { expiresAt },
    });
    await announce(tx, { topic: 'organisation', agencyId, id });
    return accept({ ...invitation, agency: (await agencyById(tx, agencyId))?.name ?? '' });
  });
  if (!renewed.ok) return renewed;
  const { id, email, name, agency } = renewed.value;
  const link = linkTo(tools.publicUrl, 'undangan', secret);
  const facts = { name, agency, inviter: actor.name };
  return accept({
    id,
    expiresAt,
    ...(await handOut(tools, { to: email, language: 'id', about: 'invitation', link, facts })),
  });
}
