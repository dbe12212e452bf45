import { agencyTree, canSomewhere, scopeOf, type Actor, type AgencyTree } from '#organisation/index.ts';
import type { Routes } from '#platform/http/routes.ts';
import { accept, refuse } from '#platform/result.ts';
import { agencyIn, within } from '../agency-in.ts';
import type { PublishingRoomTools } from '../tools.ts';
import { reviewQueueEndpoint, type QueuedReviewView } from './contract-queue.ts';
import { lateWithOthers, queueFor, toReviewAfterwards, type QueuedReview } from './queue.view.ts';
import { turnsOf } from './turns.view.ts';

const shown = 100;

export function reviewQueueRoutes(routes: Routes<Actor>, { db, now }: PublishingRoomTools): void {
  routes.serve(reviewQueueEndpoint, async ({ actor, query: { agencyId } }) => {
    if (!canSomewhere(actor, 'post.read')) return refuse({ kind: 'not-allowed' });
    const tree = await agencyTree(db);
    const scope = await within(db, scopeOf(actor, 'post.read'), agencyId);
    const turns = await turnsOf(db, actor, { now: now(), within: scope });
    const coordinated = await within(db, scopeOf(actor, 'post.approve-city'), agencyId);
    const late = await lateWithOthers(db, { scope: coordinated, turns, now: now() }, shown);
    const mine = await queueFor(db, turns, shown);
    const afterwards = await toReviewAfterwards(db, turns, shown);
    return accept({
      mine: presentList(tree, mine),
      late: presentList(tree, late),
      afterwards: presentList(tree, afterwards),
    });
  });
}

function presentList(tree: AgencyTree, rows: readonly QueuedReview[]) {
  return { items: rows.map((row) => presentQueued(tree, row)), total: rows[0]?.total ?? 0 };
}

function presentQueued(tree: AgencyTree, row: QueuedReview): QueuedReviewView {
  return {
    id: row.id,
    title: row.title,
    excerpt: row.excerpt,
    agency: agencyIn(tree, row.agency_id),
    writer: row.writer,
    publishAt: row.publish_at?.toISOString() ?? null,
    submittedAt: row.submitted_at?.toISOString() ?? null,
    dueAt: row.due?.toISOString() ?? null,
    thumbnailId: row.thumbnail_id,
    media: [...row.media],
    step: row.step,
    steps: row.steps,
    flowName: row.flow_name,
  };
}
