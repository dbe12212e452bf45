import { beforeAll, describe, expect, test } from 'vitest';
import type { AgencyId } from '#organisation/index.ts';
import { agencyTree } from '#organisation/index.ts';
import { aDatabase } from '../../../test/support/database.ts';
import { aCityWithAgencies, type TestCity } from '../../../test/support/people.ts';
import { milestonesInTime } from '#planning/timeline/timeline.view.ts';
import { reachOf } from '#planning/campaigns/reach.ts';
import { presentBrief } from './present-brief.ts';
import { presentCoverage } from './present-coverage.ts';
import { presentMix } from './present-mix.ts';
import { isEnough, sharesOf, sumBy } from './mix.ts';
import { mondaysUpTo } from './weeks.ts';

const { db } = await aDatabase();
const zone = 'Asia/Jakarta';
const to = '2026-11-27';
let city: TestCity;
const ids = { prodamai: '', part: '', quiet: '', activity: '', campaign: '', pillar: '' };

beforeAll(async () => {
  city = await aCityWithAgencies(db);
  ids.prodamai = await aProgramme('Prodamai');
  ids.part = await aProgramme('RKM Cacaban', ids.prodamai);
  ids.quiet = await aProgramme('Jawani');
  ids.activity = await anActivity([ids.part, ids.prodamai], 'Cacaban', '2026-11-24T02:00:00Z');
  ids.campaign = await inserted('campaign', { agency_id: city.own, name: 'K', starts_on: '2026-11-01', ends_on: '2026-12-31', programme_id: ids.prodamai }); // oxfmt-ignore
  ids.pillar = await inserted('content_pillar', { agency_id: city.root, name: 'Layanan', wanted_share: 60 });
  await aPost({ published_at: '2026-11-24T03:00:00Z', activity_id: ids.activity, campaign_id: ids.campaign, pillar_id: ids.pillar, duty: 'service', kind: 'layanan' }); // oxfmt-ignore
  // Sunday evening in UTC is already Monday in Magelang.
  await aPost({ published_at: '2026-11-15T17:30:00Z', campaign_id: ids.campaign });
  await aPost({ published_at: '2026-11-25T03:00:00Z', agency_id: city.sibling });
  await aPost({ published_at: '2026-06-01T03:00:00Z', activity_id: await anActivity([ids.quiet], '', null) });
  await aPost({ publish_at: '2026-11-28T03:00:00Z', state: 'draft', pillar_id: ids.pillar });
  await aPost({ published_at: '2026-11-25T03:00:00Z', removed_at: '2026-11-26T03:00:00Z', campaign_id: ids.campaign });
});

test('weeks begin on Monday, the newest last', () => {
  expect(mondaysUpTo('2026-11-29', 2)).toEqual(['2026-11-16', '2026-11-23']);
  expect(mondaysUpTo('2026-11-30', 1)).toEqual(['2026-11-30']);
});

