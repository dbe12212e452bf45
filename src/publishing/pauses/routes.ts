import {
  agencyTree,
  can,
  canSomewhere,
  scopeOf,
  type Actor,
  type AgencyId,
  type AgencyTree,
} from '#organisation/index.ts';
import type { Routes } from '#platform/http/routes.ts';
import { accept, refuse } from '#platform/result.ts';
import { agencyIn, within } from '../agency-in.ts';
import type { PublishingRoomTools } from '../tools.ts';
import { changePause } from './change-pause.ts';
import {
  changePauseEndpoint, endPauseEndpoint, heldPostsEndpoint, missedPostsEndpoint, pausesEndpoint, rescheduleMissedEndpoint,
  startPauseEndpoint, type PauseView } from './contract.ts'; // oxfmt-ignore
import { endPause } from './end-pause.ts';
import { missedPosts } from './missed.view.ts';
import { heldPosts, runningPauses, type ShownPause } from './pause.view.ts';
import { proposeTimes } from './propose-times.ts';
import { rescheduleMissed } from './reschedule-missed.ts';
import { startPause } from './start-pause.ts';

const mostMissed = 50;

export function pauseRoutes(routes: Routes<Actor>, tools: PublishingRoomTools): void {
  pausing(routes, tools);
  missing(routes, tools);
}

function pausing(routes: Routes<Actor>, tools: PublishingRoomTools): void {
  const { db } = tools;
  routes.serve(pausesEndpoint, async ({ actor }) => {
    if (!canSomewhere(actor, 'pause.read')) return refuse({ kind: 'not-allowed' });
    const tree = await agencyTree(db);
    const scope = scopeOf(actor, 'pause.read');
    const concerned = [...new Set(scope.flatMap((id) => [id, ...tree.ancestors(id)]))];
    const running = await runningPauses(db, { scope, concerned });
    const start = [...scopeOf(actor, 'pause.write')];
    const isCity = tree.roots.some(({ id }) => start.includes(id));
    return accept({ items: running.map((row) => presentPause(tree, actor, row)), can: { start, city: isCity } });
  });
  routes.serve(startPauseEndpoint, ({ actor, body: { target, ...terms } }) =>
    startPause(tools, actor, { target, terms: termsOf(terms) }),
  );
  routes.serve(changePauseEndpoint, ({ actor, params, body }) =>
    changePause(tools, actor, { pauseId: params.id, terms: termsOf(body) }),
  );
  routes.serve(endPauseEndpoint, ({ actor, params }) => endPause(tools, actor, params.id));
  routes.serve(heldPostsEndpoint, async ({ actor, query: { from, to } }) => {
    if (!canSomewhere(actor, 'pause.read')) return refuse({ kind: 'not-allowed' });
    const span = { from: new Date(from), to: new Date(to) };
    return accept({ ids: [...(await heldPosts(db, scopeOf(actor, 'post.read'), span))] });
  });
}

function missing(routes: Routes<Actor>, tools: PublishingRoomTools): void {
  const { db, now } = tools;
  routes.serve(missedPostsEndpoint, async ({ actor, query: { agencyId } }) => {
    if (!canSomewhere(actor, 'pause.read')) return refuse({ kind: 'not-allowed' });
    const tree = await agencyTree(db);
    const rows = await missedPosts(db, await within(db, scopeOf(actor, 'post.schedule'), agencyId), mostMissed);
    const proposals = await proposeTimes(db, rows, now());
    const items = rows.flatMap((row) => {
      const proposed = proposals.get(row.id);
      if (!proposed) return [];
      const { date, time, at } = proposed;
      return {
        id: row.id,
        title: row.title,
        agency: agencyIn(tree, row.agency_id),
        at: row.at.toISOString(),
        media: [...row.media],
        thumbnailId: row.thumbnail_id,
        proposed: { date, time, at: at.toISOString() },
      };
    });
    return accept({ items, total: rows[0]?.total ?? 0 });
  });
  routes.serve(rescheduleMissedEndpoint, async ({ actor, body: { posts } }) => {
    const done = await rescheduleMissed(tools, actor, posts);
    return done.ok ? accept({ scheduled: done.value.map(({ id, at }) => ({ id, at: at.toISOString() })) }) : done;
  });
}

interface Terms {
  readonly reason: string;
  readonly endsAt: string | null;
  readonly holdsReplies: boolean;
  readonly allowed: readonly string[];
}

function termsOf({ endsAt, ...terms }: Terms) {
  return { ...terms, endsAt: endsAt === null ? null : new Date(endsAt) };
}

function presentPause(tree: AgencyTree, actor: Actor, row: ShownPause): PauseView {
  return {
    id: row.id,
    scope: row.scope as PauseView['scope'],
    agency: agencyIn(tree, row.agency_id),
    programme: row.programme,
    medium: row.medium,
    channel: row.channel,
    reason: row.reason,
    holdsReplies: row.holds_replies,
    startedBy: row.started_by,
    startedAt: row.started_at.toISOString(),
    endsAt: row.ends_at?.toISOString() ?? null,
    allowed: [...row.allowed],
    held: row.held,
    can: { change: can(actor, 'pause.write', row.agency_id as AgencyId) },
  };
}
