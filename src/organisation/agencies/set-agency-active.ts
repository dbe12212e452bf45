import { inTransaction } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { Actor } from '#organisation/permissions.ts';
import type { OrganisationTools } from '#organisation/tools.ts';
import { agencyTree } from './agency-tree.store.ts';
import type { Agency } from './agency.ts';
import { agencyToChange, saveAgency } from './change-agency.ts';

export type SetAgencyActiveRefusal =
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'agency-not-found' }
  | { readonly kind: 'top-agency-stays' }
  | { readonly kind: 'agency-has-active-below'; readonly count: number }
  | { readonly kind: 'parent-not-active' };

/** A deactivated agency keeps its history and can be read; nobody can act in its name. */
export function setAgencyActive(
  { db }: Pick<OrganisationTools, 'db'>,
  actor: Actor,
  { agencyId, active }: { readonly agencyId: string; readonly active: boolean },
): Promise<Result<Agency, SetAgencyActiveRefusal>> {
  return inTransaction(db, async (tx) => {
    const found = await agencyToChange(tx, actor, { agencyId, operation: 'agency.write' });
    if (!found.ok) return found;
    const agency = found.value;
    if (agency.parentId === null) return refuse({ kind: 'top-agency-stays' });
    const tree = await agencyTree(tx);
    const count = tree.children(agency.id).filter((child) => child.active).length;
    if (!active && count > 0) return refuse({ kind: 'agency-has-active-below', count });
    if (active && !tree.get(agency.parentId)?.active) return refuse({ kind: 'parent-not-active' });
    const action = active ? 'agency.activated' : 'agency.deactivated';
    return accept(await saveAgency({ tx, actor }, agency, { action, change: { active } }));
  });
}
