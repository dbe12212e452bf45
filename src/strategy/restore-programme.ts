import { can, recordAudit, type Actor } from '#organisation/index.ts';
import { inTransaction, type Db } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { lockProgramme, markRemoved } from './programme.store.ts';
import type { ProgrammeId } from './programme.ts';

export type RestoreProgrammeRefusal = { readonly kind: 'not-allowed' | 'programme-not-found' };

/** Undoes a removal. */
export function restoreProgramme(
  { db }: { readonly db: Db },
  actor: Actor,
  id: ProgrammeId,
): Promise<Result<undefined, RestoreProgrammeRefusal>> {
  return inTransaction(db, async (tx) => {
    const programme = await lockProgramme(tx, id);
    if (!programme || !programme.removed) return refuse({ kind: 'programme-not-found' });
    const { agencyId, name } = programme;
    if (!can(actor, 'programme.write', agencyId)) return refuse({ kind: 'not-allowed' });

    await markRemoved(tx, [agencyId], { id, at: null });
    const subject = { agencyId, subjectKind: 'programme', subjectId: id };
    await recordAudit(tx, actor, { ...subject, action: 'programme.restored', after: { name } });
    await announce(tx, { topic: 'programme', agencyId, id });
    return accept(undefined);
  });
}
