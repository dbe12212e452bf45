import { inTransaction, type Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { recordAudit } from '#organisation/audit/audit.store.ts';
import { can, type Actor } from '#organisation/permissions.ts';
import type { OrganisationTools } from '#organisation/tools.ts';
import { freeSlug } from './agency-slug.ts';
import { agencyTree } from './agency-tree.store.ts';
import { deepestLevel, type Agency } from './agency.ts';
import { addAgencyRow, lockTree, takenCodesAndSlugs, type NewAgencyRow } from './agency.store.ts';

export type CreateAgencyRefusal =
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'agency-not-found' }
  | { readonly kind: 'already-a-code'; readonly code: string }
  | { readonly kind: 'tree-too-deep'; readonly deepest: number };

export interface AgencyAsked {
  readonly parentId: string;
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly zone?: string | undefined;
  readonly description?: string | undefined;
}

export function createAgency(
  tools: OrganisationTools,
  actor: Actor,
  asked: AgencyAsked,
): Promise<Result<Agency, CreateAgencyRefusal>> {
  return inTransaction(tools.db, async (tx) => {
    await lockTree(tx);
    const parent = await parentFor(tx, actor, asked.parentId);
    if (!parent.ok) return parent;
    const { codes, slugs } = await takenCodesAndSlugs(tx);
    if (codes.has(asked.code.toLowerCase())) return refuse({ kind: 'already-a-code', code: asked.code });
    const agency = await foundAgency(
      tools,
      { tx, actor },
      {
        ...asked,
        parentId: parent.value.id,
        slug: freeSlug(asked.shortName, slugs),
        zone: asked.zone ?? parent.value.zone,
        description: asked.description ?? '',
      },
    );
    return accept(agency);
  });
}

/** The agency below which new ones are to stand, when the actor may put any there and there is room. */
export async function parentFor(
  tx: Tx,
  actor: Actor,
  parentId: string,
): Promise<Result<Agency, Exclude<CreateAgencyRefusal, { kind: 'already-a-code' }>>> {
  const tree = await agencyTree(tx);
  const parent = tree.get(parentId);
  if (!parent || !can(actor, 'agency.read', parent.id)) return refuse({ kind: 'agency-not-found' });
  if (!can(actor, 'agency.write', parent.id)) return refuse({ kind: 'not-allowed' });
  if (tree.ancestors(parent.id).length + 2 > deepestLevel)
    return refuse({ kind: 'tree-too-deep', deepest: deepestLevel });
  return accept(parent);
}

/** The row, its entry in the trail, and what other rooms give a new agency. */
export async function foundAgency(
  { onAgencyCreated }: Pick<OrganisationTools, 'onAgencyCreated'>,
  { tx, actor }: { readonly tx: Tx; readonly actor: Actor },
  row: NewAgencyRow,
): Promise<Agency> {
  const agency = await addAgencyRow(tx, row);
  await recordAudit(tx, actor, {
    agencyId: agency.id,
    action: 'agency.created',
    subjectKind: 'agency',
    subjectId: agency.id,
    after: { code: agency.code, name: agency.name, shortName: agency.shortName, zone: agency.zone },
  });
  await onAgencyCreated(tx, agency, actor);
  await announce(tx, { topic: 'organisation', agencyId: agency.id, id: agency.id });
  return agency;
}
