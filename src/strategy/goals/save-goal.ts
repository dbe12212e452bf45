import { isDeepStrictEqual } from 'node:util';
import { authorOf, can, personNames, recordAudit, scopeOf, type Actor } from '#organisation/index.ts';
import { inTransaction, type Db, type Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { Now } from '#platform/time/clock.ts';
import { checkedGoal, type GoalContentRefusal } from './checked-goal.ts';
import { lockGoal, saveGoalContent } from './goal.store.ts';
import type { Goal, GoalContent, GoalId } from './goal.ts';

export type SaveGoalRefusal =
  | { readonly kind: 'not-allowed' | 'goal-not-found' | 'goal-archived' }
  | { readonly kind: 'goal-changed-meanwhile'; readonly name: string; readonly revision: number; readonly at: Date }
  | GoalContentRefusal;

export interface GoalToSave {
  readonly id: GoalId;
  /** What the writer had before their eyes. */
  readonly revision: number;
  readonly content: GoalContent;
}

/** Whoever saves on top of what somebody else changed is told, and keeps their words. */
export function saveGoal(
  { db, now }: { readonly db: Db; readonly now: Now },
  actor: Actor,
  { id, revision, content }: GoalToSave,
): Promise<Result<number, SaveGoalRefusal>> {
  return inTransaction(db, async (tx) => {
    const present = await lockGoal(tx, scopeOf(actor, 'goal.read'), id);
    if (!present) return refuse({ kind: 'goal-not-found' });
    const { agencyId } = present;
    if (!can(actor, 'goal.write', agencyId)) return refuse({ kind: 'not-allowed' });
    if (present.archivedAt) return refuse({ kind: 'goal-archived' });
    if (isDeepStrictEqual(sorted(present.content), sorted(content))) return accept(present.revision);
    if (present.revision !== revision) return refuse(await meanwhile(tx, present));
    const at = now();
    const fault = await checkedGoal(tx, actor, { agencyId, content, before: present.content, id, now: at });
    if (fault) return refuse(fault);

    const next = revision + 1;
    await saveGoalContent(tx, [agencyId], { id, revision: next, content, by: authorOf(actor), at });
    const subject = { agencyId, subjectKind: 'goal', subjectId: id };
    await recordAudit(tx, actor, { ...subject, action: 'goal.changed', before: present.content, after: content });
    await announce(tx, { topic: 'goal', agencyId, id });
    return accept(next);
  });
}

/** The order of what is chosen means nothing. */
function sorted(content: GoalContent): GoalContent {
  return { ...content, contributorIds: content.contributorIds.toSorted(), channelIds: content.channelIds.toSorted() };
}

async function meanwhile(tx: Tx, { revision, updatedAt, updatedBy }: Goal): Promise<SaveGoalRefusal> {
  const names = await personNames(tx, updatedBy ? [updatedBy] : []);
  return { kind: 'goal-changed-meanwhile', name: names.get(updatedBy ?? '') ?? 'Kentongan', revision, at: updatedAt };
}
