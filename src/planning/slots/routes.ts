import {
  agencyTree,
  can,
  canSomewhere,
  city,
  personNames,
  scopeOf,
  type Actor,
  type AgencyId,
  type AgencyScope,
} from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import type { Routes } from '#platform/http/routes.ts';
import { accept, refuse } from '#platform/result.ts';
import type { PlanningTools } from '#planning/tools.ts';
import {
  createSlotsEndpoint,
  crisesEndpoint,
  endCrisisEndpoint,
  nextFreeSlotEndpoint,
  previewSlotEndpoint,
  removeSlotEndpoint,
  restoreSlotEndpoint,
  saveSlotEndpoint,
  slotGapsEndpoint,
  slotListEndpoint,
  slotOccurrencesEndpoint,
  startCrisisEndpoint,
  type SlotBody,
} from './contract.ts';
import { endCrisis, startCrisis } from './crisis.ts';
import { runningCrises } from './crisis.store.ts';
import { slotGaps } from './gaps.ts';
import { nextFreeSlot } from './next-free-slot.ts';
import { presentCalendar, presentGaps, presentOccurrence, presentSlots } from './present-slots.ts';
import { previewSlot } from './preview-slot.ts';
import { slotCalendar } from './slot-calendar.ts';
import type { SlotContent, SlotId } from './slot.ts';
import { createSlots, removeSlot, restoreSlot, saveSlot } from './write-slot.ts';

/** Forty agencies with six daily slots and a leap year's days, and some more. */
const mostOccurrences = 100_000;
const longestDays = 400;

export function slotRoutes(routes: Routes<Actor>, tools: PlanningTools): void {
  reading(routes, tools);
  looking(routes, tools);
  writing(routes, tools);
  crises(routes, tools);
}

function reading(routes: Routes<Actor>, { db, now }: PlanningTools): void {
  routes.serve(slotListEndpoint, async ({ actor, query }) => {
    if (!canSomewhere(actor, 'slot.read')) return refuse({ kind: 'not-allowed' });
    const scope = await within(db, scopeOf(actor, 'slot.read'), query.agencyId);
    const items = await presentSlots(db, { scope, actor, now: now() });
    return accept({ items, can: { create: canSomewhere(actor, 'slot.write') } });
  });

  routes.serve(slotOccurrencesEndpoint, async ({ actor, query }) => {
    if (!canSomewhere(actor, 'slot.read')) return refuse({ kind: 'not-allowed' });
    const [from, to] = [new Date(query.from), new Date(query.to)];
    if (to <= from) return refuse({ kind: 'window-ends-before-it-starts' });
    if (to.getTime() - from.getTime() > longestDays * 86_400_000) return refuse({ kind: 'window-too-long' });
    const scope = await within(db, scopeOf(actor, 'slot.read'), query.agencyId);
    const calendar = await slotCalendar(db, scope, { from, to, limit: mostOccurrences });
    if (calendar.cut) return refuse({ kind: 'too-many-occurrences', most: mostOccurrences });
    return accept(await presentCalendar(db, calendar));
  });
}

function looking(routes: Routes<Actor>, { db, now }: PlanningTools): void {
  routes.serve(slotGapsEndpoint, async ({ actor, query }) => {
    if (!canSomewhere(actor, 'slot.read')) return refuse({ kind: 'not-allowed' });
    const scope = await within(db, scopeOf(actor, 'slot.read'), query.agencyId);
    const zone = (await agencyTree(db)).get(query.agencyId ?? '')?.zone ?? (await city(db))?.zone ?? 'Asia/Jakarta';
    return accept(await presentGaps(db, await slotGaps(db, scope, { now: now(), zone })));
  });

  routes.serve(nextFreeSlotEndpoint, async ({ actor, query: { agencyId, channelId, after } }) => {
    if (!can(actor, 'slot.read', agencyId as AgencyId)) return refuse({ kind: 'slot-agency-not-found' });
    const wanted = { agencyId: agencyId as AgencyId, channelIds: channelId === undefined ? [] : [channelId] };
    const free = await nextFreeSlot(db, { ...wanted, after: after === undefined ? now() : new Date(after) });
    if (!free) return accept({ free: null });
    const { post: _, ...occurrence } = presentOccurrence(free, undefined);
    return accept({ free: occurrence });
  });

  routes.serve(previewSlotEndpoint, async ({ actor, body }) => {
    if (!can(actor, 'slot.read', body.agencyId as AgencyId)) return refuse({ kind: 'slot-agency-not-found' });
    const preview = await previewSlot(db, contentOf(body), now());
    if (!preview.ok) return preview;
    const { zone, moments, inYear } = preview.value;
    const occurrences = moments.map((moment) => {
      const { post: _, slotId: __, ...occurrence } = presentOccurrence(moment, undefined);
      return occurrence;
    });
    return accept({ zone, occurrences, inYear: { ...inYear } });
  });
}

