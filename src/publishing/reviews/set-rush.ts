import { agencyTree, can, recordAudit, type Actor, type AgencyId } from '#organisation/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { PublishingTools } from '#publishing/posts/acting.ts';
import type { RushRole } from './rush.ts';
import { rushRolesOf, saveRushRoles } from './rush.store.ts';

/** Who may publish at once there, and in the agencies below that say nothing themselves. */
export function setRush(
  { db }: Pick<PublishingTools, 'db'>,
  actor: Actor,
  { agencyId, roles }: { readonly agencyId: AgencyId; readonly roles: readonly RushRole[] },
): Promise<Result<undefined, { readonly kind: 'not-allowed' }>> {
  return inTransaction(db, async (tx) => {
    if (!can(actor, 'approval-flow.write', agencyId)) return refuse({ kind: 'not-allowed' });
    const before = await rushRolesOf(tx, [agencyId, ...(await agencyTree(tx)).ancestors(agencyId)]);
    const chosen = [...new Set(roles)].toSorted();
    if (chosen.join() === before.toSorted().join()) return accept(undefined);
    await saveRushRoles(tx, agencyId, chosen);
    const subject = { agencyId, subjectKind: 'agency', subjectId: agencyId };
    const changed = { before: { rushRoles: before }, after: { rushRoles: chosen } };
    await recordAudit(tx, actor, { ...subject, action: 'approval-flow.rush-set', ...changed });
    await announce(tx, { topic: 'approval-flow', agencyId, id: agencyId });
    return accept(undefined);
  });
}
