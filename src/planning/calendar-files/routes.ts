import { agencyTree, can, canSomewhere, scopeOf, type Actor, type AgencyId } from '#organisation/index.ts';
import type { PlanningTools } from '#planning/tools.ts';
import type { Routes } from '#platform/http/routes.ts';
import { accept, refuse } from '#platform/result.ts';
import {
  activityImportsEndpoint,
  importCalendarEndpoint,
  previewCalendarEndpoint,
  undoCalendarImportEndpoint,
} from './contract.ts';
import { checkCalendar, eventKey, importCalendar } from './import-calendar.ts';
import { latestCalendarImports } from './import.store.ts';
import { lookAhead } from './read-calendar.ts';
import { undoCalendarImport } from './undo-calendar.ts';

export function calendarFileRoutes(routes: Routes<Actor>, tools: PlanningTools): void {
  const { db, now } = tools;
  routes.serve(previewCalendarEndpoint, async ({ actor, body: { file, agencyId } }) => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const read = await checkCalendar(tools, actor, { agencyId: agencyId as AgencyId, bytes });
    if (!read.ok) return read;
    const items = read.value.map((event) => {
      const { title, place, startsAt, endsAt, allDay, repeats, past, fault } = event;
      const times = { startsAt: startsAt?.toISOString() ?? null, endsAt: endsAt?.toISOString() ?? null };
      return { key: eventKey(event), title, place, allDay, repeats, past, fault, ...times };
    });
    const good = items.filter(({ fault, past }) => fault === null && !past).length;
    const past = items.filter((item) => item.fault === null && item.past).length;
    return accept({ items, good, past, until: new Date(+now() + lookAhead).toISOString() });
  });

  routes.serve(importCalendarEndpoint, async ({ actor, body: { file, agencyId, chosen } }) => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return await importCalendar(tools, actor, {
      agencyId: agencyId as AgencyId,
      fileName: file.name.slice(0, 200),
      bytes,
      chosen: chosen === undefined ? undefined : new Set(chosen.split(',')),
    });
  });

  routes.serve(activityImportsEndpoint, async ({ actor }) => {
    if (!canSomewhere(actor, 'activity.read')) return refuse({ kind: 'not-allowed' });
    const tree = await agencyTree(db);
    const items = (await latestCalendarImports(db, scopeOf(actor, 'activity.read'))).map((one) => ({
      id: one.id,
      agency: tree.get(one.agency_id)?.shortName ?? '',
      fileName: one.file_name,
      by: one.by,
      at: one.created_at.toISOString(),
      activities: one.activities,
      undone: one.undone_at !== null,
      canUndo: one.undone_at === null && can(actor, 'activity.write', one.agency_id as AgencyId),
    }));
    return accept({ items, can: { import: [...scopeOf(actor, 'activity.write')] } });
  });

  routes.serve(undoCalendarImportEndpoint, async ({ actor, params }) => {
    const undone = await undoCalendarImport(tools, actor, params.id);
    return undone.ok ? accept({ ...undone.value, kept: [...undone.value.kept] }) : undone;
  });
}
