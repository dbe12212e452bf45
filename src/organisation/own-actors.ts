import type { AgencyTree } from './agencies/agency-tree.ts';
import { fullGrants } from './grants.ts';
import type { Actor, PersonId } from './permissions.ts';

/** Stands where a person's id is asked for and no person acted. Never stored: see `authorOf`. */
const nobody = '00000000-0000-0000-0000-000000000000' as PersonId;

/** The product acting by itself: jobs, the sending engine, routines. */
export function systemActor(tree: AgencyTree): Actor {
  return ownActor('system', tree);
}

/** Somebody with a shell on the server, through `npm run kentongan`. */
export function commandActor(tree: AgencyTree): Actor {
  return ownActor('command', tree);
}

/** The person to write into a row, or null when the product acted by itself. */
export function authorOf(actor: Actor): PersonId | null {
  return actor.personId === nobody ? null : actor.personId;
}

function ownActor(via: 'system' | 'command', tree: AgencyTree): Actor {
  return { personId: nobody, name: 'Kentongan', language: 'id', via, memberships: [], grants: fullGrants(tree) };
}
