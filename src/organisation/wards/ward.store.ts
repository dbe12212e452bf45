import type { Db, Tx } from '#platform/db/db.ts';

/** A kelurahan of a kecamatan. */
export interface Ward {
  readonly name: string;
  readonly district: string;
}

/** System-wide, in the order they were entered. */
export async function wards(db: Db | Tx): Promise<readonly Ward[]> {
  return await db.selectFrom('ward').select(['name', 'district']).orderBy('position').orderBy('name').execute();
}

export async function replaceWards(tx: Tx, list: readonly Ward[]): Promise<void> {
  await tx.deleteFrom('ward').execute();
  if (list.length === 0) return;
  await tx
    .insertInto('ward')
    .values(list.map((ward, position) => ({ ...ward, position })))
    .execute();
}
