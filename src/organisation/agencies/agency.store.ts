import type { Db, Tx } from '#platform/db/db.ts';
import type { AgencyId, AgencyScope } from '#organisation/permissions.ts';
import { agencyOf } from './agency-tree.store.ts';
import type { Agency } from './agency.ts';

export interface NewAgencyRow {
  readonly parentId: AgencyId | null;
  readonly code: string;
  readonly slug: string;
  readonly name: string;
  readonly shortName: string;
  readonly zone: string;
  readonly description: string;
  readonly allowsSelfApproval?: boolean;
}

/** System-wide: codes and addresses are unique in the whole city. */
export async function takenCodesAndSlugs(
  db: Db | Tx,
): Promise<{ readonly codes: Set<string>; readonly slugs: Set<string> }> {
  const rows = await db.selectFrom('agency').select(['code', 'slug']).execute();
  return {
    codes: new Set(rows.map(({ code }) => code.toLowerCase())),
    slugs: new Set(rows.map(({ slug }) => slug)),
  };
}

/** Nobody else changes the tree until the transaction ends, so that two moves can't make a circle. System-wide. */
export async function lockTree(tx: Tx): Promise<void> {
  await tx.selectFrom('agency_tree').select('version').forUpdate().execute();
}

/** The caller has checked that the actor may add below `parentId`. */
export async function addAgencyRow(tx: Tx, agency: NewAgencyRow): Promise<Agency> {
  const row = await tx
    .insertInto('agency')
    .values({
      parent_id: agency.parentId,
      code: agency.code,
      slug: agency.slug,
      name: agency.name,
      short_name: agency.shortName,
      zone: agency.zone,
      description: agency.description,
      ...(agency.allowsSelfApproval === undefined ? {} : { allows_self_approval: agency.allowsSelfApproval }),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return agencyOf(row);
}

export type AgencyChange = {
  readonly [Name in keyof Omit<Agency, 'id' | 'slug'>]?: Agency[Name] | undefined;
};

export async function changeAgencyRow(
  tx: Tx,
  scope: AgencyScope,
  [id, change]: [AgencyId, AgencyChange],
): Promise<Agency> {
  const row = await tx
    .updateTable('agency')
    .set({
      parent_id: change.parentId,
      code: change.code,
      name: change.name,
      short_name: change.shortName,
      zone: change.zone,
      description: change.description,
      active: change.active,
      allows_self_approval: change.allowsSelfApproval,
      moderates_comments: change.moderatesComments,
    })
    .where('id', '=', id)
    .where('id', 'in', scope)
    .returningAll()
    .executeTakeFirstOrThrow();
  return agencyOf(row);
}

export interface Alias {
  readonly agencyId: AgencyId;
  readonly name: string;
  readonly shortName: string;
  /** ISO dates; null: nobody wrote down since when. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

export async function addAlias(tx: Tx, scope: AgencyScope, alias: Alias): Promise<void> {
  if (!scope.includes(alias.agencyId)) throw new Error(`Agency ${alias.agencyId} is out of scope`);
  await tx
    .insertInto('agency_alias')
    .values({
      agency_id: alias.agencyId,
      name: alias.name,
      short_name: alias.shortName,
      valid_from: alias.validFrom,
      valid_to: alias.validTo,
    })
    .execute();
}

/** Newest first. */
export async function aliasesOf(db: Db | Tx, scope: AgencyScope): Promise<readonly Alias[]> {
  if (scope.length === 0) return [];
  const rows = await db
    .selectFrom('agency_alias')
    .selectAll()
    .where('agency_id', 'in', scope)
    .orderBy('valid_to', 'desc')
    .execute();
  return rows.map((row) => ({
    agencyId: row.agency_id as AgencyId,
    name: row.name,
    shortName: row.short_name,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  }));
}
