import type { Tx } from '#platform/db/db.ts';
import { dayMs, later } from './ids.ts';
import { type Newsroom, staffOf } from './newsroom.ts';
import { addRows, campaignIds } from './sample.store.ts';
import { slotsFor, type SampleSlot } from './slots-plan.ts';
import { bankContents, serviceKept } from './write-bank.ts';
import type { Office } from './write-organisation.ts';

interface Filling {
  readonly newsroom: Newsroom;
  readonly now: Date;
}

/** The hours each agency keeps, most of them for a pillar or a campaign, some filled from the bank by themselves. */
export async function writeSlots(tx: Tx, { agencies, people, channels }: Office, { newsroom, now }: Filling) {
  const startsOn = later(now, -180 * dayMs)
    .toISOString()
    .slice(0, 10);
  const campaigns = await campaignIds(tx);
  const rows = agencies.flatMap((agency, index) => {
    const own = channels.filter((channel) => channel.agency.id === agency.id);
    const account = own.find(({ medium }) => medium === 'bluesky') ?? own[0];
    const admin = staffOf(people, agency.code, 'admin');
    const hasService = bankContents.some((entry) => entry.agency === agency.code && entry.pillar === serviceKept);
    return slotsFor(agency, index, hasService && admin !== null).map((slot) => ({
      agency_id: agency.id,
      created_by: admin,
      channel_id: slot.onAccount ? (account?.id ?? null) : null,
      name: slot.name,
      rule: `FREQ=WEEKLY;BYDAY=${slot.days}`,
      time_of_day: slot.time,
      starts_on: startsOn,
      on_holidays: slot.onHolidays,
      ...purposeOf(slot, newsroom.pillarIds, campaigns),
      ...(slot.fill && admin ? { auto_fill: slot.fill.way, auto_fill_days: slot.fill.daysAhead, auto_fill_by: admin } : {}),
    }));
  }); // oxfmt-ignore
  await addRows(tx, 'slot', rows);
}

type Ids = ReadonlyMap<string, string>;

function purposeOf({ pillar, campaign }: SampleSlot, pillars: Ids, campaigns: Ids) {
  if (pillar !== undefined) return { purpose: 'pillar', pillar_id: idOf(pillars, pillar) };
  if (campaign !== undefined) return { purpose: 'campaign', campaign_id: idOf(campaigns, campaign) };
  return { purpose: 'random' };
}

function idOf(ids: Ids, name: string): string {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`The sample city has nothing named ${name}`);
  return id;
}
