import { isDeepStrictEqual } from 'node:util';
import { recordAudit, type Actor } from '#organisation/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, type Result } from '#platform/result.ts';
import { postToActOn, type MayNot, type PublishingTools } from '../posts/acting.ts';
import type { SelfCheck } from './contract.ts';
import { saveSelfCheck, selfCheckOf } from './self-check.store.ts';

export interface SelfCheckInput {
  readonly postId: string;
  readonly noted: SelfCheck;
}

/** A note of the writer for whoever approves: no word that citizens read changes, so no approval falls. */
export function noteSelfCheck(
  { db }: PublishingTools,
  actor: Actor,
  { postId, noted }: SelfCheckInput,
): Promise<Result<undefined, MayNot>> {
  return inTransaction(db, async (tx) => {
    const found = await postToActOn(tx, actor, { postId, operation: 'post.write' });
    if (!found.ok) return found;
    const { id, agencyId } = found.value;
    const before = await selfCheckOf(tx, id);
    const after: SelfCheck = {
      silenced: [...new Set(noted.silenced)].toSorted(),
      principles: [...new Set(noted.principles)].toSorted(),
    };
    if (isDeepStrictEqual(before, after)) return accept(undefined);

    await saveSelfCheck(tx, id, after);
    const subject = { agencyId, subjectKind: 'post', subjectId: id };
    await recordAudit(tx, actor, { ...subject, action: 'post.self-checked', before, after });
    await announce(tx, { topic: 'post', agencyId, id });
    return accept(undefined);
  });
}
