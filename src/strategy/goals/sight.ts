import type { AgencyScope, AgencyTree } from '#organisation/index.ts';
import type { GoalSight } from './goal.store.ts';

/** From these agencies one also sees what those above them want from them. */
export function sightOf(own: AgencyScope, tree: AgencyTree): GoalSight {
  const mine = new Set<string>(own);
  const above = new Set(own.flatMap((id) => tree.ancestors(id)));
  return { own, above: [...above].filter((id) => !mine.has(id)) };
}
