import { recordAudit, type Actor } from '#organisation/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import type { Post } from './post.ts';

export interface PostChange {
  readonly post: Pick<Post, 'id' | 'agencyId' | 'state' | 'publishAt'>;
  readonly action: string;
  readonly after: Readonly<Record<string, unknown>>;
}

/** Into the audit trail, with the state it had, and to every open screen. */
export async function tellPostChanged(tx: Tx, actor: Actor, { post, action, after }: PostChange): Promise<void> {
  const { id, agencyId, state, publishAt } = post;
  const before = { state, ...('publishAt' in after ? { publishAt } : {}) };
  await recordAudit(tx, actor, { agencyId, action, subjectKind: 'post', subjectId: id, before, after });
  await announce(tx, { topic: 'post', agencyId, id });
}
