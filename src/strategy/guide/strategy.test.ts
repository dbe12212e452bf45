import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inTransaction } from '#platform/db/db.ts';
import type { Actor, AgencyId } from '#organisation/index.ts';
import { postKinds } from '#publishing/contract.ts';
import { aDatabase } from '../../../test/support/database.ts';
import { things } from '../../../test/support/matrix-seeds.ts';
import { aCityWithAgencies, aPerson, type TestCity } from '../../../test/support/people.ts';
import { aProduct, aTokenOf } from '../../../test/support/product.ts';
import { pillarsFor } from '../pillars/pillar.store.ts';
import { noAnswers } from './answers.ts';
import { applyAnswers } from './apply-answers.ts';
import { emptyStrategy } from './content.ts';
import { contentKinds, type StrategyContent, type StrategyView } from './contract.ts';
import { saveAnswers } from './save-answers.ts';
import { saveStrategy } from './save-strategy.ts';
import { strategiesOf } from './strategy.store.ts';

const { db } = await aDatabase();
const tools = { db, now: () => new Date('2026-11-24T02:00:00Z') };
const nowhere = crypto.randomUUID() as AgencyId;
const { app } = aProduct(db);
let city: TestCity;

beforeAll(async () => {
  city = await aCityWithAgencies(db);
});
beforeEach(async () => {
  await inTransaction(db, async (tx) => {
    for (const table of ['strategy', 'strategy_answers', 'content_pillar'] as const)
      await tx.deleteFrom(table).execute();
  });
});

test('the kinds of content are the kinds that posts have', () => {
  expect(contentKinds).toEqual(postKinds);
});

describe('saving', () => {
  test('drops blank rows, makes hashtags one word, and tells the trail what differs', async () => {
    const avoid = [
      { word: 'monev', instead: '' },
      { word: ' ', instead: 'x' },
    ];
    const hashtags = [{ tag: '#kamis budaya', use: '' }];
    expect(await save(city.people.admin, { avoid, hashtags })).toMatchObject({ ok: true, value: { revision: 1 } });
    const kept = (await strategiesOf(db, [city.own])).get(city.own)?.content;
    expect(kept?.avoid).toEqual([{ word: 'monev', instead: '' }]);
    expect(kept?.hashtags).toEqual([{ tag: 'KamisBudaya', use: '' }]);
    const entry = db
      .selectFrom('audit_entry')
      .select('after')
      .where('subject_id', '=', city.own)
      .orderBy('seq', 'desc');
    expect(Object.keys((await entry.executeTakeFirstOrThrow()).after as object)).toEqual(['avoid', 'hashtags']);
  });

  test('on top of an older revision is told, the same words again are not', async () => {
    await save(city.people.admin, { summary: 'Satu' });
    expect(await save(city.coordinator, { summary: 'Dua' })).toEqual({
      ok: false,
      refusal: { kind: 'strategy-changed-meanwhile', name: city.people.admin.name, revision: 1 },
    });
    expect(await save(city.coordinator, { summary: 'Satu' })).toMatchObject({ ok: true, value: { revision: 1 } });
    expect(await save(city.coordinator, { summary: 'Dua' }, 1)).toMatchObject({ ok: true, value: { revision: 2 } });
  });

  test('is refused without the right, from below, and at the city to all but its coordinator', async () => {
    expect(await save(city.people.approver, { summary: 'x' })).toEqual(notAllowedIn('Dinkes'));
    expect(await saveAt(city.root, city.people.admin)).toEqual(notAllowedIn('Kota'));
    const adminOfAll = await aPerson(db, { role: 'admin', agencyId: city.root });
    expect(await saveAt(city.root, adminOfAll)).toEqual(notAllowedIn('Kota'));
    expect(await saveAt(city.root, city.coordinator)).toMatchObject({ ok: true });
    expect(await saveAt(city.sibling, city.people.admin)).toEqual({ ok: false, refusal: { kind: 'agency-not-found' } });
    expect(await saveAt(nowhere, city.coordinator)).toEqual({ ok: false, refusal: { kind: 'agency-not-found' } });
  });

  test('is refused with a picture of another agency', async () => {
    const mediaId = (await things['media']?.(db, city.sibling)) ?? '';
    const brand = { ...emptyStrategy.brand, logos: [{ mediaId, alt: '' }] };
    expect(await save(city.people.admin, { brand })).toEqual({
      ok: false,
      refusal: { kind: 'picture-not-found', mediaId },
    });
  });
});

