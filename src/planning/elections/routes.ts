import { agencyTree, can, city, type Actor, type AgencyId, type AgencyTree } from '#organisation/index.ts';
import type { Routes } from '#platform/http/routes.ts';
import { accept } from '#platform/result.ts';
import { isoDay } from '#platform/time/format.ts';
import type { PlanningTools } from '../tools.ts';
import {
  createElectionEndpoint,
  electionGuardEndpoint,
  electionListEndpoint,
  removeElectionEndpoint,
  saveElectionEndpoint,
} from './contract.ts';
import { blocksBy, electionPeriods, ownGuards, type Guards } from './election.store.ts';
import { createElection, removeElection, saveElection, setGuard } from './set-elections.ts';

export function electionRoutes(routes: Routes<Actor>, tools: PlanningTools): void {
  const { db, now } = tools;
  routes.serve(electionListEndpoint, async ({ actor }) => {
    const today = isoDay(now(), (await city(db))?.zone ?? 'Asia/Jakarta');
    const tree = await agencyTree(db);
    const roots = tree.roots.map(({ id }) => id);
    const guards = await ownGuards(db);
    const periods = (await electionPeriods(db)).filter(({ removed }) => !removed);
    return accept({
      items: periods.map(({ id, name, startsOn, endsOn, words, revision }) => ({ id, name, startsOn, endsOn, words: [...words], revision, running: startsOn <= today && today <= endsOn })),
      guards: guardsOf(tree, guards).filter(({ agencyId }) => can(actor, 'agency.settings', agencyId)),
      can: { write: roots.some((id) => can(actor, 'election.write', id)) },
    });
  });
  routes.serve(createElectionEndpoint, ({ actor, body }) => createElection(tools, actor, body));
  routes.serve(saveElectionEndpoint, ({ actor, params, body: { revision, ...content } }) =>
    saveElection(tools, actor, { id: params.id, revision, content }),
  );
  routes.serve(removeElectionEndpoint, ({ actor, params, body }) => removeElection(tools, actor, { id: params.id, ...body }));
  routes.serve(electionGuardEndpoint, ({ actor, params, body }) =>
    setGuard(tools, actor, { agencyId: params.agencyId as AgencyId, ...body }),
  );
} // oxfmt-ignore

/** The city first, then by name. */
function guardsOf(tree: AgencyTree, guards: Guards) {
  const all = [...tree.all].map(({ id, shortName }) => {
    const above = tree.ancestors(id);
    return { agencyId: id, shortName, own: guards.get(id) ?? null, blocks: blocksBy(guards, [id, ...above]), top: above.length === 0 };
  });
  return all.toSorted((a, b) => Number(b.top) - Number(a.top) || a.shortName.localeCompare(b.shortName, 'id'));
} // oxfmt-ignore
