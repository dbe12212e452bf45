import { agencyTree } from '#organisation/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import type { Pause, PauseTerms } from './pause.ts';

/** To all whom it concerns: the agency and everybody below it. */
export async function tellPauseChanged(tx: Tx, { id, agencyId }: Pick<Pause, 'id' | 'agencyId'>): Promise<void> {
  for (const concerned of (await agencyTree(tx)).subtree(agencyId)) {
    await announce(tx, { topic: 'pause', agencyId: concerned, id });
  }
}

/** As the audit trail keeps it. */
export function auditedTerms({ reason, endsAt, holdsReplies, allowed }: PauseTerms) {
  return { reason, endsAt, holdsReplies, allowedPosts: allowed.length };
}
