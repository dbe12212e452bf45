import { inTransaction } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { personByEmail } from '#organisation/people/person.store.ts';
import { tellOfPerson } from '#organisation/people/manage-person.ts';
import type { Actor, PersonId } from '#organisation/permissions.ts';
import { newSecret } from '#organisation/sign-in/secret-link.ts';
import type { OrganisationTools } from '#organisation/tools.ts';
import { addApiToken, tokenPrefix } from './api-token.store.ts';
import { noteOwnChange } from './note-own-change.ts';

export interface CreatedToken {
  readonly id: string;
  /** Shown this once. */
  readonly token: string;
}

const dayMs = 24 * 60 * 60 * 1000;

export function createApiToken(
  { db, now }: Pick<OrganisationTools, 'db' | 'now'>,
  actor: Actor,
  { name, days }: { readonly name: string; readonly days?: number | undefined },
): Promise<CreatedToken> {
  return inTransaction(db, async (tx) => {
    const { secret, hash } = newSecret(tokenPrefix);
    const expiresAt = days === undefined ? null : new Date(now().getTime() + days * dayMs);
    const { id } = await addApiToken(tx, actor.personId, { name, hash, expiresAt });
    await noteOwnChange(tx, actor, { action: 'api-token.created', after: { name, expiresAt } });
    return { id, token: secret };
  });
}

/** From the command line, for a script that acts as that person. */
export function createTokenFor(
  { db }: Pick<OrganisationTools, 'db'>,
  command: Actor,
  { email, name }: { readonly email: string; readonly name: string },
): Promise<Result<CreatedToken & { readonly personId: PersonId }, { readonly kind: 'person-not-found' }>> {
  return inTransaction(db, async (tx) => {
    const person = await personByEmail(tx, email);
    if (!person?.active) return refuse({ kind: 'person-not-found' });
    const { secret, hash } = newSecret(tokenPrefix);
    const { id } = await addApiToken(tx, person.id, { name, hash, expiresAt: null });
    await tellOfPerson({ tx, actor: command }, person, { action: 'api-token.created', after: { name } });
    return accept({ id, token: secret, personId: person.id });
  });
}
