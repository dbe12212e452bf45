import { inTransaction, type Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { agencyById } from '#organisation/agencies/agency.reads.ts';
import { recordAudit } from '#organisation/audit/audit.store.ts';
import { can, scopeOf, type Actor, type AgencyId, type Role } from '#organisation/permissions.ts';
import { newSecret } from '#organisation/sign-in/secret-link.ts';
import type { OrganisationTools } from '#organisation/tools.ts';
import { mayGrant } from './granting.ts';
import { addInvitation, openInvitationFor } from './invitation.store.ts';
import { handOut, linkTo, type HandedOut } from './letters.ts';
import { personByEmail } from './person.store.ts';

export type InvitePersonRefusal =
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'agency-not-found' }
  | { readonly kind: 'role-above-own' }
  | { readonly kind: 'already-a-member' }
  | { readonly kind: 'already-invited' };

export interface Invited extends HandedOut {
  readonly id: string;
  readonly expiresAt: Date;
}

export interface InvitationAsked {
  readonly name: string;
  readonly email: string;
  readonly agencyId: string;
  readonly role: Role;
}

export const invitationLastsMs = 7 * 24 * 60 * 60 * 1000;

export async function invitePerson(
  tools: OrganisationTools,
  actor: Actor,
  asked: InvitationAsked,
): Promise<Result<Invited, InvitePersonRefusal>> {
  const { secret, hash } = newSecret();
  const expiresAt = new Date(tools.now().getTime() + invitationLastsMs);
  const written = await inTransaction(tools.db, async (tx) => {
    const checked = await checkInvitation(tx, actor, asked);
    if (!checked.ok) return checked;
    const { agencyId, agency } = checked.value;
    const invitation = { ...asked, agencyId, invitedBy: actor.personId, expiresAt };
    const id = await addInvitation(tx, { ...invitation, tokenHash: hash });
    await recordAudit(tx, actor, {
      agencyId,
      action: 'person.invited',
      subjectKind: 'invitation',
      subjectId: id,
      after: { name: asked.name, email: asked.email, role: asked.role },
    });
    await announce(tx, { topic: 'organisation', agencyId, id });
    return accept({ id, agency });
  });
  if (!written.ok) return written;
  const facts = { name: asked.name, agency: written.value.agency, inviter: actor.name };
  const link = linkTo(tools.publicUrl, 'undangan', secret);
  const handedOut = await handOut(tools, { to: asked.email, language: 'id', about: 'invitation', link, facts });
  return accept({ id: written.value.id, expiresAt, ...handedOut });
}

async function checkInvitation(
  tx: Tx,
  actor: Actor,
  { agencyId, role, email }: InvitationAsked,
): Promise<Result<{ agencyId: AgencyId; agency: string }, InvitePersonRefusal>> {
  const agency = await agencyById(tx, agencyId);
  if (!agency || !can(actor, 'agency.read', agency.id)) return refuse({ kind: 'agency-not-found' });
  if (!can(actor, 'person.invite', agency.id)) return refuse({ kind: 'not-allowed' });
  if (!mayGrant(actor, { agencyId: agency.id, role })) return refuse({ kind: 'role-above-own' });
  const known = await personByEmail(tx, email);
  const isMember = known?.memberships.some((held) => held.agencyId === agency.id && held.role === role);
  if (isMember) return refuse({ kind: 'already-a-member' });
  const open = await openInvitationFor(tx, scopeOf(actor, 'person.invite'), { email, agencyId: agency.id, role });
  return open ? refuse({ kind: 'already-invited' }) : accept({ agencyId: agency.id, agency: agency.name });
}
