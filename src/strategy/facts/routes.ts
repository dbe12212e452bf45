import { can, canSomewhere, city, scopeOf, type Actor, type AgencyId } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import type { Routes } from '#platform/http/routes.ts';
import { accept, refuse } from '#platform/result.ts';
import { isoDay } from '#platform/time/format.ts';
import type { StrategyTools } from '#strategy/tools.ts';
import {
  createFactEndpoint,
  factChoicesEndpoint,
  factEndpoint,
  factListEndpoint,
  factUsesEndpoint,
  removeFactEndpoint,
  restoreFactEndpoint,
  reviseFactEndpoint,
  type FactKind,
} from './contract.ts';
import { createFact } from './create-fact.ts';
import { excerptWith } from './excerpt.ts';
import { factHistory } from './fact-history.view.ts';
import { factChoices, factList, listedFact } from './fact-list.view.ts';
import type { Fact } from './fact.ts';
import { factById } from './fact.store.ts';
import { formerValues, postsOutWithOther, postsThatUse, postsWithWords, type Public } from './fact-uses.view.ts';
import { postsToCorrect } from './facts-stand.view.ts';
import { presentFact, presentToCorrect } from './present-fact.ts';
import { removeFact } from './remove-fact.ts';
import { reviseFact } from './revise-fact.ts';

const pageLength = 50;
const usesShown = 50;
/** Shorter values stand in too many texts to mean anything. */
const leastTelling = 3;

export function factRoutes(routes: Routes<Actor>, tools: StrategyTools): void {
  reading(routes, tools);
  writing(routes, tools);
  uses(routes, tools);
}

function reading(routes: Routes<Actor>, tools: StrategyTools): void {
  const { db } = tools;
  routes.serve(factListEndpoint, async ({ actor, query }) => {
    if (!canSomewhere(actor, 'fact.read')) return refuse({ kind: 'not-allowed' });
    const today = await todayInTheCity(tools);
    const { agencyId, standing, text, cursor } = query;
    const found = await factList(db, { agencyId, standing, text, cursor, today, limit: pageLength });
    return accept({
      items: found.items.map((row) => presentFact(row, actor, today)),
      nextCursor: found.nextCursor,
      can: { create: [...scopeOf(actor, 'fact.write')] },
    });
  });
  routes.serve(factChoicesEndpoint, async ({ actor }) => {
    if (!canSomewhere(actor, 'fact.read')) return refuse({ kind: 'not-allowed' });
    const items = (await factChoices(db)).map(({ valid_from, valid_until, kind, ...choice }) => ({
      ...choice,
      kind: kind as FactKind,
      validFrom: valid_from,
      validUntil: valid_until,
    }));
    return accept({ items });
  });
  routes.serve(factEndpoint, async ({ actor, params }) => {
    const row = canSomewhere(actor, 'fact.read') ? await listedFact(db, params.id) : undefined;
    if (!row) return refuse({ kind: 'fact-not-found' });
    const revisions = (await factHistory(db, params.id)).map(({ valid_from, valid_until, by, at, ...kept }) => ({
      ...kept,
      validFrom: valid_from,
      validUntil: valid_until,
      by: by ?? 'Kentongan',
      at: at.toISOString(),
    }));
    return accept({ fact: presentFact(row, actor, await todayInTheCity(tools)), revisions });
  });
}

function writing(routes: Routes<Actor>, tools: StrategyTools): void {
  routes.serve(createFactEndpoint, async ({ actor, body: { agencyId, ...body } }) => {
    const created = await createFact(tools, actor, { ...body, agencyId: agencyId as AgencyId });
    return created.ok ? accept({ id: created.value.id }) : created;
  });
  routes.serve(reviseFactEndpoint, async ({ actor, params, body }) => {
    const revised = await reviseFact(tools, actor, { ...body, id: params.id });
    if (!revised.ok) return revised;
    const { code, shown, revision } = revised.value;
    const scope = scopeOf(actor, 'post.read');
    const { total } = await postsToCorrect(tools.db, scope, { code, limit: 1 });
    const published = await postsOutWithOther(tools.db, scope, { code, now: shown });
    return accept({ revision, shown, toCorrect: total, published: published.length });
  });
  routes.serve(removeFactEndpoint, ({ actor, params }) => removeFact(tools, actor, { id: params.id, removed: true }));
  routes.serve(restoreFactEndpoint, ({ actor, params }) => removeFact(tools, actor, { id: params.id, removed: false }));
}

function uses(routes: Routes<Actor>, { db }: StrategyTools): void {
  routes.serve(factUsesEndpoint, async ({ actor, params }) => {
    const fact = canSomewhere(actor, 'fact.read') ? await factById(db, params.id) : undefined;
    if (!fact) return refuse({ kind: 'fact-not-found' });
    const { code, shown } = fact;
    const scope = scopeOf(actor, 'post.read');
    const [{ items }, published, literal, all] = await Promise.all([
      postsToCorrect(db, scope, { code, limit: usesShown }),
      postsOutWithOther(db, scope, { code, now: fact.removed ? '' : shown }),
      literalUses(db, actor, fact),
      postsThatUse(db, scope, code),
    ]);
    const waiting = new Set(items.map(({ id }) => id));
    const mayRenew = (agencyId: string): boolean => can(actor, 'post.schedule', agencyId as AgencyId);
    return accept({
      toCorrect: items.map((row) => presentToCorrect(row, mayRenew(row.agency_id))),
      published: published.map(({ id, title, agency, said, published_at: at, places }) => {
        return { id, title, agency, said, publishedAt: at?.toISOString() ?? null, places: places.map(placeOf) };
      }),
      literal,
      writing: all.flatMap(({ publish_at: at, ...post }) =>
        waiting.has(post.id) ? [] : [{ ...post, publishAt: at?.toISOString() ?? null }],
      ),
    });
  });
}

async function literalUses(db: Db, actor: Actor, { id, code, shown }: Fact) {
  const values = (await formerValues(db, id, shown)).filter((value) => value.length >= leastTelling);
  const found = await postsWithWords(db, scopeOf(actor, 'post.read'), { code, values });
  return found.flatMap(({ words, places, published_at: publishedAt, publish_at: publishAt, ...post }) => {
    const cut = excerptWith(words, values);
    if (!cut) return [];
    const at = (publishedAt ?? publishAt)?.toISOString() ?? null;
    return [{ ...post, ...cut, at, places: places.map(placeOf) }];
  });
}

function placeOf(place: Public): Public {
  return { ...place, at: new Date(place.at).toISOString() };
}

async function todayInTheCity({ db, now }: StrategyTools): Promise<string> {
  return isoDay(now(), (await city(db))?.zone ?? 'Asia/Jakarta');
}
