import { agencyTree, authorOf, can, recordAudit, type Actor, type AgencyId } from '#organisation/index.ts';
import { inTransaction, type Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { PlanningTools } from '../tools.ts';
import {
  addElection,
  lockElection,
  markElection,
  putGuard,
  saveElectionRow,
  type ElectionContent,
} from './election.store.ts';

type NotAllowed = { readonly kind: 'not-allowed' };
export type ElectionRefusal =
  | NotAllowed
  | { readonly kind: 'election-not-found' | 'election-ends-before-it-starts' }
  | { readonly kind: 'election-changed-meanwhile'; readonly revision: number };

export function createElection(
  { db }: PlanningTools,
  actor: Actor,
  content: ElectionContent,
): Promise<Result<{ readonly id: string }, ElectionRefusal>> {
  return inTransaction(db, async (tx) => {
    const root = await cityOf(tx, actor);
    if (!root) return refuse({ kind: 'not-allowed' });
    if (content.endsOn < content.startsOn) return refuse({ kind: 'election-ends-before-it-starts' });
    const id = await addElection(tx, content, authorOf(actor));
    await tell(tx, actor, { id, root, action: 'election.set', after: content });
    return accept({ id });
  });
}

export function saveElection(
  { db }: PlanningTools,
  actor: Actor,
  { id, revision, content }: { readonly id: string; readonly revision: number; readonly content: ElectionContent },
): Promise<Result<{ readonly revision: number }, ElectionRefusal>> {
  return inTransaction(db, async (tx) => {
    const root = await cityOf(tx, actor);
    if (!root) return refuse({ kind: 'not-allowed' });
    const period = await lockElection(tx, id);
    if (!period || period.removed) return refuse({ kind: 'election-not-found' });
    if (period.revision !== revision) return refuse({ kind: 'election-changed-meanwhile', revision: period.revision });
    if (content.endsOn < content.startsOn) return refuse({ kind: 'election-ends-before-it-starts' });
    await saveElectionRow(tx, id, { ...content, revision: revision + 1 });
    await tell(tx, actor, { id, root, action: 'election.changed', after: content });
    return accept({ revision: revision + 1 });
  });
}

export function removeElection(
  { db, now }: PlanningTools,
  actor: Actor,
  { id, removed }: { readonly id: string; readonly removed: boolean },
): Promise<Result<{ readonly removed: boolean }, ElectionRefusal>> {
  return inTransaction(db, async (tx) => {
    const root = await cityOf(tx, actor);
    if (!root) return refuse({ kind: 'not-allowed' });
    if (!(await lockElection(tx, id))) return refuse({ kind: 'election-not-found' });
    await markElection(tx, id, removed ? now() : null);
    await tell(tx, actor, { id, root, action: removed ? 'election.removed' : 'election.restored', after: { removed } });
    return accept({ removed });
  });
}

export function setGuard(
  { db }: PlanningTools,
  actor: Actor,
  { agencyId, blocks }: { readonly agencyId: AgencyId; readonly blocks: boolean | null },
): Promise<Result<undefined, NotAllowed>> {
  return inTransaction(db, async (tx) => {
    if (!can(actor, 'agency.settings', agencyId)) return refuse({ kind: 'not-allowed' });
    await putGuard(tx, agencyId, { blocks, by: authorOf(actor) });
    await tell(tx, actor, { id: agencyId, root: agencyId, action: 'election.guard-set', after: { blocks } });
    return accept(undefined);
  });
}

/** Elections are the whole city's: they are set by whoever coordinates it. */
async function cityOf(tx: Tx, actor: Actor): Promise<AgencyId | undefined> {
  const root = (await agencyTree(tx)).roots.find(({ id }) => can(actor, 'election.write', id));
  return root?.id;
}

interface Told {
  readonly id: string;
  readonly root: AgencyId;
  readonly action: string;
  readonly after: object;
}

async function tell(tx: Tx, actor: Actor, { id, root, action, after }: Told): Promise<void> {
  await recordAudit(tx, actor, { agencyId: root, action, subjectKind: 'election', subjectId: id, after });
  await announce(tx, { topic: 'election', agencyId: root, id });
}
