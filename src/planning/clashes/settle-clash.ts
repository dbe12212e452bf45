import { authorOf, can, recordAudit, type Actor, type AgencyId } from '#organisation/index.ts';
import { inTransaction, type Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { PlanningTools } from '../tools.ts';
import type { Clash } from './clash.ts';
import { addMessage, keepClash, keptClash, noteRead, type KeptClash } from './clash.store.ts';
import { clashesAhead, goneClash } from './known-clashes.ts';

export type MayNotClash = { readonly kind: 'not-allowed' | 'clash-not-found' };

export interface FoundClash {
  readonly clash: Clash;
  readonly kept: KeptClash | undefined;
  /** It is one now, and not only was talked about. */
  readonly present: boolean;
}

/** As it is now, or as it was talked about; unknown to whoever reads neither agency. */
export async function clashFor(
  { db, now }: PlanningTools,
  actor: Actor,
  id: string,
): Promise<Result<FoundClash, MayNotClash>> {
  const { clashes } = await clashesAhead(db, now());
  const ahead = clashes.find((clash) => clash.id === id);
  const kept = await keptClash(db, id);
  const clash = ahead ?? (kept && (await goneClash(db, kept)));
  if (!clash || !sidesOf(clash).some((agencyId) => can(actor, 'clash.read', agencyId))) {
    return refuse({ kind: 'clash-not-found' });
  }
  return accept({ clash, kept, present: ahead !== undefined });
}

export function sidesOf({ first, second }: Clash): readonly AgencyId[] {
  return second ? [first.agencyId, second.agencyId] : [first.agencyId];
}

/** For which of the two this person speaks: the agency they belong to, before one they only oversee. */
export function speaksFor(actor: Actor, clash: Clash): AgencyId | undefined {
  const may = sidesOf(clash).filter((agencyId) => can(actor, 'clash.act', agencyId));
  return may.find((agencyId) => actor.memberships.some((one) => one.agencyId === agencyId)) ?? may[0];
}

export async function sayAbout(
  tools: PlanningTools,
  actor: Actor,
  { id, text }: { readonly id: string; readonly text: string },
): Promise<Result<{ readonly id: string }, MayNotClash>> {
  const found = await clashFor(tools, actor, id);
  if (!found.ok) return found;
  const { clash } = found.value;
  const agencyId = speaksFor(actor, clash);
  if (!agencyId) return refuse({ kind: 'not-allowed' });
  return await inTransaction(tools.db, async (tx) => {
    await keepClash(tx, clash);
    const personId = authorOf(actor);
    const at = tools.now();
    const messageId = await addMessage(tx, { clashId: id, agencyId, personId, text, at });
    if (personId) await noteRead(tx, id, { personId, at });
    await tell(tx, actor, { clash, agencyId, action: 'clash.talked', after: { text } });
    return accept({ id: messageId });
  });
}

export type DecideRefusal = MayNotClash | { readonly kind: 'clash-needs-reason' };

export interface ToDecide {
  readonly id: string;
  readonly state: KeptClash['state'];
  readonly reason: string;
}

/** Holds until one of the posts says something else or moves. */
export async function decideClash(
  tools: PlanningTools,
  actor: Actor,
  { id, state, reason }: ToDecide,
): Promise<Result<undefined, DecideRefusal>> {
  const found = await clashFor(tools, actor, id);
  if (!found.ok) return found;
  const { clash, kept } = found.value;
  const agencyId = speaksFor(actor, clash);
  if (!agencyId) return refuse({ kind: 'not-allowed' });
  if (state !== 'open' && reason === '') return refuse({ kind: 'clash-needs-reason' });
  return await inTransaction(tools.db, async (tx) => {
    await keepClash(tx, clash, { state, reason, by: authorOf(actor), at: tools.now() });
    const before = { state: kept?.state ?? 'open' };
    await tell(tx, actor, { clash, agencyId, action: 'clash.decided', before, after: { state, reason } });
    return accept(undefined);
  });
}

/** Nothing to note while nobody has said anything. */
export async function markRead(tools: PlanningTools, actor: Actor, id: string): Promise<Result<undefined, MayNotClash>> {
  const found = await clashFor(tools, actor, id);
  if (!found.ok) return found;
  if (!found.value.kept) return accept(undefined);
  const [agencyId] = sidesOf(found.value.clash);
  return await inTransaction(tools.db, async (tx) => {
    await noteRead(tx, id, { personId: actor.personId, at: tools.now() });
    if (agencyId) await announce(tx, { topic: 'clash', agencyId, id });
    return accept(undefined);
  });
} // oxfmt-ignore

interface Told {
  readonly clash: Clash;
  readonly agencyId: AgencyId;
  readonly action: string;
  readonly before?: object;
  readonly after: object;
}

/** To the screens of both agencies. */
async function tell(tx: Tx, actor: Actor, { clash, agencyId, action, ...change }: Told): Promise<void> {
  await recordAudit(tx, actor, { agencyId, action, subjectKind: 'clash', subjectId: clash.id, ...change });
  for (const side of new Set(sidesOf(clash))) await announce(tx, { topic: 'clash', agencyId: side, id: clash.id });
}
