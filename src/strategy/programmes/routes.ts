import { canSomewhere, scopeOf, type Actor } from '#organisation/index.ts';
import type { Routes } from '#platform/http/routes.ts';
import { accept, refuse } from '#platform/result.ts';
import { presentProgramme, todayInTheCity } from '#strategy/present-programme.ts';
import { programmesListed } from '#strategy/programme-list.view.ts';
import type { ProgrammeId } from '#strategy/programme.ts';
import type { StrategyTools } from '#strategy/tools.ts';
import { archiveProgramme, chooseSuccessor } from './archive-programme.ts';
import {
  addIndicatorEndpoint,
  addMilestoneEndpoint,
  archiveProgrammeEndpoint,
  chooseSuccessorEndpoint,
  endTermEndpoint,
  enterAchievementEndpoint,
  openTermEndEndpoint,
  programmeEndpoint,
  removeAchievementEndpoint,
  removeIndicatorEndpoint,
  removeMilestoneEndpoint,
  saveIndicatorEndpoint,
  saveMilestoneEndpoint,
  undoTermEndEndpoint,
} from './contract.ts';
import { endTerm } from './end-term.ts';
import { presentDetail } from './present-detail.ts';
import { removePart } from './remove-part.ts';
import { openAtTermEnd } from './term-end.store.ts';
import { undoTermEnd } from './undo-term-end.ts';
import { addIndicator, enterAchievement, saveIndicator } from './write-indicator.ts';
import { addMilestone, saveMilestone } from './write-milestone.ts';

export function programmeDetailRoutes(routes: Routes<Actor>, tools: StrategyTools): void {
  routes.serve(programmeEndpoint, async ({ actor, params }) => {
    if (!canSomewhere(actor, 'programme.read')) return refuse({ kind: 'not-allowed' });
    const detail = await presentDetail(tools, actor, params.id as ProgrammeId);
    return detail ? accept(detail) : refuse({ kind: 'programme-not-found' });
  });
  partRoutes(routes, tools);
  endingRoutes(routes, tools);
}

function partRoutes(routes: Routes<Actor>, tools: StrategyTools): void {
  routes.serve(addIndicatorEndpoint, async ({ actor, params, body }) => {
    const added = await addIndicator(tools, actor, { programmeId: params.id as ProgrammeId, content: body });
    return added.ok ? accept({ id: added.value }) : added;
  });
  routes.serve(saveIndicatorEndpoint, ({ actor, params, body: { revision, ...content } }) =>
    saveIndicator(tools, actor, { id: params.id, revision, content }),
  );
  routes.serve(enterAchievementEndpoint, async ({ actor, params, body }) => {
    const entered = await enterAchievement(tools, actor, { indicatorId: params.id, ...body });
    return entered.ok ? accept({ id: entered.value }) : entered;
  });
  routes.serve(addMilestoneEndpoint, async ({ actor, params, body }) => {
    const added = await addMilestone(tools, actor, { programmeId: params.id as ProgrammeId, content: body });
    return added.ok ? accept({ id: added.value }) : added;
  });
  routes.serve(saveMilestoneEndpoint, ({ actor, params, body: { revision, ...content } }) =>
    saveMilestone(tools, actor, { id: params.id, revision, content }),
  );
  routes.serve(removeIndicatorEndpoint, ({ actor, params, body: { removed } }) =>
    removePart(tools, actor, { kind: 'indicator', id: params.id, removed }),
  );
  routes.serve(removeAchievementEndpoint, ({ actor, params, body: { removed } }) =>
    removePart(tools, actor, { kind: 'achievement', id: params.id, removed }),
  );
  routes.serve(removeMilestoneEndpoint, ({ actor, params, body: { removed } }) =>
    removePart(tools, actor, { kind: 'milestone', id: params.id, removed }),
  );
}

function endingRoutes(routes: Routes<Actor>, tools: StrategyTools): void {
  routes.serve(archiveProgrammeEndpoint, ({ actor, params, body: { archived } }) =>
    archiveProgramme(tools, actor, { id: params.id as ProgrammeId, archived }),
  );
  routes.serve(chooseSuccessorEndpoint, ({ actor, params, body }) => {
    const successorId = body.successorId as ProgrammeId | null;
    return chooseSuccessor(tools, actor, { id: params.id as ProgrammeId, successorId });
  });
  routes.serve(openTermEndEndpoint, async ({ actor, query: { on } }) => {
    if (!canSomewhere(actor, 'programme.write')) return refuse({ kind: 'not-allowed' });
    const mine = new Set<string>(scopeOf(actor, 'programme.write'));
    const ids = await openAtTermEnd(tools.db, on);
    const byId = new Map((await programmesListed(tools.db, ids, tools.now())).map((row) => [row.id, row]));
    const today = await todayInTheCity(tools);
    const rows = ids.flatMap((id) => byId.get(id) ?? []).filter((row) => mine.has(row.agency_id));
    return accept({ items: rows.map((row) => presentProgramme(row, actor, today)) });
  });
  routes.serve(endTermEndpoint, async ({ actor, body: { on, decisions } }) => {
    const decided = decisions.map((decision) => ({ ...decision, id: decision.id as ProgrammeId }));
    const ended = await endTerm(tools, actor, { on, decisions: decided });
    return ended.ok ? accept({ id: ended.value }) : ended;
  });
  routes.serve(undoTermEndEndpoint, ({ actor, params }) => undoTermEnd(tools, actor, params.id));
}
