import type { Db, Tx } from '#platform/db/db.ts';
import { oncePerRead } from '#platform/http/once-per-read.ts';
import type { AgencyId } from '#organisation/permissions.ts';
import { plantTree, type AgencyTree } from './agency-tree.ts';
import type { Agency } from './agency.ts';

interface Planted {
  readonly version: number;
  readonly tree: AgencyTree;
}

const planted = new WeakMap<Db, Planted>();

/**
 * The whole tree, system-wide. Kept in memory per process; a trigger counts every change of a row, so that one small
 * read tells whether the memory still holds, also when another process changed it; a request that only reads asks that once.
 * Inside a transaction always read anew.
 */
export async function agencyTree(db: Db | Tx): Promise<AgencyTree> {
  return db.isTransaction ? await readTree(db) : await oncePerRead(db, () => currentTree(db));
}

async function currentTree(db: Db): Promise<AgencyTree> {
  const { version } = await db.selectFrom('agency_tree').select('version').executeTakeFirstOrThrow();
  const known = planted.get(db);
  if (known?.version === version) return known.tree;
  const tree = await readTree(db);
  planted.set(db, { version, tree });
  return tree;
}

async function readTree(db: Db | Tx): Promise<AgencyTree> {
  const rows = await db.selectFrom('agency').selectAll().execute();
  return plantTree(rows.map(agencyOf));
}

type Row = Omit<Agency, 'id' | 'parentId' | 'shortName' | 'allowsSelfApproval' | 'moderatesComments'> & {
  readonly id: string;
  readonly parent_id: string | null;
  readonly short_name: string;
  readonly allows_self_approval: boolean;
  readonly moderates_comments: boolean;
};

export function agencyOf(row: Row): Agency {
  return {
    id: row.id as AgencyId,
    parentId: row.parent_id as AgencyId | null,
    code: row.code,
    slug: row.slug,
    name: row.name,
    shortName: row.short_name,
    description: row.description,
    zone: row.zone,
    active: row.active,
    allowsSelfApproval: row.allows_self_approval,
    moderatesComments: row.moderates_comments,
  };
}
