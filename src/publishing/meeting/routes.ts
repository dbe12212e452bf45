import { city, type Actor, type AgencyId } from '#organisation/index.ts';
import type { Routes } from '#platform/http/routes.ts';
import { accept, refuse } from '#platform/result.ts';
import type { PublishingRoomTools } from '#publishing/tools.ts';
import {
  planMonthEndpoint,
  planMonthPdfEndpoint,
  removePlanNoteEndpoint,
  restorePlanNoteEndpoint,
  writePlanNoteEndpoint,
} from './contract.ts';
import { monthSheet } from './month-sheet.ts';
import { planMonth } from './plan-month.ts';
import { showNote, writeNote } from './write-note.ts';

export function meetingRoutes(routes: Routes<Actor>, tools: PublishingRoomTools): void {
  const { db, now, printer } = tools;
  routes.serve(planMonthEndpoint, async ({ actor, query }) => {
    const plan = await planMonth(db, actor, query);
    return plan ? accept(plan) : refuse({ kind: 'plan-not-found' });
  });

  routes.serve(planMonthPdfEndpoint, async ({ actor, query, language }) => {
    const plan = await planMonth(db, actor, query);
    if (!plan) return refuse({ kind: 'plan-not-found' });
    const zone = (await city(db))?.zone ?? 'Asia/Jakarta';
    const printed = await printer.printPdf(monthSheet(plan, { language, now: now(), zone }), { landscape: true });
    if (!printed.ok) return printed;
    const name = `${language === 'id' ? 'rencana-konten' : 'content-plan'}-${query.month}.pdf`;
    const headers = {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store',
    };
    return accept(new Response(printed.value, { headers }));
  });

  routes.serve(writePlanNoteEndpoint, ({ actor, body: { agencyId, day, text } }) =>
    writeNote(tools, actor, { agencyId: agencyId as AgencyId, day, text }),
  );
  routes.serve(removePlanNoteEndpoint, ({ actor, params }) => showNote(tools, actor, { ...params, removed: true }));
  routes.serve(restorePlanNoteEndpoint, ({ actor, params }) => showNote(tools, actor, { ...params, removed: false }));
}
