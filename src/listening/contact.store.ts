import type { Tx } from '#platform/db/db.ts';
import { reseal, type KeyChange } from '#platform/secrets/secret-box.ts';
import { contactOwner } from './contact.ts';

/** System-wide: when SECRET_KEY is rotated. Repeating it changes nothing. */
export async function resealContacts(tx: Tx, keys: KeyChange): Promise<number> {
  const rows = await tx
    .selectFrom('citizen_thread')
    .select(['id', 'contact_encrypted'])
    .where('contact_encrypted', 'is not', null)
    .forUpdate()
    .execute();
  for (const { id, contact_encrypted } of rows) {
    if (!contact_encrypted) continue;
    await tx
      .updateTable('citizen_thread')
      .set({ contact_encrypted: reseal(contact_encrypted, contactOwner(id), keys) })
      .where('id', '=', id)
      .execute();
  }
  return rows.length;
}
