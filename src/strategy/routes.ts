import { canSomewhere, type Actor, type AgencyId } from '#organisation/index.ts';
import type { Routes } from '#platform/http/routes.ts';
import { accept, refuse } from '#platform/result.ts';
import {
  createProgrammeEndpoint,
  programmeListEndpoint,
  programmeNamesEndpoint,
  removeProgrammeEndpoint,
  restoreProgrammeEndpoint,
  saveProgrammeEndpoint,
  type ProgrammeBody,
} from './contract.ts';
import { createProgramme } from './create-programme.ts';
import { goalRoutes } from './goals/routes.ts';
import { factRoutes } from './facts/routes.ts';
import { presentName, presentProgramme, todayInTheCity } from './present-programme.ts';
import { programmeList, programmeNames } from './programme-list.view.ts';
import { keyMessageRoutes } from './key-messages/routes.ts';
import { pillarRoutes } from './pillars/pillar-routes.ts';
import type { ProgrammeContent, ProgrammeId } from './programme.ts';
import { programmeDetailRoutes } from './programmes/routes.ts';
import { removeProgramme } from './remove-programme.ts';
import { restoreProgramme } from './restore-programme.ts';
import { saveProgramme } from './save-programme.ts';
import type { StrategyTools } from './tools.ts';

const pageLength = 50;

export function strategyRoutes(routes: Routes<Actor>, tools: StrategyTools): void {
  pillarRoutes(routes, tools);
  goalRoutes(routes, tools);
  factRoutes(routes, tools);
  keyMessageRoutes(routes, tools);
  programmeDetailRoutes(routes, tools);
  routes.serve(programmeListEndpoint, async ({ actor, query: { phase, agencyId, level, tag, text, cursor } }) => {
    if (!canSomewhere(actor, 'programme.read')) return refuse({ kind: 'not-allowed' });
    const today = await todayInTheCity(tools);
    const listing = { phase, agencyId, level, tag, text, cursor, today, now: tools.now(), limit: pageLength };
    const { items, nextCursor } = await programmeList(tools.db, listing);
    const may = { create: canSomewhere(actor, 'programme.write') };
    return accept({ items: items.map((row) => presentProgramme(row, actor, today)), nextCursor, can: may });
  });

  routes.serve(programmeNamesEndpoint, async ({ actor, query: { phase } }) => {
    if (!canSomewhere(actor, 'programme.read')) return refuse({ kind: 'not-allowed' });
    const today = await todayInTheCity(tools);
    const named = await programmeNames(tools.db, { phase, today });
    return accept({ items: named.map((row) => presentName(row, today)) });
  });

  routes.serve(createProgrammeEndpoint, async ({ actor, body }) => {
    const created = await createProgramme(tools, actor, contentOf(body));
    return created.ok ? accept({ id: created.value.id, slug: created.value.slug }) : created;
  });

  routes.serve(saveProgrammeEndpoint, async ({ actor, params, body: { revision, ...body } }) => {
    const toSave = { id: params.id as ProgrammeId, revision, content: contentOf(body) };
    const saved = await saveProgramme(tools, actor, toSave);
    return saved.ok ? accept({ id: saved.value.id, slug: saved.value.slug }) : saved;
  });

  routes.serve(removeProgrammeEndpoint, ({ actor, params }) => removeProgramme(tools, actor, params.id as ProgrammeId));
  routes.serve(restoreProgrammeEndpoint, ({ actor, params }) =>
    restoreProgramme(tools, actor, params.id as ProgrammeId),
  );
}

function contentOf({ agencyId, parentId, tags, ...content }: ProgrammeBody): ProgrammeContent {
  const same = new Map(tags.map((tag) => [tag.toLowerCase(), tag]));
  return {
    ...content,
    agencyId: agencyId as AgencyId,
    parentId: parentId as ProgrammeId | null,
    tags: [...same.values()],
  };
}
