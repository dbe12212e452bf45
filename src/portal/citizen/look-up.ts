import { inTransaction } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { countTry, triesSince } from '#portal/serving/turnstile.store.ts';
import { talkByCode, type Talk } from '#portal/views/conversations.view.ts';
import { hashAddress, type SendTools } from './send-message.ts';

export type LookUpRefusal = { readonly kind: 'too-many-requests' } | { readonly kind: 'tracking-code-not-found' };

const hourMs = 3_600_000;
/** Wrong codes from one address in an hour before none is looked up any more. */
const mostMisses = 20;

/** What the citizen who holds this code may read. Only wrong codes are counted. */
export async function lookUp(
  tools: Pick<SendTools, 'db' | 'now' | 'addressKey'>,
  address: string,
  code: string,
): Promise<Result<Talk & { readonly public: boolean }, LookUpRefusal>> {
  const { db, now } = tools;
  const at = now();
  const since = new Date(at.getTime() - hourMs);
  const who = { addressHash: hashAddress(tools, address, at), action: 'wrong-code' };
  if ((await triesSince(db, { ...who, since })) >= mostMisses) return refuse({ kind: 'too-many-requests' });
  const talk = await talkByCode(db, code);
  if (talk) return accept(talk);
  await inTransaction(db, (tx) => countTry(tx, { ...who, at, since }));
  return refuse({ kind: 'tracking-code-not-found' });
}
