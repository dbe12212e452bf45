import { can, scopeOf, recordAudit, type Actor, type AgencyId } from '#organisation/index.ts';
import { inTransaction, type Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { PublishingTools } from '#publishing/posts/acting.ts';
import { checkFlow, type FlowFault } from './check-flow.ts';
import type { Flow, FlowTerms } from './flow.ts';
import { addFlow, isCovered, lockFlow, saveFlow, setFlowRemoved } from './flow.store.ts';

type NotFound = { readonly kind: 'not-allowed' | 'approval-flow-not-found' };
type Covered = { readonly kind: 'already-an-approval-flow' };
type Tools = Pick<PublishingTools, 'db'>;

/** Holds for what is submitted from now on; what is in review already goes on as it began. */
export function createFlow(
  { db }: Tools,
  actor: Actor,
  { agencyId, terms }: { readonly agencyId: AgencyId; readonly terms: FlowTerms },
): Promise<Result<{ readonly id: string }, NotFound | Covered | FlowFault>> {
  return inTransaction(db, async (tx) => {
    if (!can(actor, 'approval-flow.write', agencyId)) return refuse({ kind: 'not-allowed' });
    const fine = await checkFlow(tx, agencyId, terms);
    if (!fine.ok) return fine;
    const id = await addFlow(tx, agencyId, terms);
    if (id === undefined) return refuse({ kind: 'already-an-approval-flow' });
    await tell(tx, actor, { id, agencyId, action: 'approval-flow.created', after: audited(terms) });
    return accept({ id });
  });
}

export interface ChangeFlowInput {
  readonly flowId: string;
  /** What the change was based on. */
  readonly revision: number;
  readonly terms: FlowTerms;
}

export function changeFlow(
  { db }: Tools,
  actor: Actor,
  { flowId, revision, terms }: ChangeFlowInput,
): Promise<Result<undefined, NotFound | Covered | FlowFault | { readonly kind: 'approval-flow-changed-meanwhile' }>> {
  return inTransaction(db, async (tx) => {
    const found = await flowToChange(tx, actor, flowId);
    if (!found.ok) return found;
    const flow = found.value;
    if (flow.removed) return refuse({ kind: 'approval-flow-not-found' });
    if (flow.revision !== revision) return refuse({ kind: 'approval-flow-changed-meanwhile' });
    const fine = await checkFlow(tx, flow.agencyId, terms);
    if (!fine.ok) return fine;
    if (await isCovered(tx, flow.agencyId, { ...terms, id: flow.id }))
      return refuse({ kind: 'already-an-approval-flow' });
    await saveFlow(tx, flow.id, terms);
    const changed = { before: audited(flow), after: audited(terms) };
    await tell(tx, actor, { ...flow, action: 'approval-flow.changed', ...changed });
    return accept(undefined);
  });
}

/** Removing and its undo. Bringing back what another one has taken the place of is refused. */
export function setFlowGone(
  { db }: Tools,
  actor: Actor,
  { flowId, removed }: { readonly flowId: string; readonly removed: boolean },
): Promise<Result<undefined, NotFound | Covered>> {
  return inTransaction(db, async (tx) => {
    const found = await flowToChange(tx, actor, flowId);
    if (!found.ok) return found;
    const flow = found.value;
    if (flow.removed === removed) return accept(undefined);
    if (!removed && (await isCovered(tx, flow.agencyId, flow))) return refuse({ kind: 'already-an-approval-flow' });
    await setFlowRemoved(tx, flow.id, removed);
    const action = removed ? 'approval-flow.removed' : 'approval-flow.restored';
    await tell(tx, actor, { ...flow, action, [removed ? 'before' : 'after']: audited(flow) });
    return accept(undefined);
  });
}

async function flowToChange(tx: Tx, actor: Actor, id: string): Promise<Result<Flow, NotFound>> {
  const flow = await lockFlow(tx, scopeOf(actor, 'approval-flow.read'), id);
  if (!flow) return refuse({ kind: 'approval-flow-not-found' });
  return can(actor, 'approval-flow.write', flow.agencyId) ? accept(flow) : refuse({ kind: 'not-allowed' });
}

function audited({ name, covers, value, reach, repeats, steps, leadMinutes, workingHours }: FlowTerms) {
  return { name, covers, value, reach, repeats, steps, leadMinutes, workingHours };
}

interface Told {
  readonly id: string;
  readonly agencyId: AgencyId;
  readonly action: string;
  readonly before?: object;
  readonly after?: object;
}

async function tell(tx: Tx, actor: Actor, { id, agencyId, action, before, after }: Told): Promise<void> {
  const change = { before: before ?? null, after: after ?? null };
  await recordAudit(tx, actor, { agencyId, action, subjectKind: 'approval-flow', subjectId: id, ...change });
  await announce(tx, { topic: 'approval-flow', agencyId, id });
}
