import type { Db, Tx } from '#platform/db/db.ts';

export interface FactRevision {
  readonly revision: number;
  readonly label: string;
  readonly shown: string;
  readonly source: string;
  readonly valid_from: string | null;
  readonly valid_until: string | null;
  readonly note: string;
  readonly by: string | null;
  readonly at: Date;
}

/** System-wide, newest first. */
export async function factHistory(db: Db, id: string): Promise<readonly FactRevision[]> {
  return await db
    .selectFrom('fact_revision as r')
    .leftJoin('person', 'person.id', 'r.person_id')
    .select(['r.revision', 'r.label', 'r.shown', 'r.source', 'r.valid_from', 'r.valid_until', 'r.note', 'r.at'])
    .select('person.name as by')
    .where('r.fact_id', '=', id)
    .orderBy('r.revision', 'desc')
    .limit(100)
    .execute();
}

/** Who changed it last. System-wide. */
export async function lastRevisionBy(tx: Tx, id: string): Promise<string | null> {
  const row = await tx
    .selectFrom('fact_revision')
    .select('person_id')
    .where('fact_id', '=', id)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.person_id ?? null;
}
