import { can, recordAudit, type Actor } from '#organisation/index.ts';
import { inTransaction, type Db } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { Now } from '#platform/time/clock.ts';
import { lockFact, markFactRemoved } from './fact.store.ts';
import { tellFactChanged } from './tell-fact.ts';

export type RemoveFactRefusal = { readonly kind: 'not-allowed' | 'fact-not-found' };

export interface RemoveFactInput {
  readonly id: string;
  /** False takes a removal back. */
  readonly removed: boolean;
}

/** Takes a fact out of use, or back. Texts that hold its token can't be submitted meanwhile, and scheduled ones wait. */
export function removeFact(
  { db, now }: { readonly db: Db; readonly now: Now },
  actor: Actor,
  { id, removed }: RemoveFactInput,
): Promise<Result<undefined, RemoveFactRefusal>> {
  return inTransaction(db, async (tx) => {
    const fact = await lockFact(tx, id);
    if (!fact || fact.removed === removed) return refuse({ kind: 'fact-not-found' });
    const { agencyId, code, shown } = fact;
    if (!can(actor, 'fact.write', agencyId)) return refuse({ kind: 'not-allowed' });

    await markFactRemoved(tx, [agencyId], { id: fact.id, at: removed ? now() : null });
    const subject = { agencyId, subjectKind: 'fact', subjectId: id };
    const action = removed ? 'fact.removed' : 'fact.restored';
    await recordAudit(tx, actor, { ...subject, action, [removed ? 'before' : 'after']: { code, shown } });
    await tellFactChanged(tx, id);
    return accept(undefined);
  });
}
