import type { AgencyTree } from './agencies/agency-tree.ts';
import {
  permissions,
  roles,
  type Actor,
  type AgencyId,
  type AgencyScope,
  type Operation,
  type Role,
} from './permissions.ts';

const operations = Object.keys(permissions) as Operation[];
const operationsOf = new Map<Role, readonly Operation[]>(
  roles.map((role) => [role, operations.filter((operation) => mayDo(role, operation))]),
);

export function mayDo(role: Role, operation: Operation): boolean {
  return (permissions[operation] as readonly Role[]).includes(role);
}

/**
 * What memberships allow, with the subtrees written out. A deactivated agency can still be read, and be made active
 * again; nothing else is done in its name.
 */
export function grantsFor(memberships: Actor['memberships'], tree: AgencyTree): Actor['grants'] {
  const reached = new Map<Operation, Set<AgencyId>>();
  for (const { agencyId, role } of memberships) {
    const subtree = tree.subtree(agencyId);
    const active = subtree.filter((id) => tree.get(id)?.active);
    for (const operation of operationsOf.get(role) ?? []) {
      const scope = staysOpen(operation) ? subtree : active;
      reached.set(operation, new Set([...(reached.get(operation) ?? []), ...scope]));
    }
  }
  return new Map<Operation, AgencyScope>([...reached].map(([operation, ids]) => [operation, [...ids]]));
}

/** Of the product itself: everything, everywhere. */
export function fullGrants(tree: AgencyTree): Actor['grants'] {
  const everywhere = tree.all.map(({ id }) => id);
  return new Map(operations.map((operation) => [operation, everywhere]));
}

function staysOpen(operation: Operation): boolean {
  return operation.endsWith('.read') || operation === 'agency.write' || operation === 'person.manage';
}
