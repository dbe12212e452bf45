import { agencyTree } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import { isoDay } from '#platform/time/format.ts';
import { barOn, type Bar, type ConsentKind } from './standing.ts';

export interface BarredPicture {
  readonly mediaId: string;
  readonly name: string;
  readonly bar: Bar;
}

/** System-wide: those of the pictures that may not be shown at that time, with the reason. */
export async function barredPictures(db: Db | Tx, ids: readonly string[], at: Date): Promise<readonly BarredPicture[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('media')
    .select(['id', 'agency_id', 'title', 'original_name', 'rights_until'])
    .select(['consent', 'consent_by', 'consent_until', 'consent_withdrawn_on'])
    .where('id', 'in', ids)
    .where((where) =>
      where.or([
        where('rights_until', 'is not', null),
        where('consent_until', 'is not', null),
        where('consent_withdrawn_on', 'is not', null),
      ]),
    )
    .execute();
  if (rows.length === 0) return [];
  const tree = await agencyTree(db);
  return rows.flatMap((row) => {
    const rights = {
      rightsUntil: row.rights_until,
      consent: row.consent as ConsentKind,
      consentBy: row.consent_by,
      consentUntil: row.consent_until,
      consentWithdrawnOn: row.consent_withdrawn_on,
    };
    const bar = barOn(rights, isoDay(at, tree.get(row.agency_id)?.zone ?? 'Asia/Jakarta'));
    return bar === null ? [] : [{ mediaId: row.id, name: row.title || row.original_name, bar }];
  });
}
