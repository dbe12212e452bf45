import { inTransaction, type Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import type { Language } from '#platform/i18n/language.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { agencyById } from '#organisation/agencies/agency.reads.ts';
import { recordAudit } from '#organisation/audit/audit.store.ts';
import type { Actor, PersonId, Role } from '#organisation/permissions.ts';
import { hashOf } from '#organisation/sign-in/secret-link.ts';
import type { OrganisationTools } from '#organisation/tools.ts';
import { closeInvitation, invitationByHash, type Invitation } from './invitation.store.ts';
import { personNames } from './people.store.ts';
import { addMembership, addPerson, personByEmail } from './person.store.ts';

export type AcceptInvitationRefusal =
  | { readonly kind: 'invitation-link-not-valid' }
  | { readonly kind: 'person-not-active' };

type Tools = Pick<OrganisationTools, 'db' | 'now' | 'engine'>;

export interface InvitationSeen {
  readonly name: string;
  readonly email: string;
  readonly agency: string;
  readonly role: Role;
  readonly invitedBy: string;
  readonly known: boolean;
}

/** What the link's holder reads before accepting. */
export async function readInvitation(
  { db, now }: Pick<Tools, 'db' | 'now'>,
  token: string,
): Promise<Result<InvitationSeen, AcceptInvitationRefusal>> {
  const invitation = await invitationByHash(db, hashOf(token), now());
  if (!invitation) return refuse({ kind: 'invitation-link-not-valid' });
  const { name, email, role, agencyId, invitedBy } = invitation;
  return accept({
    name,
    email,
    role,
    agency: (await agencyById(db, agencyId))?.name ?? '',
    invitedBy: (await personNames(db, [invitedBy])).get(invitedBy) ?? '',
    known: (await personByEmail(db, email)) !== undefined,
  });
}

export interface Joining {
  readonly token: string;
  readonly name: string;
  readonly jobTitle: string;
  readonly password: string;
  readonly language: Language;
}

/**
 * Makes the person, or adds the role to the one who already has that address. A known person keeps name and password:
 * the link alone must not be a way into an account that exists.
 */
export async function acceptInvitation(
  { db, now, engine }: Tools,
  joining: Joining,
): Promise<Result<{ email: string; isNew: boolean }, AcceptInvitationRefusal>> {
  const passwordHash = await engine.hashPassword(joining.password);
  return await inTransaction(db, async (tx) => {
    const invitation = await invitationByHash(tx, hashOf(joining.token), now());
    if (!invitation) return refuse({ kind: 'invitation-link-not-valid' });
    const known = await personByEmail(tx, invitation.email);
    if (known && !known.active) return refuse({ kind: 'person-not-active' });
    if (!(await closeInvitation(tx, invitation.id, { accepted_at: now() }))) {
      return refuse({ kind: 'invitation-link-not-valid' });
    }
    const { name, jobTitle, language } = joining;
    const id = known?.id ?? (await addPerson(tx, { name, jobTitle, language, email: invitation.email }, passwordHash));
    await joinAgency(tx, newcomer(id, known?.name ?? name, language), invitation);
    return accept({ email: invitation.email, isNew: known === undefined });
  });
}

async function joinAgency(tx: Tx, actor: Actor, { agencyId, role, email, id }: Invitation): Promise<void> {
  await addMembership(tx, actor.personId, { agencyId, role });
  await recordAudit(tx, actor, {
    agencyId,
    action: 'person.joined',
    subjectKind: 'person',
    subjectId: actor.personId,
    after: { name: actor.name, email, role },
  });
  await announce(tx, { topic: 'organisation', agencyId, id });
}

/** For the trail only: may do nothing. */
function newcomer(personId: PersonId, name: string, language: Language): Actor {
  return { personId, name, language, via: 'session', memberships: [], grants: new Map() };
}