describe('coverage', () => {
  test('counts a post once for each programme, its parents and its campaign’s, in the week of the city', async () => {
    const { weeks, rows } = await coverage('programme');
    expect(weeks).toEqual(['2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23']);
    const told = rows.map(({ name, cells, activities, lastOn, quietDays }) => [
      name, cells.map(({ posts }) => posts), activities, lastOn, quietDays,
    ]); // oxfmt-ignore
    expect(told).toEqual([
      ['Jawani', [0, 0, 0, 0], 0, '2026-06-01', 179],
      ['Prodamai', [0, 0, 1, 1], 1, '2026-11-24', 3],
      ['RKM Cacaban', [0, 0, 0, 1], 1, '2026-11-24', 3],
      ['', [0, 0, 0, 1], 0, '2026-11-25', 2],
    ]);
  });

  test('stays within what the reader may see', async () => {
    const { rows } = await coverage('programme', [city.sibling]);
    expect(rows.filter(({ posts }) => posts > 0).map(({ name }) => name)).toEqual(['']);
    const agencies = await coverage('agency', [city.sibling]);
    expect(agencies.rows.map(({ name, posts }) => [name, posts])).toEqual([['DPUPR', 1]]);
  });

  test('knows wards that nothing was told about, and names outside the list', async () => {
    await inserted('ward', { name: 'Wates', district: 'Magelang Utara' });
    await anActivity([], 'kelurahan Wates', '2026-11-03T02:00:00Z');
    const { rows } = await coverage('ward');
    expect(rows.map(({ name, note, posts, activities }) => [name, note, posts, activities])).toEqual([
      ['Wates', 'Magelang Utara', 0, 1],
      ['cacaban', '', 1, 1],
    ]);
  });

  test('counts a post on each of its channels', async () => {
    const channel = {
      agency_id: city.own,
      network: 'by-hand',
      medium: 'radio',
      media_class: 'conventional',
      name: 'FM',
    };
    const channelId = await inserted('channel', channel);
    const postId = await aPost({ published_at: '2026-11-24T03:00:00Z' });
    await db.insertInto('post_variant').values({ post_id: postId, channel_id: channelId }).execute();
    const { rows } = await coverage('channel');
    expect(rows.map(({ id, posts }) => [id, posts])).toEqual([['radio', 1]]);
    await db.deleteFrom('post_variant').where('post_id', '=', postId).execute();
    await db.deleteFrom('post').where('id', '=', postId).execute();
  });
});

describe('the mix', () => {
  test('sets published and planned posts beside what is wanted, and says when there are too few', async () => {
    const mix = await presentMix(db, {
      scope: everywhere(),
      holder: city.own,
      from: '2026-11-01',
      to: '2026-11-30',
      zone,
    });
    expect([mix.sample, mix.enough]).toEqual([4, false]);
    expect(
      mix.pillars.map(({ name, wanted, published, planned, share }) => [name, wanted, published, planned, share]),
    ).toEqual([
      ['Layanan', 60, 1, 1, 50],
      ['', null, 2, 0, 50],
    ]);
    expect(mix.duties.find(({ id }) => id === 'service')).toMatchObject({ published: 1, share: 25 });
    expect(mix.kinds.map(({ id, published }) => [id, published])).toEqual([
      ['berita', 2],
      ['layanan', 1],
    ]);
  });

  test('of nothing has no shares', () => {
    expect(
      sharesOf(
        [{ id: 'x', name: 'x', wanted: 40 }],
        sumBy([], () => 'x'),
      ),
    ).toEqual([{ id: 'x', name: 'x', wanted: 40, published: 0, planned: 0, share: null }]);
    expect([isEnough(19), isEnough(20)]).toEqual([false, true]);
  });
});

