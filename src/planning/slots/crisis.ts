import { agencyTree, authorOf, can, recordAudit, scopeOf, type Actor, type AgencyId } from '#organisation/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { PlanningTools } from '#planning/tools.ts';
import { endCrisis as end, startCrisis as start } from './crisis.store.ts';

export type StartCrisisRefusal = { readonly kind: 'not-allowed' | 'slot-agency-not-found' | 'already-in-crisis' };
export type EndCrisisRefusal = { readonly kind: 'not-allowed' | 'slot-agency-not-found' | 'crisis-not-found' };

/** From now on nothing is filled there, and empty slots are no gaps. What is scheduled already goes out: people decide on it. */
export function startCrisis(
  { db, now }: PlanningTools,
  actor: Actor,
  { agencyId, reason }: { readonly agencyId: AgencyId; readonly reason: string },
): Promise<Result<string, StartCrisisRefusal>> {
  return inTransaction(db, async (tx) => {
    if (!(await agencyTree(tx)).get(agencyId)) return refuse({ kind: 'slot-agency-not-found' });
    if (!can(actor, 'crisis.write', agencyId)) return refuse({ kind: 'not-allowed' });
    const crisis = { agencyId, reason, startedBy: authorOf(actor), startedAt: now() };
    const id = await start(tx, scopeOf(actor, 'crisis.write'), crisis);
    if (!id) return refuse({ kind: 'already-in-crisis' });
    const subject = { agencyId, subjectKind: 'crisis', subjectId: id };
    await recordAudit(tx, actor, { ...subject, action: 'crisis.started', after: { reason } });
    await announce(tx, { topic: 'slot', agencyId, id });
    return accept(id);
  });
}

export function endCrisis(
  { db, now }: PlanningTools,
  actor: Actor,
  agencyId: AgencyId,
): Promise<Result<undefined, EndCrisisRefusal>> {
  return inTransaction(db, async (tx) => {
    if (!(await agencyTree(tx)).get(agencyId)) return refuse({ kind: 'slot-agency-not-found' });
    if (!can(actor, 'crisis.write', agencyId)) return refuse({ kind: 'not-allowed' });
    const id = await end(tx, scopeOf(actor, 'crisis.write'), { agencyId, by: authorOf(actor), at: now() });
    if (!id) return refuse({ kind: 'crisis-not-found' });
    const subject = { agencyId, subjectKind: 'crisis', subjectId: id };
    await recordAudit(tx, actor, { ...subject, action: 'crisis.ended' });
    await announce(tx, { topic: 'slot', agencyId, id });
    return accept(undefined);
  });
}
