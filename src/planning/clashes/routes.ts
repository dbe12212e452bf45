import { agencyTree, type Actor } from '#organisation/index.ts';
import type { Routes } from '#platform/http/routes.ts';
import { accept } from '#platform/result.ts';
import type { PlanningTools } from '../tools.ts';
import {
  clashEndpoint,
  clashListEndpoint,
  clashMessageEndpoint,
  decideClashEndpoint,
  readClashEndpoint,
} from './contract.ts';
import { weeksAhead } from './known-clashes.ts';
import { clashesOf, presentClashes, stateOf } from './present-clash.ts';
import { clashFor, decideClash, markRead, sayAbout, sidesOf } from './settle-clash.ts';
import { talkAbout, talkCounts } from './talk.view.ts';

const mostShown = 100;

export function clashRoutes(routes: Routes<Actor>, tools: PlanningTools): void {
  const { db, now } = tools;
  routes.serve(clashListEndpoint, async ({ actor, query: { agencyId, kind, show } }) => {
    const asking = { db, actor, now: now() };
    const subtree = agencyId === undefined ? undefined : (await agencyTree(db)).subtree(agencyId);
    const all = (await clashesOf(asking)).filter(({ clash }) => !subtree || sidesOf(clash).some((id) => subtree.includes(id)));
    const open = all.filter((noted) => stateOf(noted).state === 'open');
    const chosen = show === 'open' ? open : all.filter((noted) => !open.includes(noted));
    const ofKind = chosen.filter(({ clash }) => kind === undefined || clash.kind === kind);
    const talks = await talkCounts(db, actor.personId);
    return accept({
      items: [...(await presentClashes(asking, ofKind.slice(0, mostShown)))],
      counts: { open: open.length, unread: all.filter(({ clash }) => (talks.get(clash.id)?.unread ?? 0) > 0).length },
      weeks: weeksAhead,
    });
  });

  routes.serve(clashEndpoint, async ({ actor, params }) => {
    const found = await clashFor(tools, actor, params.id);
    if (!found.ok) return found;
    const [item] = await presentClashes({ db, actor, now: now() }, [found.value]);
    if (!item) throw new Error('A clash that was found can be shown');
    const talk = await talkAbout(db, params.id);
    return accept({
      ...item,
      talk: talk.map(({ id, person_id, by_name, agency, text, at }) => ({ id, agency, text, at: at.toISOString(), by: by_name ?? 'Kentongan', own: person_id === actor.personId })),
    });
  });

  routes.serve(clashMessageEndpoint, ({ actor, params, body }) => sayAbout(tools, actor, { id: params.id, ...body }));
  routes.serve(decideClashEndpoint, ({ actor, params, body }) => decideClash(tools, actor, { id: params.id, ...body }));
  routes.serve(readClashEndpoint, ({ actor, params }) => markRead(tools, actor, params.id));
} // oxfmt-ignore
