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
}

export function asked(who: Pick<Asked, 'actor' | 'now' | 'zone'>, tree: AgencyTree, agencyId?: string): Asked {
  const wanted = agencyId === undefined ? undefined : new Set<string>(tree.subtree(agencyId));
  return {
    ...who,
    agencyId,
    scope: (operation) => {
      const allowed = scopeOf(who.actor, operation);
      return wanted ? allowed.filter((id) => wanted.has(id)) : allowed;
    },
  };
}
