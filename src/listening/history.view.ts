import { personNames } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import type { ThreadView } from './contract.ts';

const newest = 40;

/** What happened to a thread that the asker may read, newest first, from the audit trail. */
export async function historyOf(db: Db, threadId: string): Promise<ThreadView['history']> {
  const rows = await db
    .selectFrom('audit_entry')
    .select(['at', 'action', 'actor_name', 'after'])
    .where('subject_kind', '=', 'thread')
    .where('subject_id', '=', threadId)
    .orderBy('at', 'desc')
    .limit(newest)
    .execute();
  const entries = rows.map((row) => ({ ...row, after: (row.after ?? {}) as Readonly<Record<string, unknown>> }));
  const assignees = entries.map(({ after }) => after['assigneeId']).filter((id) => typeof id === 'string');
  const names = await personNames(db, assignees);
  return entries.map(({ at, action, actor_name, after }) => ({
    at: at.toISOString(),
    action,
    by: actor_name,
    detail: detailOf(after, names),
  }));
}

function detailOf(
  after: Readonly<Record<string, unknown>>,
  names: ReadonlyMap<string, string>,
): Record<string, string> {
  const { assigneeId, reason } = after;
  return {
    ...(typeof assigneeId === 'string' ? { assignee: names.get(assigneeId) ?? '' } : {}),
    ...(typeof reason === 'string' ? { reason } : {}),
  };
}
