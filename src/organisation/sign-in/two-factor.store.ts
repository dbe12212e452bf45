import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import type { Tx } from '#platform/db/db.ts';

export interface SignInKeyChange {
  readonly from: string;
  readonly to: string;
}

/** System-wide: the sign-in engine seals second factors with the secret key itself. Answers how many were resealed. */
export async function resealTwoFactors(tx: Tx, { from, to }: SignInKeyChange): Promise<number> {
  const reseal = async (sealed: string): Promise<string> =>
    await symmetricEncrypt({ key: to, data: await symmetricDecrypt({ key: from, data: sealed }) });
  const rows = await tx.selectFrom('auth_two_factor').select(['id', 'secret', 'backup_codes']).forUpdate().execute();
  for (const { id, secret, backup_codes: codes } of rows) {
    await tx
      .updateTable('auth_two_factor')
      .set({ secret: await reseal(secret), backup_codes: await reseal(codes) })
      .where('id', '=', id)
      .execute();
  }
  return rows.length;
}
