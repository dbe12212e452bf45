import type { Tx } from '#platform/db/db.ts';
import { recordAudit } from '#organisation/audit/audit.store.ts';
import { authorOf } from '#organisation/own-actors.ts';
import type { Actor } from '#organisation/permissions.ts';

/** What people do to their own account stands in the trail of their first agency. */
export async function noteOwnChange(
  tx: Tx,
  actor: Actor,
  change: { readonly action: string; readonly before?: object; readonly after?: object },
): Promise<void> {
  await recordAudit(tx, actor, {
    agencyId: actor.memberships[0]?.agencyId ?? null,
    subjectKind: 'person',
    subjectId: authorOf(actor) ?? actor.name,
    ...change,
  });
}
