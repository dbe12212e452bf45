import type { AgencyId, AgencyScope, PersonId } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import { emptyStrategy } from './content.ts';
import type { StrategyContent } from './contract.ts';

export interface WrittenStrategy {
  readonly agencyId: AgencyId;
  readonly content: StrategyContent;
  readonly revision: number;
  readonly updatedAt: Date;
  readonly updatedBy: PersonId | null;
}

/** Of each agency that has written one. */
export async function strategiesOf(db: Db | Tx, scope: AgencyScope): Promise<ReadonlyMap<string, WrittenStrategy>> {
  if (scope.length === 0) return new Map();
  const rows = await db.selectFrom('strategy').selectAll().where('agency_id', 'in', scope).execute();
  return new Map(
    rows.map((row) => [
      row.agency_id,
      {
        agencyId: row.agency_id as AgencyId,
        // A part that a later version added is empty in what was written before.
        content: { ...emptyStrategy, ...(row.content as unknown as Partial<StrategyContent>) },
        revision: row.revision,
        updatedAt: row.updated_at,
        updatedBy: row.updated_by as PersonId | null,
      },
    ]),
  );
}

/** Of two savings at once the second waits and then sees the first, also where no row stands yet. */
export async function lockStrategy(tx: Tx, agencyId: AgencyId): Promise<WrittenStrategy | undefined> {
  await tx.selectFrom('agency').select('id').where('id', '=', agencyId).forNoKeyUpdate().execute();
  return (await strategiesOf(tx, [agencyId])).get(agencyId);
}

export async function writeStrategy(tx: Tx, scope: AgencyScope, written: WrittenStrategy): Promise<void> {
  const { agencyId, content, revision, updatedAt, updatedBy } = written;
  if (!scope.includes(agencyId)) throw new Error('A strategy outside the scope was about to be written');
  const set = { content: JSON.stringify(content), revision, updated_at: updatedAt, updated_by: updatedBy };
  await tx
    .insertInto('strategy')
    .values({ agency_id: agencyId, created_at: updatedAt, ...set })
    .onConflict((conflict) => conflict.column('agency_id').doUpdateSet(set))
    .execute();
}
