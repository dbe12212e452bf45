import { inTransaction } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { authorOf } from '#organisation/own-actors.ts';
import type { Actor } from '#organisation/permissions.ts';
import { newSecret } from '#organisation/sign-in/secret-link.ts';
import type { OrganisationTools } from '#organisation/tools.ts';
import { handOut, linkTo, type HandedOut } from './letters.ts';
import { personToManage, tellOfPerson, type ManagePersonRefusal } from './manage-person.ts';
import { addReset } from './password-reset.store.ts';

export type MakeResetLinkRefusal = ManagePersonRefusal | { readonly kind: 'person-not-active' };

export const resetLastsMs = 24 * 60 * 60 * 1000;

export async function makeResetLink(
  tools: OrganisationTools,
  actor: Actor,
  { personId }: { readonly personId: string },
): Promise<Result<HandedOut & { readonly expiresAt: Date }, MakeResetLinkRefusal>> {
  const { secret, hash } = newSecret();
  const expiresAt = new Date(tools.now().getTime() + resetLastsMs);
  const made = await inTransaction(tools.db, async (tx) => {
    const found = await personToManage(tx, actor, { personId });
    if (!found.ok) return found;
    if (!found.value.active) return refuse({ kind: 'person-not-active' });
    await addReset(tx, found.value.id, { tokenHash: hash, madeBy: authorOf(actor), expiresAt });
    await tellOfPerson({ tx, actor }, found.value, { action: 'person.reset-link-made' });
    return found;
  });
  if (!made.ok) return made;
  const { email, name, language } = made.value;
  const link = linkTo(tools.publicUrl, 'atur-sandi', secret);
  const handedOut = await handOut(tools, { to: email, language, about: 'reset', link, facts: { name } });
  return accept({ ...handedOut, expiresAt });
}
