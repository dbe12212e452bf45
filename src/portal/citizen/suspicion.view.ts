import type { Db } from '#platform/db/db.ts';

export interface SameWords {
  /** By the same address. */
  readonly fromHere: boolean;
  readonly times: number;
}

/** System-wide: whether these very words came before, other than with this same submission. */
export async function sameWordsSent(
  db: Db,
  sent: { readonly text: string; readonly addressHash: Buffer; readonly submissionKey: string; readonly since: Date },
): Promise<SameWords> {
  const { text, addressHash, submissionKey, since } = sent;
  const rows = await db
    .selectFrom('citizen_message')
    .select('source_address_hash')
    .where('text', '=', text)
    .where('received_at', '>', since)
    .where('remote_id', '<>', `form:${submissionKey}`)
    .limit(20)
    .execute();
  return { times: rows.length, fromHere: rows.some(({ source_address_hash: from }) => from?.equals(addressHash)) };
}

export function linksIn(text: string): number {
  return text.match(/https?:\/\/|www\./gi)?.length ?? 0;
}
