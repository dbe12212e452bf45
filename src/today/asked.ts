import type { Db } from '#platform/db/db.ts';
import { turnsOf, type Turns } from '#publishing/index.ts';
import { scopeOf, type Actor, type AgencyScope, type AgencyTree, type Operation } from '#organisation/index.ts';

/** Who asks, when, and for which agencies of those they may see. */
export interface Asked {
  readonly actor: Actor;
  readonly now: Date;
  /** The zone whose calendar day is meant. */
  readonly zone: string;
  /** The one that was asked for, with those below it; undefined: all. */
  readonly agencyId: string | undefined;
  /** The agencies where this person may do that, narrowed to those asked for. */
  readonly scope: (operation: Operation) => AgencyScope;
  /** Which posts wait for their approval. */
  readonly turns: Turns;
}

export async function asked(
  db: Db,
  who: Pick<Asked, 'actor' | 'now' | 'zone'>,
  { tree, agencyId }: { readonly tree: AgencyTree; readonly agencyId?: string | undefined },
): Promise<Asked> {
  const within = agencyId === undefined ? undefined : tree.subtree(agencyId);
  const wanted = within && new Set<string>(within);
  return {
    ...who,
    agencyId,
    turns: await turnsOf(db, who.actor, { now: who.now, within }),
    scope: (operation) => {
      const allowed = scopeOf(who.actor, operation);
      return wanted ? allowed.filter((id) => wanted.has(id)) : allowed;
    },
  };
}
