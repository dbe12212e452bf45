import type { Context } from 'hono';
import { inTransaction } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { recordAudit } from '#organisation/audit/audit.store.ts';
import { handOut, linkTo } from '#organisation/people/letters.ts';
import { resetLastsMs } from '#organisation/people/make-reset-link.ts';
import { homeOf, tellOfPerson } from '#organisation/people/manage-person.ts';
import { addReset, useReset } from '#organisation/people/password-reset.store.ts';
import { endSessions, lockPerson, personByEmail, savePassword } from '#organisation/people/person.store.ts';
import type { OrganisationTools } from '#organisation/tools.ts';
import { hashOf, newSecret } from './secret-link.ts';
import { themself } from './sign-in.ts';
import { countTries, type TooManyRequests } from './tries.ts';

const weekMs = 7 * 24 * 60 * 60 * 1000;

/** Mails a link, or without a mail server notes the wish where the coordinator sees it. Never tells who is known. */
export async function askForReset(
  tools: OrganisationTools,
  context: Context,
  email: string,
): Promise<Result<{ byMail: boolean }, TooManyRequests>> {
  const counted = await countTries(tools, context, 'reset');
  if (!counted.ok) return counted;
  const byMail = tools.mail !== undefined;
  const { secret, hash } = newSecret();
  const person = await inTransaction(tools.db, async (tx) => {
    const known = await personByEmail(tx, email);
    if (!known?.active) return undefined;
    const expiresAt = new Date(tools.now().getTime() + (byMail ? resetLastsMs : weekMs));
    await addReset(tx, known.id, { tokenHash: byMail ? hash : null, madeBy: null, expiresAt });
    await tellOfPerson({ tx, actor: themself(known) }, known, { action: 'person.asked-for-reset' });
    return known;
  });
  if (person && byMail) {
    const { email: to, language, name } = person;
    const link = linkTo(tools.publicUrl, 'atur-sandi', secret);
    // Not awaited: how long the mail server takes would tell that the address is known.
    void handOut(tools, { to, language, about: 'reset', link, facts: { name } });
  }
  return accept({ byMail });
}

export type SetNewPasswordRefusal = TooManyRequests | { readonly kind: 'reset-link-not-valid' };

/** Ends all sessions: whoever had the old password is out. */
export async function setNewPassword(
  tools: Pick<OrganisationTools, 'db' | 'now' | 'engine'>,
  context: Context,
  { token, password }: { readonly token: string; readonly password: string },
): Promise<Result<{ done: boolean }, SetNewPasswordRefusal>> {
  const counted = await countTries(tools, context, 'link');
  if (!counted.ok) return counted;
  const passwordHash = await tools.engine.hashPassword(password);
  return await inTransaction(tools.db, async (tx) => {
    const personId = await useReset(tx, hashOf(token), tools.now());
    const person = personId && (await lockPerson(tx, personId));
    if (!person || !person.active) return refuse({ kind: 'reset-link-not-valid' });
    await savePassword(tx, person.id, passwordHash);
    await endSessions(tx, person.id);
    await recordAudit(tx, themself(person), {
      agencyId: homeOf(person),
      action: 'person.password-reset',
      subjectKind: 'person',
      subjectId: person.id,
    });
    return accept({ done: true });
  });
}
