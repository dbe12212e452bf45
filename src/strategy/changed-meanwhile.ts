import { personNames } from '#organisation/index.ts';
import type { Tx } from '#platform/db/db.ts';
import type { ProgrammeRecord } from './programme.ts';

export interface ProgrammeChangedMeanwhile {
  readonly kind: 'programme-changed-meanwhile';
  readonly name: string;
  readonly programme: string;
  readonly revision: number;
  readonly at: Date;
}

/** Who was first, so that the second can ask. */
export async function changedMeanwhile(tx: Tx, present: ProgrammeRecord): Promise<ProgrammeChangedMeanwhile> {
  const { name: programme, revision, updatedAt, updatedBy } = present;
  const names = await personNames(tx, updatedBy ? [updatedBy] : []);
  const name = names.get(updatedBy ?? '') ?? 'Kentongan';
  return { kind: 'programme-changed-meanwhile', name, programme, revision, at: updatedAt };
}
