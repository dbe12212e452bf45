import { can, scopeOf, type Actor, type Operation } from '#organisation/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { lockThread, type Thread } from './thread.store.ts';

export type ThreadRefusal = { readonly kind: 'not-allowed' } | { readonly kind: 'thread-not-found' };

/** The thread, held, for somebody who may do that with it. What a person can't see is not revealed. */
export async function threadFor(
  tx: Tx,
  actor: Actor,
  { id, operation }: { readonly id: string; readonly operation: Operation },
): Promise<Result<Thread, ThreadRefusal>> {
  const thread = await lockThread(tx, scopeOf(actor, 'message.read'), id);
  if (!thread) return refuse({ kind: 'thread-not-found' });
  return can(actor, operation, thread.agencyId) ? accept(thread) : refuse({ kind: 'not-allowed' });
}
