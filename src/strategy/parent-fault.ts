import type { Tx } from '#platform/db/db.ts';
import { branchOf, parentsOf, programmesByIds } from './programme.store.ts';
import type { ProgrammeId } from './programme.ts';

export interface ParentFault {
  readonly kind: 'parent-programme-not-found' | 'programme-inside-itself' | 'programme-too-deep';
}

/** A programme, its parts, and theirs. */
const deepest = 3;

export async function faultOfParent(
  tx: Tx,
  { id, parentId }: { readonly id: ProgrammeId | undefined; readonly parentId: ProgrammeId | null },
): Promise<ParentFault | undefined> {
  if (parentId === null) return undefined;
  if ((await programmesByIds(tx, [parentId])).length === 0) return { kind: 'parent-programme-not-found' };
  const branch = id === undefined ? [] : await branchOf(tx, id);
  if (branch.includes(parentId)) return { kind: 'programme-inside-itself' };
  const above = (await parentsOf(tx, parentId)).length + 1;
  const below = branch.length > 1 ? 1 : 0;
  return above + 1 + below > deepest ? { kind: 'programme-too-deep' } : undefined;
}
