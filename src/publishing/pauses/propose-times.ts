import { zoneOf, type AgencyId } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import { instantOf, type LocalTime } from '#platform/time/local-time.ts';
import { nextTime } from '#publishing/next-time.ts';

interface Waiting {
  readonly id: string;
  readonly agency_id: string;
  readonly channel_ids: readonly string[];
}

export interface Proposal extends LocalTime {
  readonly at: Date;
}

/** Of each post the next free slot of its agency, never the same for two of them. */
export async function proposeTimes(
  db: Db,
  posts: readonly Waiting[],
  now: Date,
): Promise<ReadonlyMap<string, Proposal>> {
  const proposals = new Map<string, Proposal>();
  const last = new Map<string, Date>();
  for (const { id, agency_id: agencyId, channel_ids: channelIds } of posts) {
    const zone = await zoneOf(db, agencyId);
    const after = last.get(agencyId) ?? now;
    const time = await nextTime(db, { agencyId: agencyId as AgencyId, zone, channelIds, now: after });
    const at = instantOf(time, zone) ?? after;
    proposals.set(id, { ...time, at });
    last.set(agencyId, at);
  }
  return proposals;
}
