import { agencyById } from '#organisation/index.ts';
import { channelInfo } from './slot-channel.view.ts';
import type { Tx } from '#platform/db/db.ts';
import { pillarsFor } from '#strategy/index.ts';
import { campaignFor } from '#planning/campaigns/campaigns-for.ts';
import { isRealDate } from '#planning/special-days/special-day.ts';
import { expand } from './expand.ts';
import { isFault, readRule, type Rule, type RuleFault } from './rule.ts';
import type { SlotContent } from './slot.ts';
import { isZone } from './zone-clock.ts';

export type SlotFault =
  | RuleFault
  | { readonly kind: 'no-such-date'; readonly date: string }
  | { readonly kind: 'slot-zone-unknown'; readonly zone: string }
  | {
      readonly kind:
        | 'slot-agency-not-found'
        | 'slot-channel-not-found'
        | 'slot-ends-before-it-starts'
        | 'slot-never-occurs'
        | 'slot-needs-a-pillar'
        | 'slot-needs-a-campaign'
        | 'slot-too-many-a-day';
    };

/** One a minute is the most there is; a rule of hours times minutes may not pass it either. */
const mostADay = 1440;
const yearMs = 366 * 86_400_000;

/** What keeps a slot from being one: the first thing to mend. */
export async function faultOfSlot(tx: Tx, content: SlotContent): Promise<SlotFault | undefined> {
  const agency = await agencyById(tx, content.agencyId);
  if (!agency) return { kind: 'slot-agency-not-found' };
  return (
    faultOfTimes(content, agency.zone) ?? (await faultOfChannel(tx, content)) ?? (await faultOfPurpose(tx, content))
  );
}

export function faultOfTimes(content: SlotContent, agencyZone: string): SlotFault | undefined {
  const { startsOn, endsOn, zone } = content;
  const wrong = [startsOn, endsOn].find((date) => date !== null && !isRealDate(date));
  if (wrong) return { kind: 'no-such-date', date: wrong };
  if (endsOn !== null && endsOn < startsOn) return { kind: 'slot-ends-before-it-starts' };
  if (zone !== null && !isZone(zone)) return { kind: 'slot-zone-unknown', zone };
  const rule = readRule(content.rule);
  if (isFault(rule)) return rule;
  return faultOfRule(content, rule, zone ?? agencyZone);
}

function faultOfRule(content: SlotContent, rule: Rule, zone: string): SlotFault | undefined {
  const { startsOn, endsOn, time } = content;
  const recurrence = { rule, startsOn, endsOn, time, zone };
  const start = Date.parse(`${startsOn}T00:00:00Z`) - 86_400_000;
  // A leap day every third time comes within twelve years; what does not come within forty never comes.
  const first = expand(recurrence, { from: start, to: start + 40 * yearMs, limit: 1 }).moments[0];
  if (!first) return { kind: 'slot-never-occurs' };
  const aDay = expand(recurrence, { from: first.at, to: first.at + 86_400_000, limit: mostADay });
  return aDay.cut ? { kind: 'slot-too-many-a-day' } : undefined;
}

async function faultOfChannel(tx: Tx, { agencyId, channelId }: SlotContent): Promise<SlotFault | undefined> {
  if (channelId === null) return undefined;
  const channel = await channelInfo(tx, channelId);
  return channel?.agencyId === agencyId ? undefined : { kind: 'slot-channel-not-found' };
}

async function faultOfPurpose(tx: Tx, content: SlotContent): Promise<SlotFault | undefined> {
  const { agencyId, purpose, pillarId, campaignId } = content;
  if (purpose === 'pillar') {
    const pillars = await pillarsFor(tx, agencyId);
    return pillars.some(({ id }) => id === pillarId) ? undefined : { kind: 'slot-needs-a-pillar' };
  }
  if (purpose === 'random') return undefined;
  const campaign = campaignId && (await campaignFor(tx, agencyId, campaignId));
  return campaign ? undefined : { kind: 'slot-needs-a-campaign' };
}
