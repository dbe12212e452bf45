import {
  agencyTree,
  can,
  scopeOf,
  type Actor,
  type AgencyId,
  type AgencyScope,
  type AgencyTree,
} from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import type { Routes } from '#platform/http/routes.ts';
import { accept, refuse } from '#platform/result.ts';
import type { PlanningTools } from '../tools.ts';
import {
  activityFromIdeaEndpoint, dropIdeaEndpoint, ideaCommentEndpoint, ideaEndpoint, ideaListEndpoint, ideaStateEndpoint, ideaStates,
  mergeIdeaEndpoint, removeIdeaCommentEndpoint, removeIdeaEndpoint, restoreIdeaEndpoint, saveIdeaEndpoint, voteEndpoint,
  type IdeaItem, type IdeaState,
} from './contract.ts'; // oxfmt-ignore
import { commentOn, takeCommentBack, voteFor } from './discuss-idea.ts';
import {
  discussionOf,
  ideaCounts,
  ideaList,
  mergedInto,
  shownIdea,
  similarIdeas,
  type ListedIdea,
} from './idea-list.view.ts';
import { ideaScope, mayEditIdea, maySee } from './idea.ts';
import { makeActivity, mergeIdea, setIdeaState } from './use-idea.ts';
import { dropIdea, markIdea, saveIdea } from './write-idea.ts';

const pageLength = 50;

export function ideaRoutes(routes: Routes<Actor>, tools: PlanningTools): void {
  reading(routes, tools);
  routes.serve(dropIdeaEndpoint, ({ actor, body: { agencyId, ...words } }) =>
    dropIdea(tools, actor, { ...words, agencyId: agencyId as AgencyId }),
  );
  routes.serve(saveIdeaEndpoint, ({ actor, params, body: { revision, ...words } }) =>
    saveIdea(tools, actor, { id: params.id, revision, words }),
  );
  routes.serve(removeIdeaEndpoint, ({ actor, params }) => markIdea(tools, actor, { id: params.id, removed: true }));
  routes.serve(restoreIdeaEndpoint, ({ actor, params }) => markIdea(tools, actor, { id: params.id, removed: false }));
  routes.serve(ideaStateEndpoint, ({ actor, params, body }) => setIdeaState(tools, actor, { id: params.id, ...body }));
  routes.serve(voteEndpoint, ({ actor, params, body }) => voteFor(tools, actor, { id: params.id, ...body }));
  routes.serve(ideaCommentEndpoint, ({ actor, params, body }) => commentOn(tools, actor, { id: params.id, ...body }));
  routes.serve(removeIdeaCommentEndpoint, ({ actor, params, body }) => takeCommentBack(tools, actor, { ...params, ...body }));
  routes.serve(mergeIdeaEndpoint, ({ actor, params, body }) => mergeIdea(tools, actor, { id: params.id, ...body }));
  routes.serve(activityFromIdeaEndpoint, ({ actor, params, body }) =>
    makeActivity(tools, actor, { id: params.id, agencyId: body.agencyId as AgencyId }),
  );
} // oxfmt-ignore

function reading(routes: Routes<Actor>, { db }: PlanningTools): void {
  routes.serve(ideaListEndpoint, async ({ actor, query: { agencyId, cursor, ...filter } }) => {
    const tree = await agencyTree(db);
    const scope = within(tree, ideaScope(actor), agencyId);
    const offset = Number.parseInt(cursor ?? '0', 10) || 0;
    const listing = { ...filter, state: filter.state, programmeId: filter.programmeId, personId: actor.personId, offset, limit: pageLength + 1 };
    const rows = await ideaList(db, scope, listing);
    const counts = await ideaCounts(db, scope, listing);
    return accept({
      items: rows.slice(0, pageLength).map((row) => present(actor, tree, row)),
      nextCursor: rows.length > pageLength ? String(offset + pageLength) : null,
      counts: Object.fromEntries(ideaStates.map((state) => [state, counts.get(state) ?? 0])) as Record<IdeaState, number>,
    });
  });

  routes.serve(ideaEndpoint, async ({ actor, params }) => {
    const row = await shownIdea(db, params.id, actor.personId);
    if (!row || !maySee(actor, { agencyId: row.agency_id as AgencyId, forCity: row.for_city })) return refuse({ kind: 'idea-not-found' });
    return accept(await presentWhole(db, actor, row));
  });
} // oxfmt-ignore

function within(tree: AgencyTree, scope: AgencyScope, agencyId: string | undefined): AgencyScope {
  if (agencyId === undefined) return scope;
  const subtree = new Set(tree.subtree(agencyId));
  return scope.filter((id) => subtree.has(id));
}

async function presentWhole(db: Db, actor: Actor, row: ListedIdea) {
  const item = present(actor, await agencyTree(db), row);
  const similar = await similarIdeas(db, ideaScope(actor), row);
  const discussion = await discussionOf(db, row.id);
  return {
    ...item,
    discussion: discussion.map(({ id, person_id, by_name, text, at }) => ({ id, text, at: at.toISOString(), by: by_name ?? nobody, own: person_id === actor.personId })),
    similar: similar.map(({ id, title, votes, agency_id }) => ({ id, title, votes, canMerge: can(actor, 'idea.manage', agency_id as AgencyId) })),
    merged: [...(await mergedInto(db, row.id))],
  };
} // oxfmt-ignore

const nobody = 'Kentongan';

function present(actor: Actor, tree: AgencyTree, row: ListedIdea): IdeaItem {
  const agencyId = row.agency_id as AgencyId;
  const agency = tree.get(agencyId);
  if (!agency) throw new Error(`No agency ${agencyId}`);
  const belonging = { agencyId, forCity: row.for_city, createdBy: row.created_by as Actor['personId'] | null };
  return {
    id: row.id,
    title: row.title,
    note: row.note,
    link: row.link,
    mediaId: row.media_id,
    programme: row.programme,
    pillar: row.pillar,
    wishedOn: row.wished_on,
    forCity: row.for_city,
    state: row.state as IdeaState,
    agency: { id: agency.id, shortName: agency.shortName, name: agency.name },
    by: row.by_name ?? nobody,
    at: row.created_at.toISOString(),
    revision: row.revision,
    votes: row.votes,
    voted: row.voted,
    comments: row.comments,
    activity: row.activity,
    post: row.post,
    can: {
      edit: mayEditIdea(actor, belonging),
      manage: can(actor, 'idea.manage', agencyId),
      makeActivity: scopeOf(actor, 'activity.write').length > 0,
      makePost: scopeOf(actor, 'post.write').length > 0,
    },
  };
}