describe('the ten answers', () => {
  const answers = {
    ...noAnswers,
    changes: ['use-services' as const],
    duties: { ...noAnswers.duties, service: 'often' as const, policy: 'often' as const },
    weekday: 4,
    weekdayTheme: 'Kamis sehat',
  };

  test('are kept, and become a strategy that adds to what stands', async () => {
    await save(city.people.admin, { summary: 'Lama', avoid: [{ word: 'monev', instead: '' }] });
    expect(await apply(city.people.admin)).toEqual({ ok: false, refusal: { kind: 'nothing-answered-yet' } });
    const kept = await saveAnswers(tools, city.people.admin, { agencyId: city.own, revision: 0, answers });
    expect(kept).toEqual({ ok: true, value: { revision: 1 } });
    const applied = await apply(city.people.admin);
    expect(applied).toMatchObject({ ok: true, value: { revision: 2, former: { content: { summary: 'Lama' } } } });
    const content = (await strategiesOf(db, [city.own])).get(city.own)?.content;
    expect(content?.summary).toMatch(/^Dinkes memberi/);
    expect(content?.avoid).toHaveLength(1);
    const names = (await pillarsFor(db, city.own)).map(({ name }) => name);
    expect(names).toEqual(['Informasi dan kebijakan', 'Layanan: begini caranya', 'Kamis sehat']);
    expect(await apply(city.people.admin)).toMatchObject({ ok: true, value: { pillarIds: [] } });
  });

  test('are refused without the right and on top of somebody else’s', async () => {
    const keep = (actor: Actor, revision: number, questions = '') =>
      saveAnswers(tools, actor, { agencyId: city.own, revision, answers: { ...answers, questions } });
    expect(await keep(city.people.contributor, 0)).toEqual(notAllowedIn('Dinkes'));
    expect(await apply(city.people.contributor)).toEqual(notAllowedIn('Dinkes'));
    await keep(city.people.admin, 0);
    expect(await keep(city.coordinator, 0, 'Jam buka?')).toEqual({
      ok: false,
      refusal: { kind: 'answers-changed-meanwhile', name: city.people.admin.name, revision: 1 },
    });
  });
});

test('over HTTP what is inherited comes along, with the guide for writing and the posts by duty', async () => {
  await saveAt(city.root, city.coordinator, { avoid: [{ word: 'Monev', instead: 'cek' }] });
  await saveAt(city.own, city.people.admin, { avoid: [{ word: 'monev', instead: 'pemantauan' }] });
  await inTransaction(db, (tx) =>
    tx
      .insertInto('post')
      .values(
        [1, 2].map((day) => ({
          agency_id: city.below,
          slug: crypto.randomUUID(),
          state: 'published',
          duty: day === 1 ? 'service' : null,
          published_at: new Date(`2026-11-0${day}T01:00:00Z`),
        })),
      )
      .execute(),
  );
  const strategy = (await asked(city.people.leadership, `/strategy?agencyId=${city.below}`)) as StrategyView;
  expect(strategy).toMatchObject({ revision: 0, content: emptyStrategy, can: { write: false } });
  expect(strategy.inherited.map(({ agency }) => agency.shortName)).toEqual(['Kota', 'Dinkes']);
  expect(await asked(city.people.contributor, `/strategy/writing?agencyId=${city.own}`)).toEqual({
    avoid: [{ word: 'monev', instead: 'pemantauan', from: 'Dinkes' }],
    hashtags: [],
  });
  const period = 'from=2026-11-01&to=2026-11-24';
  expect(await asked(city.people.admin, `/strategy/coverage?agencyId=${city.own}&${period}`)).toMatchObject({
    posts: 2,
    duties: expect.arrayContaining([
      { duty: 'service', posts: 1, lastAt: '2026-11-01T01:00:00.000Z' },
      { duty: null, posts: 1, lastAt: '2026-11-02T01:00:00.000Z' },
    ]),
  });
  const backwards = await asked(
    city.people.admin,
    `/strategy/coverage?agencyId=${city.own}&from=2026-11-24&to=2026-11-01`,
  );
  expect(backwards).toMatchObject({ error: { kind: 'coverage-ends-before-it-starts' } });
});

function apply(actor: Actor): Promise<unknown> {
  return applyAnswers(tools, actor, { agencyId: city.own, language: 'id' });
}

async function asked(actor: Actor, path: string): Promise<unknown> {
  const headers = { authorization: `Bearer ${await aTokenOf(db, actor)}` };
  return await (await app.request(`/api${path}`, { headers })).json();
}

function saveAt(
  agencyId: AgencyId,
  actor: Actor,
  change: Partial<StrategyContent> = { summary: 'x' },
): Promise<unknown> {
  return saveStrategy(tools, actor, { agencyId, revision: 0, content: { ...emptyStrategy, ...change } });
}

function save(actor: Actor, change: Partial<StrategyContent>, revision = 0): Promise<unknown> {
  return saveStrategy(tools, actor, { agencyId: city.own, revision, content: { ...emptyStrategy, ...change } });
}

function notAllowedIn(name: string): unknown {
  return { ok: false, refusal: { kind: 'not-allowed-in-strategy', name } };
}
