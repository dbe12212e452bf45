import { randomUUID } from 'node:crypto';
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import { expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import { inTransaction } from '#platform/db/db.ts';
import { resealTwoFactors } from './two-factor.store.ts';

const { db } = await aDatabase();
const [from, to] = ['old key '.repeat(5), 'new key '.repeat(5)];

test('second factors can be opened with the new key and no longer with the old one', async () => {
  const userId = randomUUID();
  await db.insertInto('person').values({ id: userId, name: 'Endah', email: 'endah@kota.contoh' }).execute();
  await db
    .insertInto('auth_user')
    .values({ id: userId, name: 'Endah', email: 'endah@kota.contoh', email_verified: true })
    .execute();
  const sealed = {
    secret: await symmetricEncrypt({ key: from, data: 'JBSWY3DP' }),
    backup_codes: await symmetricEncrypt({ key: from, data: '["abcde-12345"]' }),
  };
  await db
    .insertInto('auth_two_factor')
    .values({ ...sealed, user_id: userId })
    .execute();

  const count = await inTransaction(db, (tx) => resealTwoFactors(tx, { from, to }));

  const row = await db.selectFrom('auth_two_factor').selectAll().executeTakeFirstOrThrow();
  expect(count).toBe(1);
  expect(await symmetricDecrypt({ key: to, data: row.secret })).toBe('JBSWY3DP');
  expect(await symmetricDecrypt({ key: to, data: row.backup_codes })).toBe('["abcde-12345"]');
  await expect(symmetricDecrypt({ key: from, data: row.secret })).rejects.toThrow(/decrypt|tag/i);
});
