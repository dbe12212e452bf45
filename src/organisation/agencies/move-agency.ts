import { inTransaction } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { can, type Actor, type AgencyId } from '#organisation/permissions.ts';
import type { OrganisationTools } from '#organisation/tools.ts';
import type { AgencyTree } from './agency-tree.ts';
import { agencyTree } from './agency-tree.store.ts';
import { deepestLevel, type Agency } from './agency.ts';
import { agencyToChange, saveAgency } from './change-agency.ts';

export type MoveAgencyRefusal =
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'agency-not-found' }
  | { readonly kind: 'top-agency-stays' }
  | { readonly kind: 'moved-into-itself' }
  | { readonly kind: 'tree-too-deep'; readonly deepest: number };

export function moveAgency(
  { db }: Pick<OrganisationTools, 'db'>,
  actor: Actor,
  asked: { readonly agencyId: string; readonly parentId: string },
): Promise<Result<Agency, MoveAgencyRefusal>> {
  return inTransaction(db, async (tx) => {
    const found = await agencyToChange(tx, actor, { agencyId: asked.agencyId, operation: 'agency.write' });
    if (!found.ok) return found;
    const agency = found.value;
    const tree = await agencyTree(tx);
    const parent = tree.get(asked.parentId);
    if (!parent || !can(actor, 'agency.read', parent.id)) return refuse({ kind: 'agency-not-found' });
    if (!can(actor, 'agency.write', parent.id)) return refuse({ kind: 'not-allowed' });
    if (agency.parentId === null) return refuse({ kind: 'top-agency-stays' });
    if (tree.subtree(agency.id).includes(parent.id)) return refuse({ kind: 'moved-into-itself' });
    const level = tree.ancestors(parent.id).length + 1;
    if (level + heightOf(tree, agency.id) > deepestLevel)
      return refuse({ kind: 'tree-too-deep', deepest: deepestLevel });
    return accept(await saveAgency({ tx, actor }, agency, { action: 'agency.moved', change: { parentId: parent.id } }));
  });
}

function heightOf(tree: AgencyTree, id: AgencyId): number {
  return 1 + Math.max(0, ...tree.children(id).map((child) => heightOf(tree, child.id)));
}
