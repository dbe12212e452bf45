import { agencyTree, scopeOf, type Actor, type AgencyScope } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import type { CampaignReach } from './campaign.store.ts';

/** Whose campaigns somebody standing for these agencies may see: theirs, those led above, those they take part in. */
export async function reachOf(db: Db | Tx, own: AgencyScope): Promise<CampaignReach> {
  const tree = await agencyTree(db);
  const ledBy = new Set([...own, ...own.flatMap((id) => tree.ancestors(id))]);
  return { own, ledBy: [...ledBy] };
}

export function readerReach(db: Db | Tx, actor: Actor): Promise<CampaignReach> {
  return reachOf(db, scopeOf(actor, 'campaign.read'));
}
