import { agencyById, agencyTree, canSomewhere, scopeOf, type Actor, type AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import type { Routes } from '#platform/http/routes.ts';
import { speaker } from '#platform/i18n/messages.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { Now } from '#platform/time/clock.ts';
import { consistencyRoutes } from './consistency/routes.ts';
import { byHandNumbers } from './by-hand.view.ts';
import {
  byHandNumbersEndpoint,
  enterNumbersEndpoint,
  overviewEndpoint,
  reportCsvEndpoint,
  type ReportQuery,
} from './contract.ts';
import { enterNumbers } from './enter-numbers.ts';
import { reportingMessages } from './messages/messages.ts';
import { overview, type ReportAsked } from './overview.view.ts';
import { periodOf, type PeriodRefusal } from './period.ts';
import { reportCsv } from './report-csv.ts';

export interface ReportingTools {
  readonly db: Db;
  readonly now: Now;
}

export function reportingRoutes(routes: Routes<Actor>, tools: ReportingTools): void {
  const { db } = tools;
  const words = speaker([reportingMessages]);
  consistencyRoutes(routes, tools);

  routes.serve(overviewEndpoint, async ({ actor, query }) => {
    const asked = await askedBy(tools, actor, query);
    if (!asked.ok) return asked;
    const { agency, ...rest } = asked.value;
    const report = await overview(db, rest);
    return accept({ ...report, agency, can: { enterNumbers: canSomewhere(actor, 'number.write') } });
  });

  routes.serve(reportCsvEndpoint, async ({ actor, query, language }) => {
    const asked = await askedBy(tools, actor, query);
    if (!asked.ok) return asked;
    const report = await overview(db, asked.value);
    const text = reportCsv(report, query.table, { speaker: words, language });
    const name = `kentongan-${query.table}-${query.from}-${query.to}.csv`;
    return accept(
      new Response(text, {
        headers: {
          'content-type': 'text/csv; charset=utf-8; header=present',
          'content-disposition': `attachment; filename="${name}"`,
        },
      }),
    );
  });

  routes.serve(byHandNumbersEndpoint, async ({ actor, query }) =>
    accept(await byHandNumbers(db, await narrowed(db, scopeOf(actor, 'number.write'), query.agencyId))),
  );

  routes.serve(enterNumbersEndpoint, ({ actor, body }) =>
    enterNumbers(tools, actor, { ...body, takenAt: body.takenAt === undefined ? null : new Date(body.takenAt) }),
  );
}

type Asked = ReportAsked & { readonly agency: { id: string; shortName: string } | null };

async function askedBy(
  { db, now }: ReportingTools,
  actor: Actor,
  { agencyId, from, to }: ReportQuery,
): Promise<Result<Asked, PeriodRefusal | { kind: 'agency-not-found' } | { kind: 'not-allowed' }>> {
  const seen = scopeOf(actor, 'report.read');
  if (seen.length === 0) return refuse({ kind: 'not-allowed' });
  const scope = await narrowed(db, seen, agencyId);
  if (scope.length === 0) return refuse({ kind: 'agency-not-found' });
  const agency = agencyId === undefined ? undefined : await agencyById(db, agencyId);
  const zone = agency?.zone ?? (await agencyTree(db)).roots[0]?.zone ?? 'Asia/Jakarta';
  const period = periodOf({ from, to }, { zone, now: now() });
  if ('kind' in period) return refuse(period);
  return accept({ scope, period, agency: agency ? { id: agency.id, shortName: agency.shortName } : null });
}

async function narrowed(db: Db, scope: AgencyScope, agencyId: string | undefined): Promise<AgencyScope> {
  if (agencyId === undefined) return scope;
  const below = (await agencyTree(db)).subtree(agencyId);
  return scope.filter((id) => below.includes(id));
}
