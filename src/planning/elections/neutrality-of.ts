import { agencyTree, zoneOf, type AgencyId } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import { isoDay } from '#platform/time/format.ts';
import type { NeutralityView } from './contract.ts';
import { blocksBy, electionPeriods, ownGuards } from './election.store.ts';
import { breaksNeutrality } from './neutrality.ts';

export interface Judged {
  readonly agencyId: AgencyId;
  /** Title and all its texts. */
  readonly texts: readonly string[];
  /** When it is to go out, or now. */
  readonly at: Date;
}

/** What in it may break neutrality; null outside election periods and when nothing was found. */
export async function neutralityOf(db: Db | Tx, { agencyId, texts, at }: Judged): Promise<NeutralityView | null> {
  const day = isoDay(at, await zoneOf(db, agencyId));
  const period = (await electionPeriods(db)).find(({ startsOn, endsOn, removed }) => !removed && startsOn <= day && day <= endsOn); // oxfmt-ignore
  if (!period) return null;
  const found = breaksNeutrality([...new Set(texts)].join('\n'), period.words);
  if (found.length === 0) return null;
  const blocks = blocksBy(await ownGuards(db), [agencyId, ...(await agencyTree(db)).ancestors(agencyId)]);
  const { name, startsOn, endsOn } = period;
  return { period: { name, startsOn, endsOn }, found: [...found], blocks };
}
