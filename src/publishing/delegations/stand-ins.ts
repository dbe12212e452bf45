import {
  actorFor,
  agencyTree,
  peopleOf,
  peopleWhoCan,
  type Actor,
  type AgencyId,
  type PersonId,
} from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import { delegationsOf, delegationsTo, type Delegation } from './delegation.store.ts';

export interface StandIn {
  readonly actor: Actor;
  readonly delegation: Delegation;
}

/** Those for whom this person decides at this moment. Nobody stands in for a stand-in. */
export async function standsInFor(db: Db | Tx, personId: PersonId, now: Date): Promise<readonly StandIn[]> {
  const found: StandIn[] = [];
  for (const delegation of await delegationsTo(db, personId, now)) {
    if (!(await standInsAt(db, delegation.agencyId)).has(personId)) continue;
    const actor = await actorFor({ db }, delegation.personId, 'session');
    if (actor) found.push({ actor, delegation });
  }
  return found;
}

/** Who decides about that agency's posts in the place of these people. */
export async function standInsFor(
  db: Db | Tx,
  people: readonly string[],
  { agencyId, now }: { readonly agencyId: AgencyId; readonly now: Date },
): Promise<readonly Delegation[]> {
  const line: readonly AgencyId[] = [agencyId, ...(await agencyTree(db)).ancestors(agencyId)];
  const found: Delegation[] = [];
  for (const delegation of await delegationsOf(db, people, now)) {
    if (!line.includes(delegation.agencyId)) continue;
    if ((await standInsAt(db, delegation.agencyId)).has(delegation.delegateId)) found.push(delegation);
  }
  return found;
}

/** Who works on posts in that very agency: only they stand in for somebody there, and only as long as they do. */
export async function standInsAt(db: Db | Tx, agencyId: AgencyId): Promise<ReadonlySet<string>> {
  const here = new Set((await peopleOf(db, [agencyId])).map(({ id }) => id));
  const able = [
    ...(await peopleWhoCan(db, 'post.write', agencyId)),
    ...(await peopleWhoCan(db, 'post.approve', agencyId)),
  ];
  return new Set(able.flatMap(({ id }) => (here.has(id) ? [id as string] : [])));
}
