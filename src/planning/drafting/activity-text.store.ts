import type { AgencyScope, PersonId } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import type { ActivityId } from '../activity.ts';
import type { TextForm } from './text-forms.ts';

export interface EditedText {
  readonly form: TextForm;
  readonly text: string;
  /** What the rules drafted when it was edited. */
  readonly drafted: string;
  readonly revision: number;
  readonly updatedBy: PersonId | null;
  readonly updatedAt: Date;
}

export async function editedTexts(db: Db | Tx, scope: AgencyScope, id: ActivityId): Promise<readonly EditedText[]> {
  if (scope.length === 0) return [];
  const rows = await db
    .selectFrom('activity_text')
    .innerJoin('activity', 'activity.id', 'activity_text.activity_id')
    .select(['form', 'text', 'drafted', 'activity_text.revision', 'activity_text.updated_by', 'activity_text.updated_at'])
    .where('activity_id', '=', id)
    .where('agency_id', 'in', scope)
    .execute(); // oxfmt-ignore
  return rows.map((row) => ({
    form: row.form as TextForm,
    text: row.text,
    drafted: row.drafted,
    revision: row.revision,
    updatedBy: row.updated_by as PersonId | null,
    updatedAt: row.updated_at,
  }));
}

export type TextToKeep = EditedText & { readonly activityId: ActivityId };

/** The caller holds the activity. */
export async function keepText(tx: Tx, kept: TextToKeep): Promise<void> {
  const { activityId, form, text, drafted, revision, updatedBy, updatedAt } = kept;
  const set = { text, drafted, revision, updated_by: updatedBy, updated_at: updatedAt };
  const query = tx.insertInto('activity_text').values({ activity_id: activityId, form, ...set });
  await query.onConflict((conflict) => conflict.columns(['activity_id', 'form']).doUpdateSet(set)).execute();
}

export async function dropText(tx: Tx, activityId: ActivityId, form: TextForm): Promise<void> {
  await tx.deleteFrom('activity_text').where('activity_id', '=', activityId).where('form', '=', form).execute();
}