describe('a brief', () => {
  test('tells what a programme is, what was told last, and what is due next', async () => {
    const milestone = { programme_id: ids.part, name: 'Saluran selesai', planned_on: '2026-12-10' };
    await db.insertInto('programme_milestone').values(milestone).execute();
    const indicator = { programme_id: ids.prodamai, name: 'RT selesai', target: 1000, target_year: 2027, unit: 'RT' };
    await db.insertInto('programme_indicator').values(indicator).execute();
    const brief = await asked('programme', ids.prodamai);
    expect(brief).toMatchObject({
      name: 'Prodamai',
      milestone: { name: 'Saluran selesai', on: '2026-12-10' },
      facts: [{ label: 'RT selesai', value: '– / 1000 RT (2027)' }],
      pillars: [{ name: 'Layanan' }],
    });
    expect(brief?.posts.map(({ on }) => on)).toEqual(['2026-11-24', '2026-11-16']);
    expect(brief?.agencyId).toBe(city.own);
    expect(brief?.ward).toBeNull();
    expect(brief?.activities).toHaveLength(1);
    // What was told least often comes first.
    expect(brief?.kinds).not.toContain('layanan');
  });

  test('quotes facts that may be said today, and names the campaign that a post may join', async () => {
    const fact = { agency_id: city.own, kind: 'text', value: 'x', display: 'full' };
    await inserted('fact', { ...fact, code: 'rt', label: 'RT penerima', shown: '1.024 RT' });
    await inserted('fact', { ...fact, code: 'lama', label: 'Lama', shown: 'kemarin', valid_until: '2026-11-26' });
    await inserted('fact', { ...fact, code: 'lain', label: 'Lain', shown: 'bukan ini', agency_id: city.sibling });
    const brief = await asked('programme', ids.prodamai);
    expect(brief?.approved).toEqual([{ code: 'rt', label: 'RT penerima', shown: '1.024 RT' }]);
    expect(brief?.campaign).toEqual({ id: ids.campaign, name: 'K' });
    expect((await asked('programme', ids.quiet))?.campaign).toBeNull();
  });

  test('knows the ward that a part of a programme is named after, by its whole name', async () => {
    await inserted('ward', { name: 'Utara', district: 'Magelang Utara' });
    await inserted('ward', { name: 'Kramat Utara', district: 'Magelang Utara' });
    const part = await aProgramme('RKM Kramat Utara', ids.prodamai);
    expect(await asked('programme', part)).toMatchObject({ ward: 'Kramat Utara', wards: [] });
    expect((await asked('programme', await aProgramme('Bangga Kramat Utara')))?.ward).toBeNull();
  });

  test('is nothing for what is not there or may not be seen', async () => {
    expect(await asked('programme', crypto.randomUUID())).toBeUndefined();
    expect(await asked('agency', city.own, [city.sibling])).toBeUndefined();
  });
});

test('milestones stand on the day they were reached, else on the one they are meant for', async () => {
  const milestone = { programme_id: ids.quiet, planned_on: '2026-03-01' };
  await inserted('programme_milestone', { ...milestone, name: 'Dimulai', done_on: '2026-03-09' });
  await inserted('programme_milestone', { ...milestone, name: 'Diukur' });
  await inserted('programme_milestone', { ...milestone, name: 'Salah', removed_at: '2026-03-01T00:00:00Z' });
  await inserted('programme_milestone', { ...milestone, name: 'Jauh', planned_on: '2027-01-01' });
  const found = await milestonesInTime(db, { from: '2026-01-01', to: '2026-10-31', today: to });
  expect(found.map(({ name, on, state }) => [name, on, state])).toEqual([
    ['Diukur', '2026-03-01', 'late'],
    ['Dimulai', '2026-03-09', 'done'],
  ]);
});

async function asked(by: 'programme' | 'agency', id: string, scope = everywhere()) {
  return await presentBrief(db, {
    by, id, scope, zone, today: to, tree: await agencyTree(db), holder: city.own, joins: await reachOf(db, [city.own]),
  }); // oxfmt-ignore
}

function everywhere(): readonly AgencyId[] {
  return [city.root, city.own, city.below, city.sibling];
}

async function coverage(by: 'programme' | 'agency' | 'ward' | 'channel', scope = everywhere()) {
  return await presentCoverage(db, { by, to, weeks: 4, zone, scope, tree: await agencyTree(db) });
}

async function inserted(table: string, row: object): Promise<string> {
  const query = db
    .insertInto(table as 'post')
    .values(row as never)
    .returning('id');
  return (await query.executeTakeFirstOrThrow()).id;
}

async function aProgramme(name: string, parent_id: string | null = null): Promise<string> {
  return await inserted('programme', { agency_id: city.own, slug: crypto.randomUUID(), name, parent_id, starts_on: '2025-02-20' }); // oxfmt-ignore
}

async function anActivity(programmes: readonly string[], village: string, starts_at: string | null): Promise<string> {
  const id = await inserted('activity', { agency_id: city.own, slug: crypto.randomUUID(), title: 'Kerja bakti', village, starts_at }); // oxfmt-ignore
  for (const programme_id of programmes) await db.insertInto('activity_programme').values({ activity_id: id, programme_id }).execute(); // oxfmt-ignore
  return id;
}

async function aPost(change: object): Promise<string> {
  return await inserted('post', { agency_id: city.own, slug: crypto.randomUUID(), state: 'published', ...change });
}
