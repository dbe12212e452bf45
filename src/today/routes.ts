import { agencyTree, can, canSomewhere, city, type Actor, type AgencyId } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import type { Routes } from '#platform/http/routes.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { Now } from '#platform/time/clock.ts';
import { clashesWaiting } from '#planning/index.ts';
import { answerList } from './answer.view.ts';
import { approveList } from './approve.view.ts';
import { asked, type Asked } from './asked.ts';
import { byHandList } from './by-hand.view.ts';
import { newsEndpoint, searchEndpoint, todayEndpoint, waitingEndpoint } from './contract.ts';
import { correctList, readList } from './correct-list.ts';
import { emptyList } from './empty-list.ts';
import { facts } from './facts.view.ts';
import { fixList } from './fix.view.ts';
import { news } from './news.view.ts';
import { outToday } from './out-today.view.ts';
import { search } from './search.view.ts';
import { waiting } from './waiting.view.ts';

export interface TodayTools {
  readonly db: Db;
  readonly now: Now;
}

type Refusal = { readonly kind: 'not-allowed' } | { readonly kind: 'agency-not-found' };

export function todayRoutes(routes: Routes<Actor>, tools: TodayTools): void {
  const { db } = tools;

  routes.serve(todayEndpoint, async ({ actor, query }) => {
    const who = await whoAsks(tools, actor, query.agencyId);
    if (!who.ok) return who;
    const [now, fix, toCorrect, keyMessages, approve, answer, byHand, emptySlots, clashes, out] = await Promise.all([
      facts(db, who.value),
      fixList(db, who.value),
      correctList(db, who.value),
      readList(db, who.value),
      approveList(db, who.value),
      answerList(db, who.value),
      byHandList(db, who.value),
      emptyList(db, who.value),
      clashList(tools, actor, who.value),
      outToday(db, who.value),
    ]);
    return accept({
      facts: now,
      fix,
      toCorrect,
      keyMessages,
      approve,
      answer,
      byHand,
      emptySlots,
      clashes,
      outToday: out,
    });
  });

  routes.serve(waitingEndpoint, async ({ actor, query }) => {
    const who = await whoAsks(tools, actor, query.agencyId);
    return who.ok ? accept(await waiting(db, who.value)) : who;
  });

  routes.serve(newsEndpoint, async ({ actor, query }) => {
    const who = await whoAsks(tools, actor, query.agencyId);
    return who.ok ? accept({ items: await news(db, who.value) }) : who;
  });

  routes.serve(searchEndpoint, async ({ actor, query }) => {
    if (!canSomewhere(actor, 'search.read')) return refuse({ kind: 'not-allowed' });
    const everywhere = await asked(db, { actor, now: tools.now(), zone: 'UTC' }, { tree: await agencyTree(db) });
    return accept({ items: await search(db, everywhere, query.q) });
  });
}

const clashesShown = 3;

async function clashList({ db, now }: TodayTools, actor: Actor, { scope }: Asked) {
  const { open, items } = await clashesWaiting({ db, actor, now: now() }, scope('clash.act'), clashesShown);
  return { total: open, items: [...items] };
}

async function whoAsks({ db, now }: TodayTools, actor: Actor, agencyId?: string): Promise<Result<Asked, Refusal>> {
  if (!canSomewhere(actor, 'today.read')) return refuse({ kind: 'not-allowed' });
  const tree = await agencyTree(db);
  if (agencyId !== undefined && !can(actor, 'today.read', agencyId as AgencyId))
    return refuse({ kind: 'agency-not-found' });
  const zone = (agencyId && tree.get(agencyId)?.zone) ?? (await city(db))?.zone ?? 'Asia/Jakarta';
  return accept(await asked(db, { actor, now: now(), zone }, { tree, agencyId }));
}