function writing(routes: Routes<Actor>, tools: PlanningTools): void {
  routes.serve(createSlotsEndpoint, async ({ actor, body: { times, ...body } }) => {
    const { time: _, ...content } = contentOf({ ...body, time: '' });
    const created = await createSlots(tools, actor, { ...content, times });
    return created.ok ? accept({ ids: [...created.value] }) : created;
  });

  routes.serve(saveSlotEndpoint, async ({ actor, params, body: { revision, ...body } }) => {
    const saved = await saveSlot(tools, actor, { id: params.id as SlotId, revision, content: contentOf(body) });
    return saved.ok ? accept({ revision: saved.value }) : saved;
  });

  routes.serve(removeSlotEndpoint, ({ actor, params }) => removeSlot(tools, actor, params.id as SlotId));
  routes.serve(restoreSlotEndpoint, ({ actor, params }) => restoreSlot(tools, actor, params.id as SlotId));
}

function crises(routes: Routes<Actor>, tools: PlanningTools): void {
  const { db } = tools;
  routes.serve(crisesEndpoint, async ({ actor }) => {
    if (!canSomewhere(actor, 'slot.read')) return refuse({ kind: 'not-allowed' });
    const tree = await agencyTree(db);
    const running = await runningCrises(db);
    const names = await personNames(db, running.flatMap(({ startedBy }) => startedBy ?? [])); // oxfmt-ignore
    const items = running.map(({ agencyId, reason, startedBy, startedAt, isPause }) => ({
      agency: { id: agencyId, shortName: tree.get(agencyId)?.shortName ?? '' },
      reason,
      startedBy: names.get(startedBy ?? '') ?? null,
      startedAt: startedAt.toISOString(),
      isPause,
      can: { end: !isPause && can(actor, 'crisis.write', agencyId) },
    }));
    return accept({ items, can: { start: [...scopeOf(actor, 'crisis.write')] } });
  });

  routes.serve(startCrisisEndpoint, async ({ actor, body: { agencyId, reason } }) => {
    const started = await startCrisis(tools, actor, { agencyId: agencyId as AgencyId, reason });
    return started.ok ? accept({ id: started.value }) : started;
  });
  routes.serve(endCrisisEndpoint, ({ actor, body }) => endCrisis(tools, actor, body.agencyId as AgencyId));
}

/** What a purpose does not need is not kept. */
function contentOf({ agencyId, pillarId, campaignId, ...body }: SlotBody): SlotContent {
  return {
    ...body,
    zone: body.zone === '' ? null : body.zone,
    agencyId: agencyId as AgencyId,
    pillarId: body.purpose === 'pillar' ? pillarId : null,
    campaignId: body.purpose === 'campaign' ? campaignId : null,
  };
}

/** An agency stands for itself and everything below it, as far as the scope reaches. */
async function within(db: Db, scope: AgencyScope, agencyId: string | undefined): Promise<AgencyScope> {
  if (agencyId === undefined) return scope;
  const subtree = new Set((await agencyTree(db)).subtree(agencyId));
  return scope.filter((id) => subtree.has(id));
}
