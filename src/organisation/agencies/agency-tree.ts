import type { AgencyId, AgencyScope } from '#organisation/permissions.ts';
import type { Agency } from './agency.ts';

/** All agencies at one moment. Parents stand before their children, siblings by name. */
export interface AgencyTree {
  readonly all: readonly Agency[];
  readonly roots: readonly Agency[];
  get(id: string): Agency | undefined;
  children(id: string): readonly Agency[];
  /** The agency itself and everything below it. */
  subtree(id: string): AgencyScope;
  /** From the parent up to the root. */
  ancestors(id: string): AgencyScope;
}

export function plantTree(agencies: readonly Agency[]): AgencyTree {
  const byId = new Map<string, Agency>(agencies.map((agency) => [agency.id, agency]));
  const below = Map.groupBy<string, Agency>(
    agencies.toSorted((a, b) => a.shortName.localeCompare(b.shortName, 'id')),
    ({ parentId }) => parentId ?? '',
  );
  const children = (id: string): readonly Agency[] => below.get(id) ?? [];
  const withDescendants = (agency: Agency): readonly Agency[] => [
    agency,
    ...children(agency.id).flatMap(withDescendants),
  ];
  const roots = children('');
  const all = roots.flatMap(withDescendants);
  const subtrees = new Map<string, AgencyScope>(
    all.map((agency) => [agency.id, withDescendants(agency).map(({ id }) => id)]),
  );
  return {
    all,
    roots,
    get: (id) => byId.get(id),
    children,
    subtree: (id) => subtrees.get(id) ?? [],
    ancestors: (id) => ancestorsOf(byId, id),
  };
}

function ancestorsOf(byId: ReadonlyMap<string, Agency>, id: string): AgencyId[] {
  const found: AgencyId[] = [];
  for (let parentId = byId.get(id)?.parentId; parentId; parentId = byId.get(parentId)?.parentId) found.push(parentId);
  return found;
}
