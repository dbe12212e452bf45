import { can, scopeOf, type Actor } from '#organisation/index.ts';
import { inTransaction, type Db } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { Now } from '#platform/time/clock.ts';
import type { ThreadRefusal } from './find-thread.ts';
import { endWriting, othersWriting, saveWriting } from './presence.store.ts';
import { agencyOfThread } from './thread.store.ts';

/** A screen repeats itself well within this; one that was closed is forgotten after it. */
const presenceMs = 20_000;

export interface SayWriting {
  readonly threadId: string;
  readonly writing: boolean;
}

export type OthersWriting = { readonly writing: readonly { readonly id: string; readonly name: string }[] };

/** So that two people don't answer the same citizen. Passing news, not a change: the trail does not keep it. */
export function sayWriting(
  { db, now }: { readonly db: Db; readonly now: Now },
  actor: Actor,
  { threadId, writing }: SayWriting,
): Promise<Result<OthersWriting, ThreadRefusal>> {
  return inTransaction(db, async (tx) => {
    const agencyId = await agencyOfThread(tx, scopeOf(actor, 'message.read'), threadId);
    if (!agencyId) return refuse({ kind: 'thread-not-found' });
    if (!can(actor, 'message.reply', agencyId)) return refuse({ kind: 'not-allowed' });
    const { personId } = actor;
    const at = now();
    const until = new Date(at.getTime() + presenceMs);
    const news = writing
      ? await saveWriting(tx, { threadId, personId, until }, at)
      : await endWriting(tx, threadId, personId);
    if (news) await announce(tx, { topic: 'message', agencyId, id: threadId });
    return accept({ writing: await othersWriting(tx, { threadId, personId, until: at }) });
  });
}
