import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { agencyTree, authorOf, can, recordAudit, scopeOf, type Actor } from '#organisation/index.ts';
import { inTransaction, type Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { PlanningTools } from '#planning/tools.ts';
import { slotNames } from './occurrences.view.ts';
import { faultOfSlot, type SlotFault } from './check-slot.ts';
import type { Slot, SlotContent, SlotId } from './slot.ts';
import { addSlot, lockSlot, markSlotRemoved, saveSlot as store } from './slot.store.ts';

type NotAllowed = { readonly kind: 'not-allowed' };
type NotFound = { readonly kind: 'slot-not-found' };

export type CreateSlotsRefusal = NotAllowed | SlotFault;

/** The same slot at each of those times of day: all of them or none. */
export function createSlots(
  { db, now }: PlanningTools,
  actor: Actor,
  { times, ...content }: Omit<SlotContent, 'time'> & { readonly times: readonly string[] },
): Promise<Result<readonly SlotId[], CreateSlotsRefusal>> {
  return inTransaction(db, async (tx) => {
    const known = (await agencyTree(tx)).get(content.agencyId);
    if (!known || !can(actor, 'slot.read', known.id)) return refuse({ kind: 'slot-agency-not-found' });
    if (!can(actor, 'slot.write', content.agencyId)) return refuse({ kind: 'not-allowed' });
    const wanted = [...new Set(times)].toSorted();
    for (const time of wanted) {
      const fault = await faultOfSlot(tx, { ...content, time });
      if (fault) return refuse(fault);
    }
    const ids: SlotId[] = [];
    for (const time of wanted) {
      const autoFillBy = content.autoFill === 'off' ? null : authorOf(actor);
      const slot: Slot = { ...content, time, id: randomUUID() as SlotId, revision: 1, autoFillBy };
      await addSlot(tx, scopeOf(actor, 'slot.write'), { slot, by: { personId: authorOf(actor), at: now() } });
      await tell(tx, actor, { slot, action: 'slot.created', after: await contentOf(tx, slot) });
      ids.push(slot.id);
    }
    return accept(ids);
  });
}

export interface SlotToSave {
  readonly id: SlotId;
  readonly revision: number;
  readonly content: SlotContent;
}

export type SaveSlotRefusal =
  | NotAllowed
  | NotFound
  | SlotFault
  | { readonly kind: 'slot-changed-meanwhile'; readonly revision: number };

/** A slot stays with its agency. Posts that stand at its former times stay where they are. */
export function saveSlot(
  { db, now }: PlanningTools,
  actor: Actor,
  { id, revision, content }: SlotToSave,
): Promise<Result<number, SaveSlotRefusal>> {
  return inTransaction(db, async (tx) => {
    const present = await lockSlot(tx, scopeOf(actor, 'slot.read'), id);
    if (!present || present.removed) return refuse({ kind: 'slot-not-found' });
    if (!can(actor, 'slot.write', present.agencyId)) return refuse({ kind: 'not-allowed' });
    const wanted = { ...content, agencyId: present.agencyId };
    const fault = await faultOfSlot(tx, wanted);
    if (fault) return refuse(fault);
    if (present.revision !== revision) return refuse({ kind: 'slot-changed-meanwhile', revision: present.revision });
    if (isDeepStrictEqual({ ...present, ...wanted }, present)) return accept(revision);
    const slot: Slot = { ...wanted, id, revision: revision + 1, autoFillBy: consentOf(actor, present, content) };
    await store(tx, [present.agencyId], { slot, by: { personId: authorOf(actor), at: now() } });
    const [before, after] = [await contentOf(tx, present), await contentOf(tx, slot)];
    await tell(tx, actor, { slot, action: 'slot.changed', before, after });
    return accept(slot.revision);
  });
}

/** Filling by itself rests on whoever switched it on, or last said how. */
function consentOf(actor: Actor, present: Slot, { autoFill }: SlotContent): string | null {
  if (autoFill === 'off') return null;
  return autoFill === present.autoFill ? present.autoFillBy : authorOf(actor);
}

export function removeSlot(
  tools: PlanningTools,
  actor: Actor,
  id: SlotId,
): Promise<Result<undefined, NotAllowed | NotFound>> {
  return setRemoved(tools, actor, { id, removed: true });
}

export function restoreSlot(
  tools: PlanningTools,
  actor: Actor,
  id: SlotId,
): Promise<Result<undefined, NotAllowed | NotFound>> {
  return setRemoved(tools, actor, { id, removed: false });
}

function setRemoved(
  { db, now }: PlanningTools,
  actor: Actor,
  { id, removed }: { readonly id: SlotId; readonly removed: boolean },
): Promise<Result<undefined, NotAllowed | NotFound>> {
  return inTransaction(db, async (tx) => {
    const slot = await lockSlot(tx, scopeOf(actor, 'slot.read'), id);
    if (!slot || (removed && slot.removed)) return refuse({ kind: 'slot-not-found' });
    if (!can(actor, 'slot.write', slot.agencyId)) return refuse({ kind: 'not-allowed' });
    if (slot.removed === removed) return accept(undefined);
    await markSlotRemoved(tx, [slot.agencyId], { id, at: removed ? now() : null });
    const before = await contentOf(tx, slot);
    await tell(tx, actor, { slot, action: removed ? 'slot.removed' : 'slot.restored', before });
    return accept(undefined);
  });
}

/** As the trail tells it: by names, for ids tell nobody anything. */
async function contentOf(tx: Tx, slot: Slot): Promise<object> {
  const { name, rule, time, zone, startsOn, endsOn, channelId, purpose, pillarId, campaignId } = slot;
  const { onHolidays, stopsInCrisis, autoFill, autoFillDays } = slot;
  const names = await slotNames(tx, { channels: [], pillars: listOf(pillarId), campaigns: listOf(campaignId) });
  const pillar = names.pillars.get(pillarId ?? '')?.name ?? null;
  const campaign = names.campaigns.get(campaignId ?? '')?.name ?? null;
  const filled = { onHolidays, stopsInCrisis, autoFill, autoFillDays };
  return { name, rule, time, zone, startsOn, endsOn, channelId, purpose, pillar, campaign, ...filled };
}

function listOf(id: string | null): readonly string[] {
  return id === null ? [] : [id];
}

interface Told {
  readonly slot: Slot;
  readonly action: string;
  readonly before?: object;
  readonly after?: object;
}

async function tell(tx: Tx, actor: Actor, { slot: { id, agencyId }, ...change }: Told): Promise<void> {
  await recordAudit(tx, actor, { agencyId, subjectKind: 'slot', subjectId: id, ...change });
  await announce(tx, { topic: 'slot', agencyId, id });
}
