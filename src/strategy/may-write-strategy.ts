import {
  agencyTree,
  can,
  scopeOf,
  type Actor,
  type Agency,
  type AgencyId,
  type AgencyTree,
} from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';

/** The city's own is for its coordinators; elsewhere whoever leads the agency's desk. */
export function mayWriteStrategy(actor: Actor, { id, parentId }: Pick<Agency, 'id' | 'parentId'>): boolean {
  return can(actor, 'strategy.write', id) && (parentId !== null || can(actor, 'strategy.city', id));
}

/** Whoever works below an agency reads its strategy too, because it holds for them. */
export function mayReadStrategy(actor: Actor, tree: AgencyTree, id: AgencyId): boolean {
  const scope = scopeOf(actor, 'strategy.read');
  return scope.includes(id) || scope.some((own) => tree.ancestors(own).includes(id));
}

/** The agency asked for, or the city's at the top of the tree. */
export async function readableAgency(
  db: Db | Tx,
  actor: Actor,
  asked: string | undefined,
): Promise<Result<{ readonly agency: Agency; readonly tree: AgencyTree }, { readonly kind: 'agency-not-found' }>> {
  const tree = await agencyTree(db);
  const agency = asked === undefined ? tree.roots[0] : tree.get(asked);
  if (!agency || !mayReadStrategy(actor, tree, agency.id)) return refuse({ kind: 'agency-not-found' });
  return accept({ agency, tree });
}

/** Held before something of its strategy is changed. */
export async function writableAgency(
  tx: Db | Tx,
  actor: Actor,
  id: AgencyId,
): Promise<
  Result<
    { readonly agency: Agency; readonly tree: AgencyTree },
    { readonly kind: 'agency-not-found' } | { readonly kind: 'not-allowed-in-strategy'; readonly name: string }
  >
> {
  const readable = await readableAgency(tx, actor, id);
  if (!readable.ok) return readable;
  const { agency } = readable.value;
  if (mayWriteStrategy(actor, agency)) return readable;
  return refuse({ kind: 'not-allowed-in-strategy', name: agency.shortName });
}
