import type { AgencyId, AgencyScope } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import type { AutoFill, OnHolidays, SlotPurpose } from './contract.ts';
import type { Slot, SlotContent, SlotId } from './slot.ts';

const columns = [
  'id', 'agency_id', 'channel_id', 'name', 'rule', 'starts_on', 'ends_on', 'time_of_day', 'zone', 'purpose', 'pillar_id',
  'campaign_id', 'on_holidays', 'stops_in_crisis', 'auto_fill', 'auto_fill_by', 'auto_fill_days', 'revision',
] as const; // oxfmt-ignore

interface Row {
  readonly id: string;
  readonly agency_id: string;
  readonly channel_id: string | null;
  readonly name: string;
  readonly rule: string;
  readonly starts_on: string;
  readonly ends_on: string | null;
  readonly time_of_day: string;
  readonly zone: string | null;
  readonly purpose: string;
  readonly pillar_id: string | null;
  readonly campaign_id: string | null;
  readonly on_holidays: string;
  readonly stops_in_crisis: boolean;
  readonly auto_fill: string;
  readonly auto_fill_by: string | null;
  readonly auto_fill_days: number;
  readonly revision: number;
}

function slotOf(row: Row): Slot {
  return {
    id: row.id as SlotId,
    agencyId: row.agency_id as AgencyId,
    channelId: row.channel_id,
    name: row.name,
    rule: row.rule,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    time: row.time_of_day,
    zone: row.zone,
    purpose: row.purpose as SlotPurpose,
    pillarId: row.pillar_id,
    campaignId: row.campaign_id,
    onHolidays: row.on_holidays as OnHolidays,
    stopsInCrisis: row.stops_in_crisis,
    autoFill: row.auto_fill as AutoFill,
    autoFillBy: row.auto_fill_by,
    autoFillDays: row.auto_fill_days,
    revision: row.revision,
  };
}

/** Living slots of those agencies. One whose channel was taken off the register rests until it comes back. */
export async function slotsOf(db: Db | Tx, scope: AgencyScope): Promise<readonly Slot[]> {
  if (scope.length === 0) return [];
  const rows = await db
    .selectFrom('slot')
    .leftJoin('channel', 'channel.id', 'slot.channel_id')
    .select(columns.map((column) => `slot.${column}` as const))
    .where('slot.agency_id', 'in', scope)
    .where('slot.removed_at', 'is', null)
    .where('channel.removed_at', 'is', null)
    .orderBy('slot.time_of_day')
    .orderBy('slot.id')
    .execute();
  return rows.map(slotOf);
}

/** Undefined when it was removed, or lies outside the scope. */
export async function slotById(db: Db | Tx, scope: AgencyScope, id: SlotId): Promise<Slot | undefined> {
  if (scope.length === 0) return undefined;
  const query = db.selectFrom('slot').select(columns).where('id', '=', id).where('agency_id', 'in', scope);
  const row = await query.where('removed_at', 'is', null).executeTakeFirst();
  return row && slotOf(row);
}

/** Also removed ones: whoever calls decides whether that matters. */
export async function lockSlot(
  tx: Tx,
  scope: AgencyScope,
  id: SlotId,
): Promise<(Slot & { readonly removed: boolean }) | undefined> {
  if (scope.length === 0) return undefined;
  const query = tx
    .selectFrom('slot')
    .select([...columns, 'removed_at'])
    .where('id', '=', id)
    .where('agency_id', 'in', scope)
    .forUpdate();
  const row = await query.executeTakeFirst();
  return row && { ...slotOf(row), removed: row.removed_at !== null };
}

export interface Writing {
  readonly personId: string | null;
  readonly at: Date;
}

export async function addSlot(
  tx: Tx,
  scope: AgencyScope,
  { slot, by }: { readonly slot: Slot; readonly by: Writing },
): Promise<void> {
  if (!scope.includes(slot.agencyId)) throw new Error('A slot outside the scope was about to be added');
  const times = { created_at: by.at, updated_at: by.at, created_by: by.personId, updated_by: by.personId };
  await tx
    .insertInto('slot')
    .values({ id: slot.id, agency_id: slot.agencyId, ...changed(slot), ...times })
    .execute();
}

export async function saveSlot(
  tx: Tx,
  scope: AgencyScope,
  { slot, by }: { readonly slot: Slot; readonly by: Writing },
): Promise<void> {
  const set = { ...changed(slot), updated_by: by.personId, updated_at: by.at };
  await tx.updateTable('slot').set(set).where('id', '=', slot.id).where('agency_id', 'in', scope).execute();
}

export async function markSlotRemoved(
  tx: Tx,
  scope: AgencyScope,
  { id, at }: { readonly id: SlotId; readonly at: Date | null },
): Promise<void> {
  const query = tx.updateTable('slot').set({ removed_at: at }).where('id', '=', id);
  await query.where('agency_id', 'in', scope).execute();
}

function changed(slot: SlotContent & Pick<Slot, 'autoFillBy' | 'revision'>) {
  return {
    channel_id: slot.channelId,
    name: slot.name,
    rule: slot.rule,
    starts_on: slot.startsOn,
    ends_on: slot.endsOn,
    time_of_day: slot.time,
    zone: slot.zone,
    purpose: slot.purpose,
    pillar_id: slot.pillarId,
    campaign_id: slot.campaignId,
    on_holidays: slot.onHolidays,
    stops_in_crisis: slot.stopsInCrisis,
    auto_fill: slot.autoFill,
    auto_fill_by: slot.autoFillBy,
    auto_fill_days: slot.autoFillDays,
    revision: slot.revision,
  };
}
