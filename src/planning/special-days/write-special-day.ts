import { agencyTree, authorOf, recordAudit, type Actor } from '#organisation/index.ts';
import { inTransaction, type Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { PlanningTools } from '#planning/tools.ts';
import { mayWriteDay, placeOf } from './rights.ts';
import { isRealDate, type SpecialDay, type SpecialDayContent, type SpecialDayId } from './special-day.ts';
import { addDay, lockDay, saveDay, standsAlready } from './special-day.store.ts';

export type WriteSpecialDayRefusal =
  | { readonly kind: 'not-allowed' | 'special-day-agency-not-found' | 'special-day-not-found' }
  | { readonly kind: 'no-such-date'; readonly date: string }
  | { readonly kind: 'special-day-there-already'; readonly name: string }
  | { readonly kind: 'special-day-changed-meanwhile'; readonly revision: number };

export function createSpecialDay(
  { db, now }: PlanningTools,
  actor: Actor,
  content: SpecialDayContent,
): Promise<Result<SpecialDayId, WriteSpecialDayRefusal>> {
  return inTransaction(db, async (tx) => {
    const fault = await faultOf(tx, actor, { content, id: null });
    if (fault) return refuse(fault);
    const id = await addDay(tx, content, { personId: authorOf(actor), at: now() });
    if (!id) return refuse({ kind: 'special-day-there-already', name: content.name });
    await tell(tx, actor, { id, action: 'special-day.created', agencyId: content.agencyId, after: content });
    return accept(id);
  });
}

export interface SpecialDayToSave {
  readonly id: SpecialDayId;
  readonly revision: number;
  readonly content: SpecialDayContent;
}

/** Giving a day to the city or to another agency takes the right at both. */
export function saveSpecialDay(
  { db, now }: PlanningTools,
  actor: Actor,
  { id, revision, content }: SpecialDayToSave,
): Promise<Result<number, WriteSpecialDayRefusal>> {
  return inTransaction(db, async (tx) => {
    const present = await lockDay(tx, id);
    if (!present || present.removed) return refuse({ kind: 'special-day-not-found' });
    if (!mayWriteDay(actor, await agencyTree(tx), present.agencyId)) return refuse({ kind: 'not-allowed' });
    const fault = await faultOf(tx, actor, { content, id });
    if (fault) return refuse(fault);
    if (present.revision !== revision)
      return refuse({ kind: 'special-day-changed-meanwhile', revision: present.revision });
    const saved: SpecialDay = { ...content, id, revision: revision + 1 };
    await saveDay(tx, saved, now());
    const { id: _, revision: __, removed: ___, ...before } = present;
    const { agencyId } = content;
    await tell(tx, actor, { id, action: 'special-day.changed', agencyId, before, after: content });
    return accept(saved.revision);
  });
}

interface Proposed {
  readonly content: SpecialDayContent;
  readonly id: SpecialDayId | null;
}

async function faultOf(tx: Tx, actor: Actor, { content, id }: Proposed): Promise<WriteSpecialDayRefusal | undefined> {
  const tree = await agencyTree(tx);
  const { agencyId, date, name } = content;
  if (agencyId !== null && !tree.get(agencyId)) return { kind: 'special-day-agency-not-found' };
  if (!mayWriteDay(actor, tree, agencyId)) return { kind: 'not-allowed' };
  if (!isRealDate(date)) return { kind: 'no-such-date', date };
  return (await standsAlready(tx, content, id)) ? { kind: 'special-day-there-already', name } : undefined;
}

export interface Told {
  readonly id: SpecialDayId;
  readonly action: string;
  readonly agencyId: SpecialDayContent['agencyId'];
  readonly before?: object;
  readonly after?: object;
}

export async function tell(tx: Tx, actor: Actor, { id, agencyId, ...change }: Told): Promise<void> {
  const place = await placeOf(tx, agencyId);
  await recordAudit(tx, actor, { agencyId: place, subjectKind: 'special-day', subjectId: id, ...change });
  await announce(tx, { topic: 'special-day', agencyId: place, id });
}
