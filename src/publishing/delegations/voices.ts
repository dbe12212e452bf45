import { agencyTree, can, type Actor } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import type { Voice } from '#publishing/reviews/review.ts';
import { standsInFor } from './stand-ins.ts';

/** Their own voice first; then those they stand in for, as far as the agency reaches in which that was said. */
export async function voicesOf(db: Db | Tx, actor: Actor, now: Date): Promise<readonly Voice[]> {
  const { personId: me, name: myName } = actor;
  const own: Voice = { personId: me, name: myName, may: (what, where) => can(actor, what, where), reaches: () => true };
  const tree = await agencyTree(db);
  const others = (await standsInFor(db, actor.personId, now)).map(({ actor: absent, delegation }): Voice => {
    const reach = new Set(tree.subtree(delegation.agencyId));
    const { personId, name } = absent;
    const reaches: Voice['reaches'] = (where) => reach.has(where);
    return { personId, name, may: (what, where) => reaches(where) && can(absent, what, where), reaches };
  });
  return [own, ...others];
}
