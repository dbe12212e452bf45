import { agencyTree, can, type Actor, type AgencyScope, type AgencyTree } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import type { AnswerOf } from '#platform/http/endpoint.ts';
import type { EmptyOccurrence, Occurrence, SlotInCalendar, SlotView, slotGapsEndpoint } from './contract.ts';
import { runningCrises } from './crisis.store.ts';
import type { Gaps } from './gaps.ts';
import { occurrencesOf, type SlotMoment } from './occurrences.ts';
import { slotNames, type PostInSlot, type SlotNames } from './occurrences.view.ts';
import { recurrenceOf, type Slot } from './slot.ts';
import { freeDaysFor, type SlotCalendar } from './slot-calendar.ts';
import { slotsOf } from './slot.store.ts';

export interface ShownCalendar {
  readonly slots: SlotInCalendar[];
  readonly occurrences: Occurrence[];
}

export async function presentCalendar(db: Db, calendar: SlotCalendar): Promise<ShownCalendar> {
  const { moments, filled } = calendar;
  const occurring = new Set(moments.map(({ slotId }) => slotId));
  const slots = calendar.slots.filter(({ id }) => occurring.has(id));
  const tree = await agencyTree(db);
  const names = await namesOf(db, slots);
  return {
    slots: slots.map((slot) => ({
      ...presentSlot(slot, tree, names),
      zone: calendar.zoneOf(slot),
      paused: calendar.isPaused(slot),
    })),
    occurrences: moments.map((moment) => presentOccurrence(moment, filled.get(moment))),
  };
}

export async function namesOf(db: Db, slots: readonly Slot[]): Promise<SlotNames> {
  return await slotNames(db, {
    channels: known(slots.map(({ channelId }) => channelId)),
    pillars: known(slots.map(({ pillarId }) => pillarId)),
    campaigns: known(slots.map(({ campaignId }) => campaignId)),
  });
}

function known(ids: readonly (string | null)[]): readonly string[] {
  return [...new Set(ids)].filter((id) => id !== null);
}

export function presentSlot(slot: Slot, tree: AgencyTree, names: SlotNames): Omit<SlotInCalendar, 'zone' | 'paused'> {
  const { id, name, agencyId, channelId, purpose, pillarId, campaignId } = slot;
  return {
    id,
    name,
    agency: { id: agencyId, shortName: tree.get(agencyId)?.shortName ?? '' },
    channel: names.channels.get(channelId ?? '') ?? null,
    purpose,
    pillar: names.pillars.get(pillarId ?? '') ?? null,
    campaign: names.campaigns.get(campaignId ?? '') ?? null,
  };
}

export function presentOccurrence(moment: SlotMoment, post: PostInSlot | undefined): Occurrence {
  const { slotId, at, date, time, meeting, movedFrom } = moment;
  return {
    slotId,
    at: new Date(at).toISOString(),
    date,
    time,
    meeting,
    movedFrom,
    post: post ? { id: post.id, title: post.title, state: post.state } : null,
  };
}

export interface SlotReading {
  readonly scope: AgencyScope;
  readonly actor: Actor;
  readonly now: Date;
}

/** The rules themselves, with when each comes next. */
export async function presentSlots(db: Db, { scope, actor, now }: SlotReading): Promise<SlotView[]> {
  const slots = await slotsOf(db, scope);
  const tree = await agencyTree(db);
  const names = await namesOf(db, slots);
  const stopped = new Set((await runningCrises(db)).flatMap(({ agencyId }) => tree.subtree(agencyId)));
  const look = { from: now, to: new Date(now.getTime() + 400 * 86_400_000), limit: 1 };
  const freeDays = await freeDaysFor(db, tree, look);
  const views = slots.map((slot) => {
    const zone = slot.zone ?? tree.get(slot.agencyId)?.zone ?? 'Asia/Jakarta';
    // A few, because the first may fall on a holiday.
    const near = { look: { ...look, limit: 40 }, freeDays: freeDays(slot.agencyId) };
    const next = occurrencesOf(slot, recurrenceOf(slot, zone), near).moments[0];
    return {
      ...presentSlot(slot, tree, names),
      ...ruleOf(slot),
      zone,
      paused: slot.stopsInCrisis && stopped.has(slot.agencyId),
      nextAt: next ? new Date(next.at).toISOString() : null,
      can: { write: can(actor, 'slot.write', slot.agencyId) },
    };
  });
  return views.toSorted(byAgencyAndTime);
}

function byAgencyAndTime(a: SlotView, b: SlotView): number {
  return a.agency.shortName.localeCompare(b.agency.shortName, 'id') || a.time.localeCompare(b.time);
}

function ruleOf(slot: Slot) {
  const { rule, startsOn, endsOn, time, zone, onHolidays, stopsInCrisis, autoFill, autoFillDays, revision } = slot;
  return { rule, startsOn, endsOn, time, ownZone: zone, onHolidays, stopsInCrisis, autoFill, autoFillDays, revision };
}

/** Occurrences that nothing fills, each with its slot. */
export async function presentEmpty(
  db: Db,
  calendar: SlotCalendar,
  empty: readonly SlotMoment[],
): Promise<EmptyOccurrence[]> {
  const tree = await agencyTree(db);
  const byId = new Map(calendar.slots.map((slot) => [slot.id, slot]));
  const names = await namesOf(db, calendar.slots);
  return empty.flatMap((moment) => {
    const slot = byId.get(moment.slotId);
    if (!slot) return [];
    const shown = { ...presentSlot(slot, tree, names), zone: calendar.zoneOf(slot), paused: false };
    return [{ occurrence: presentOccurrence(moment, undefined), slot: shown }];
  });
}

export async function presentGaps(db: Db, gaps: Gaps): Promise<AnswerOf<typeof slotGapsEndpoint>> {
  const names = await namesOf(db, gaps.calendar.slots);
  return {
    soon: await presentEmpty(db, gaps.calendar, gaps.soon),
    soonTotal: gaps.soonTotal,
    weeks: gaps.weeks.map((week) => ({ ...week })),
    channels: gaps.channels.map(({ channelId, slots, empty }) => ({
      channel: names.channels.get(channelId ?? '') ?? null,
      slots,
      empty,
    })),
  };
}
