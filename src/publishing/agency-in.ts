import { agencyTree, type AgencyScope, type AgencyTree } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';

export interface ShownAgency {
  readonly id: string;
  readonly shortName: string;
  readonly name: string;
  readonly zone: string;
}

/** As screens name it, with the zone that its times are told in. */
export function agencyIn(tree: AgencyTree, id: string): ShownAgency {
  const agency = tree.get(id);
  if (!agency) throw new Error(`No agency ${id}`);
  return { id: agency.id, shortName: agency.shortName, name: agency.name, zone: agency.zone };
}

/** An agency stands for its whole subtree, as far as the reader may look. */
export async function within(db: Db, scope: AgencyScope, agencyId: string | undefined): Promise<AgencyScope> {
  if (agencyId === undefined) return scope;
  const subtree = new Set((await agencyTree(db)).subtree(agencyId));
  return scope.filter((id) => subtree.has(id));
}
