import { can, recordAudit, type Actor } from '#organisation/index.ts';
import { inTransaction, type Db } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { Now } from '#platform/time/clock.ts';
import { lockProgramme, markRemoved } from './programme.store.ts';
import type { ProgrammeId } from './programme.ts';

export type RemoveProgrammeRefusal = { readonly kind: 'not-allowed' | 'programme-not-found' };

/** For a programme entered by mistake; one that is over simply ends. Its activities keep their link, so restoring brings all back. */
export function removeProgramme(
  { db, now }: { readonly db: Db; readonly now: Now },
  actor: Actor,
  id: ProgrammeId,
): Promise<Result<undefined, RemoveProgrammeRefusal>> {
  return inTransaction(db, async (tx) => {
    const programme = await lockProgramme(tx, id);
    if (!programme || programme.removed) return refuse({ kind: 'programme-not-found' });
    const { agencyId, name } = programme;
    if (!can(actor, 'programme.write', agencyId)) return refuse({ kind: 'not-allowed' });

    await markRemoved(tx, [agencyId], { id, at: now() });
    const subject = { agencyId, subjectKind: 'programme', subjectId: id };
    await recordAudit(tx, actor, { ...subject, action: 'programme.removed', before: { name } });
    await announce(tx, { topic: 'programme', agencyId, id });
    return accept(undefined);
  });
}
