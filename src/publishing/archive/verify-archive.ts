import type { Db } from '#platform/db/db.ts';
import { recordsAfter } from './archive.store.ts';
import { chainBegin, follows, type ChainEnd } from './record.ts';

export interface ArchiveCheck {
  readonly records: number;
  readonly intact: boolean;
  /** The number of the first record that does not follow from the one before. */
  readonly firstBroken: number | null;
  readonly lastHash: string;
}

const atOnce = 1_000;

/** Computes every link again. System-wide, since a chain has no parts; in little memory, however long it is. */
export async function verifyArchive(db: Db): Promise<ArchiveCheck> {
  let end: ChainEnd = chainBegin;
  let [records, firstBroken]: [number, number | null] = [0, null];
  for (
    let page = await recordsAfter(db, 0, atOnce);
    page.length > 0;
    page = await recordsAfter(db, end.number, atOnce)
  ) {
    for (const record of page) {
      if (firstBroken === null && !follows(end, record)) firstBroken = record.number;
      records += 1;
      end = record;
    }
  }
  return { records, intact: firstBroken === null, firstBroken, lastHash: end.hash };
}
