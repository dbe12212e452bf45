import type { AgencyId } from '#organisation/index.ts';
import type { Brand } from '#platform/brand.ts';
import type { AutoFill, OnHolidays, SlotPurpose } from './contract.ts';
import type { Recurrence } from './expand.ts';
import { isFault, readRule } from './rule.ts';

export type SlotId = Brand<string, 'SlotId'>;

export interface SlotContent {
  readonly agencyId: AgencyId;
  /** Null: any channel of the agency. */
  readonly channelId: string | null;
  readonly name: string;
  /** Of RFC 5545, without its start. */
  readonly rule: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
  /** `16:30` */
  readonly time: string;
  /** Null: the agency's own. */
  readonly zone: string | null;
  readonly purpose: SlotPurpose;
  readonly pillarId: string | null;
  readonly campaignId: string | null;
  readonly onHolidays: OnHolidays;
  readonly stopsInCrisis: boolean;
  readonly autoFill: AutoFill;
  readonly autoFillDays: number;
}

export interface Slot extends SlotContent {
  readonly id: SlotId;
  readonly revision: number;
  /** Whoever switched filling by itself on. */
  readonly autoFillBy: string | null;
}

/** What is stored has been read before, so an unreadable rule is a fault of ours. */
export function recurrenceOf(slot: SlotContent, agencyZone: string): Recurrence {
  const rule = readRule(slot.rule);
  if (isFault(rule)) throw new Error(`The stored rule ${slot.rule} can't be read: ${rule.kind}`);
  const { startsOn, endsOn, time } = slot;
  return { rule, startsOn, endsOn, time, zone: slot.zone ?? agencyZone };
}
