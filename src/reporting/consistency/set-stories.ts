import { agencyTree, can, recordAudit, type Actor, type AgencyId } from '#organisation/index.ts';
import { inTransaction, type Db } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { storiesWanted, writeStories } from './setting.store.ts';

export type SetStoriesRefusal = { readonly kind: 'agency-not-found' } | { readonly kind: 'not-allowed' };

export interface StoriesInput {
  readonly agencyId: AgencyId;
  /** Null: as the agency above says. */
  readonly perWeek: number | null;
}

export function setStories(
  { db }: { readonly db: Db },
  actor: Actor,
  { agencyId, perWeek }: StoriesInput,
): Promise<Result<{ readonly perWeek: number }, SetStoriesRefusal>> {
  return inTransaction(db, async (tx) => {
    const tree = await agencyTree(tx);
    if (!tree.get(agencyId)) return refuse({ kind: 'agency-not-found' });
    if (!can(actor, 'agency.settings', agencyId)) return refuse({ kind: 'not-allowed' });
    const before = await writeStories(tx, agencyId, perWeek);
    if (before !== perWeek) {
      await recordAudit(tx, actor, {
        agencyId,
        action: 'consistency.stories-set',
        subjectKind: 'agency',
        subjectId: agencyId,
        before: { storiesPerWeek: before },
        after: { storiesPerWeek: perWeek },
      });
      await announce(tx, { topic: 'organisation', agencyId, id: agencyId });
    }
    const wanted = await storiesWanted(tx, [agencyId, ...tree.ancestors(agencyId)]);
    return accept({ perWeek: wanted.perWeek });
  });
}
