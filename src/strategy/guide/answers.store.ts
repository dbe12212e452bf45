import type { AgencyId, AgencyScope, PersonId } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import { noAnswers } from './answers.ts';
import type { StrategyAnswers } from './set-up-contract.ts';

export interface KeptAnswers {
  readonly answers: StrategyAnswers;
  /** 0 while nothing is kept. */
  readonly revision: number;
  readonly updatedBy: PersonId | null;
  readonly appliedAt: Date | null;
}

export async function answersOf(db: Db | Tx, agencyId: AgencyId): Promise<KeptAnswers> {
  const row = await db.selectFrom('strategy_answers').selectAll().where('agency_id', '=', agencyId).executeTakeFirst();
  if (!row) return { answers: noAnswers, revision: 0, updatedBy: null, appliedAt: null };
  return {
    answers: { ...noAnswers, ...(row.answers as unknown as Partial<StrategyAnswers>) },
    revision: row.revision,
    updatedBy: row.updated_by as PersonId | null,
    appliedAt: row.applied_at,
  };
}

export interface AnswersToKeep {
  readonly agencyId: AgencyId;
  readonly answers: StrategyAnswers;
  readonly revision: number;
  readonly by: PersonId | null;
  readonly at: Date;
}

export async function keepAnswers(tx: Tx, scope: AgencyScope, kept: AnswersToKeep): Promise<void> {
  const { agencyId, answers, revision, by, at } = kept;
  if (!scope.includes(agencyId)) throw new Error('Answers outside the scope were about to be kept');
  const set = { answers: JSON.stringify(answers), revision, updated_by: by, updated_at: at };
  await tx
    .insertInto('strategy_answers')
    .values({ agency_id: agencyId, ...set })
    .onConflict((conflict) => conflict.column('agency_id').doUpdateSet(set))
    .execute();
}

export async function markApplied(
  tx: Tx,
  scope: AgencyScope,
  { agencyId, at }: { readonly agencyId: AgencyId; readonly at: Date },
): Promise<void> {
  const query = tx.updateTable('strategy_answers').set({ applied_at: at }).where('agency_id', '=', agencyId);
  await query.where('agency_id', 'in', scope).execute();
}
