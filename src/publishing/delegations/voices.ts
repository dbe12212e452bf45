import { actorFor, agencyTree, can, type Actor, type PersonId } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import type { Voice } from '#publishing/reviews/review.ts';
import { delegationsTo, type Delegation } from './delegation.store.ts';

export interface StandIn {
  readonly actor: Actor;
  readonly delegation: Delegation;
}

/** Those for whom this person decides at this moment. Nobody stands in for a stand-in. */
export async function standsInFor(db: Db | Tx, personId: PersonId, now: Date): Promise<readonly StandIn[]> {
  const found: StandIn[] = [];
  for (const delegation of await delegationsTo(db, personId, now)) {
    const actor = await actorFor({ db }, delegation.personId, 'session');
    if (actor) found.push({ actor, delegation });
  }
  return found;
}

/** Their own voice first; then those they stand in for, as far as the agency reaches in which that was said. */
export async function voicesOf(db: Db | Tx, actor: Actor, now: Date): Promise<readonly Voice[]> {
  const own: Voice = { personId: actor.personId, name: actor.name, may: (what, where) => can(actor, what, where) };
  const tree = await agencyTree(db);
  const others = (await standsInFor(db, actor.personId, now)).map(({ actor: absent, delegation }): Voice => {
    const reach = new Set(tree.subtree(delegation.agencyId));
    const { personId, name } = absent;
    return { personId, name, may: (what, where) => reach.has(where) && can(absent, what, where) };
  });
  return [own, ...others];
}
