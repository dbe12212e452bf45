import { inTransaction, type Db } from '../../src/platform/db/db.ts';
import type { AgencyId, PersonId, Role } from '../../src/organisation/index.ts';
import type { TestProduct } from './product.ts';

export const password = 'kuda lumping menari pagi';

/** A person who came by invitation, with a password and a running session. */
export async function aSignedInPerson(
  { db, product }: { readonly db: Db; readonly product: TestProduct },
  who: { readonly inviterToken: string; readonly agencyId: AgencyId; readonly role: Role; readonly email: string },
): Promise<{ readonly personId: PersonId; readonly cookie: string }> {
  const { agencyId, role, email } = who;
  const invited = await product.call('post', '/invitations', {
    token: who.inviterToken,
    body: { name: 'Sari Wulandari', email, agencyId, role },
  });
  if (invited.status !== 200) throw new Error(`Not invited: ${invited.text}`);
  const token = secretIn(product.letters.at(-1)?.text ?? '');
  const joined = await product.call('post', '/joining', { body: { token, name: 'Sari Wulandari', password } });
  if (joined.status !== 200) throw new Error(`Not joined: ${joined.text}`);
  const { id } = await inTransaction(db, (tx) =>
    tx.selectFrom('person').select('id').where('email', '=', email).executeTakeFirstOrThrow(),
  );
  return { personId: id as PersonId, cookie: joined.cookie };
}

/** The secret in a letter's link. */
export function secretIn(text: string): string {
  return /#(\S+)/.exec(text)?.[1] ?? '';
}
