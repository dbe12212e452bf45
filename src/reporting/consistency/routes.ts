import { agencyTree, can, city, scopeOf, type Actor, type Agency, type AgencyId } from '#organisation/index.ts';
import { inTransaction, type Db } from '#platform/db/db.ts';
import type { Routes } from '#platform/http/routes.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { ReportingTools } from '../routes.ts';
import { postsBehind } from './behind.view.ts';
import {
  consistencyEndpoint,
  leagueEndpoint,
  postsBehindEndpoint,
  setLeagueEndpoint,
  setStoriesEndpoint,
  setWeeklyLettersEndpoint,
  weeklyLettersEndpoint,
} from './contract.ts';
import { leagueOf, leastDeliveries } from './league.ts';
import { leagueCounts } from './league.view.ts';
import { comparedWeeks, presentConsistency, type ConsistencyAsked } from './present-consistency.ts';
import { maySetLeague, seesWholeCity, setLeague } from './set-league.ts';
import { setStories } from './set-stories.ts';
import { leagueIsShown } from './setting.store.ts';
import { setSilence, wantsLetters } from './weekly-letter.store.ts';

export function consistencyRoutes(routes: Routes<Actor>, tools: ReportingTools): void {
  const { db } = tools;
  routes.serve(consistencyEndpoint, async ({ actor, query }) => {
    const asked = await askedBy(tools, actor, query);
    if (!asked.ok) return asked;
    const view = await presentConsistency(db, asked.value);
    const { tree, agency } = asked.value;
    const mayDo = {
      setStories: can(actor, 'agency.settings', agency.id),
      seeLeague: seesWholeCity(actor, tree),
      setLeague: maySetLeague(actor, tree),
    };
    return accept({ ...view, can: mayDo, leagueShown: await leagueIsShown(db, tree.roots[0]?.id) });
  });
  routes.serve(postsBehindEndpoint, async ({ actor, query }) => {
    const asked = await askedBy(tools, actor, query);
    if (!asked.ok) return asked;
    const { start, end } = comparedWeeks(asked.value).spans;
    const { total, items } = await postsBehind(db, asked.value.agency.id, { part: query.part, start, end });
    const shown = items.map(({ dueAt, sentAt, ...item }) => ({
      ...item,
      dueAt: dueAt.toISOString(),
      sentAt: sentAt?.toISOString() ?? null,
    }));
    return accept({ total, items: shown });
  });
  routes.serve(setStoriesEndpoint, ({ actor, body }) =>
    setStories(tools, actor, { agencyId: body.agencyId as AgencyId, perWeek: body.perWeek }),
  );
  besides(routes, tools);
}

/** Agencies side by side, and letters to oneself. */
function besides(routes: Routes<Actor>, tools: ReportingTools): void {
  const { db, now } = tools;
  routes.serve(leagueEndpoint, async ({ actor, query }) => {
    const tree = await agencyTree(db);
    if (!seesWholeCity(actor, tree)) return refuse({ kind: 'not-allowed' });
    const [root] = tree.roots;
    if (!root || !(await leagueIsShown(db, root.id)))
      return accept({ shown: false, least: leastDeliveries, placed: [], apart: [] });
    const zone = await zoneOf(db, root);
    const { start, end } = comparedWeeks({ now: now(), zone, weeks: Number(query.weeks) }).spans;
    const { placed, apart } = leagueOf(await leagueCounts(db, scopeOf(actor, 'report.read'), { start, end }));
    return accept({ shown: true, least: leastDeliveries, placed: [...placed], apart: [...apart] });
  });
  routes.serve(setLeagueEndpoint, ({ actor, body }) => setLeague(tools, actor, body.shown));
  routes.serve(weeklyLettersEndpoint, async ({ actor }) =>
    accept({ concerned: isAdmin(actor), wanted: await wantsLetters(db, actor.personId) }),
  );
  routes.serve(setWeeklyLettersEndpoint, async ({ actor, body: { wanted } }) => {
    await inTransaction(db, (tx) => setSilence(tx, actor.personId, !wanted));
    return accept({ concerned: isAdmin(actor), wanted });
  });
}

function isAdmin({ memberships }: Actor): boolean {
  return memberships.some(({ role }) => role === 'admin');
}

interface Query {
  readonly agencyId?: string | undefined;
  readonly weeks: string;
}

/** Only what one may read, and of it first one's own. */
async function askedBy(
  { db, now }: ReportingTools,
  actor: Actor,
  { agencyId, weeks }: Query,
): Promise<Result<ConsistencyAsked, { kind: 'agency-not-found' } | { kind: 'not-allowed' }>> {
  const seen = scopeOf(actor, 'report.read');
  if (seen.length === 0) return refuse({ kind: 'not-allowed' });
  const tree = await agencyTree(db);
  const own = actor.memberships.find((membership) => seen.includes(membership.agencyId))?.agencyId ?? seen[0];
  const agency = tree.get(agencyId ?? own ?? '');
  if (!agency || !seen.includes(agency.id)) return refuse({ kind: 'agency-not-found' });
  return accept({ agency, tree, zone: await zoneOf(db, agency), weeks: Number(weeks), now: now() });
}

async function zoneOf(db: Db, agency: Agency): Promise<string> {
  return (await city(db))?.zone ?? agency.zone;
}
