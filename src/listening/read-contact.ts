import { recordAudit, type Actor } from '#organisation/index.ts';
import { inTransaction, type Db } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { SecretBox } from '#platform/secrets/secret-box.ts';
import { contactOwner } from './contact.ts';
import { threadFor, type ThreadRefusal } from './find-thread.ts';

export type ReadContactRefusal = ThreadRefusal | { readonly kind: 'contact-not-found' };

/** Opens what the citizen left to be reached by. The trail keeps who read it and when. */
export function readContact(
  { db, secrets }: { readonly db: Db; readonly secrets: SecretBox },
  actor: Actor,
  { threadId }: { readonly threadId: string },
): Promise<Result<{ readonly contact: string }, ReadContactRefusal>> {
  return inTransaction(db, async (tx) => {
    const found = await threadFor(tx, actor, { id: threadId, operation: 'message.reply' });
    if (!found.ok) return found;
    const { id, agencyId, contactSealed } = found.value;
    if (!contactSealed) return refuse({ kind: 'contact-not-found' });
    await recordAudit(tx, actor, { agencyId, action: 'contact.read', subjectKind: 'thread', subjectId: id });
    return accept({ contact: secrets.open(contactSealed, contactOwner(id)) });
  });
}
