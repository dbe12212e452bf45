import { agencyTree, can, canSomewhere, type Actor, type AgencyId, type AgencyTree } from '#organisation/index.ts';
import type { Routes } from '#platform/http/routes.ts';
import { accept, refuse } from '#platform/result.ts';
import type { PlanningTools } from '#planning/tools.ts';
import {
  createSpecialDayEndpoint,
  fillHolidaysEndpoint,
  importSpecialDaysEndpoint,
  offeredYears,
  removeSpecialDayEndpoint,
  restoreSpecialDayEndpoint,
  saveSpecialDayEndpoint,
  specialDaysEndpoint,
  unfillHolidaysEndpoint,
  type SpecialDateView,
  type SpecialDayBody,
} from './contract.ts';
import { fillHolidays, missingOf, removeSpecialDays } from './fill-holidays.ts';
import { importSpecialDays } from './import-days.ts';
import { removeSpecialDay, restoreSpecialDay } from './remove-special-day.ts';
import { mayWriteDay } from './rights.ts';
import { specialDaysBetween } from './special-days-between.ts';
import { freeKinds, isRealDate, type SpecialDate, type SpecialDayContent, type SpecialDayId } from './special-day.ts';
import { createSpecialDay, saveSpecialDay } from './write-special-day.ts';

/** Ten years at once: more than any calendar shows. */
const longestWindowDays = 3_660;

export function specialDayRoutes(routes: Routes<Actor>, tools: PlanningTools): void {
  const { db } = tools;
  routes.serve(specialDaysEndpoint, async ({ actor, query: { from, to, agencyId } }) => {
    if (!canSomewhere(actor, 'special-day.read')) return refuse({ kind: 'not-allowed' });
    const fault = faultOfWindow(from, to);
    if (fault) return refuse(fault);
    const tree = await agencyTree(db);
    const days = await specialDaysBetween(db, { from, to }, agencyId as AgencyId | undefined);
    const offered = offeredYears.map(async (year) => ({ year, missing: (await missingOf(db, year)).length }));
    return accept({
      items: days.map((day) => present(day, actor, tree)),
      can: { create: canSomewhere(actor, 'special-day.write'), createForCity: mayWriteDay(actor, tree, null) },
      offered: await Promise.all(offered),
    });
  });

  routes.serve(createSpecialDayEndpoint, async ({ actor, body }) => {
    const created = await createSpecialDay(tools, actor, contentOf(body));
    return created.ok ? accept({ id: created.value }) : created;
  });

  routes.serve(saveSpecialDayEndpoint, async ({ actor, params, body: { revision, ...body } }) => {
    const toSave = { id: params.id as SpecialDayId, revision, content: contentOf(body) };
    const saved = await saveSpecialDay(tools, actor, toSave);
    return saved.ok ? accept({ revision: saved.value }) : saved;
  });

  routes.serve(removeSpecialDayEndpoint, ({ actor, params }) =>
    removeSpecialDay(tools, actor, params.id as SpecialDayId),
  );
  routes.serve(restoreSpecialDayEndpoint, ({ actor, params }) =>
    restoreSpecialDay(tools, actor, params.id as SpecialDayId),
  );

  routes.serve(fillHolidaysEndpoint, async ({ actor, body }) => {
    const filled = await fillHolidays(tools, actor, body.year);
    return filled.ok ? accept({ ...filled.value, added: [...filled.value.added] }) : filled;
  });

  routes.serve(importSpecialDaysEndpoint, async ({ actor, body: { file, agencyId, kind } }) => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const made = await importSpecialDays(tools, actor, { bytes, agencyId: agencyId as AgencyId, kind });
    return made.ok ? accept({ ...made.value, added: [...made.value.added] }) : made;
  });

  routes.serve(unfillHolidaysEndpoint, async ({ actor, body }) => {
    const removed = await removeSpecialDays(tools, actor, body.ids as SpecialDayId[]);
    return removed.ok ? accept({ removed: removed.value }) : removed;
  });
}

type WindowFault =
  | { readonly kind: 'no-such-date'; readonly date: string }
  | { readonly kind: 'window-ends-before-it-starts' | 'window-too-long' };

function faultOfWindow(from: string, to: string): WindowFault | undefined {
  const wrong = [from, to].find((date) => !isRealDate(date));
  if (wrong !== undefined) return { kind: 'no-such-date', date: wrong };
  if (to < from) return { kind: 'window-ends-before-it-starts' };
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  return days > longestWindowDays ? { kind: 'window-too-long' } : undefined;
}

function contentOf({ agencyId, ...body }: SpecialDayBody): SpecialDayContent {
  return { ...body, agencyId: agencyId as AgencyId | null };
}

function present({ agencyId, ...day }: SpecialDate, actor: Actor, tree: AgencyTree): SpecialDateView {
  const agency = agencyId === null ? undefined : tree.get(agencyId);
  const write = agencyId === null ? mayWriteDay(actor, tree, null) : can(actor, 'special-day.write', agencyId);
  return {
    ...day,
    agencyId,
    agency: agency ? { id: agency.id, shortName: agency.shortName } : null,
    free: freeKinds.includes(day.kind),
    can: { write },
  };
}
