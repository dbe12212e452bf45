import { agencyTree, can, type Actor, type AgencyId, type AgencyTree } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';

/** A day of the whole city takes the right at the top of the tree. */
export function mayWriteDay(actor: Actor, tree: AgencyTree, agencyId: AgencyId | null): boolean {
  if (agencyId !== null) return can(actor, 'special-day.write', agencyId);
  return tree.roots.length > 0 && tree.roots.every(({ id }) => can(actor, 'special-day.write', id));
}

/** Where a change of the whole city is written down and announced. */
export async function placeOf(db: Db | Tx, agencyId: AgencyId | null): Promise<AgencyId> {
  const root = agencyId ?? (await agencyTree(db)).roots[0]?.id;
  if (root === undefined) throw new Error('A special day needs a city with agencies');
  return root;
}
