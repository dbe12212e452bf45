import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '#platform/db/db.ts';
import { agencyTree, type Actor } from '#organisation/index.ts';
import { aDatabase } from '../../../test/support/database.ts';
import { aCityWithAgencies, anActor, type TestCity } from '../../../test/support/people.ts';
import { pictureFiles } from '../picture-files.ts';
import { lookAtPictures } from '../routines.ts';
import { uploadPicture } from '../upload-picture.ts';
import { barredPictures } from './barred.view.ts';
import { archivePicture, saveDetails } from './change-picture.ts';
import { detailsRow, usesOf } from './details.view.ts';
import { libraryCounts, libraryPage, saying, similarTo, type LibraryListing } from './library.view.ts';
import type { Details } from './library.store.ts';

const { db } = await aDatabase();
const folder = await mkdtemp(join(tmpdir(), 'kentongan library '));
const tools = { db, files: pictureFiles(folder) };
const days = { today: '2026-03-14', soon: '2026-04-13' };
let city: TestCity;

beforeAll(async () => {
  city = await aCityWithAgencies(db);
});
afterAll(() => rm(folder, { recursive: true }));

const blank: Details = {
  title: '',
  alt: '',
  tags: [],
  source: '',
  rights: 'unknown',
  rightsNote: '',
  rightsUntil: null,
  consent: 'unknown',
  consentBy: '',
  consentOn: null,
  consentUntil: null,
  consentReference: '',
  consentWithdrawnOn: null,
};

async function aPicture(details: Partial<Details> = {}): Promise<string> {
  const size = { mime: 'image/jpeg', bytes: 1, width: 8, height: 6, original_name: 'IMG_1.jpg' };
  const values = { agency_id: city.own, sha256: crypto.randomUUID(), ...size, consent: 'nobody' };
  const { id } = await inTransaction(db, (tx) =>
    tx.insertInto('media').values(values).returning('id').executeTakeFirstOrThrow(),
  );
  const saved = await save(id, { consent: 'nobody', ...details });
  if (!saved.ok) throw new Error(saved.refusal.kind);
  return id;
}

function save(id: string, details: Partial<Details>, { actor = city.people.admin, revision = 1 } = {}) {
  return saveDetails(tools, actor, { id, revision, details: { ...blank, ...details } });
}

async function listed(listing: Partial<LibraryListing> = {}): Promise<readonly string[]> {
  const asked = { text: '', show: 'all', cursor: undefined, limit: 50, ...days, ...listing } as const;
  return (await libraryPage(db, [city.own], asked)).items.map(({ id }) => id);
}

async function shownOnAPost(mediaId: string, post: object = {}): Promise<string> {
  return await inTransaction(db, async (tx) => {
    const values = { agency_id: city.own, slug: crypto.randomUUID(), title: 'Posyandu', ...post };
    const { id } = await tx.insertInto('post').values(values).returning('id').executeTakeFirstOrThrow();
    await tx.insertInto('post_media').values({ post_id: id, media_id: mediaId, position: 0 }).execute();
    return id;
  });
}

describe('finding pictures', () => {
  test('by title, alt, tag or file name, in any order, also in another form of the word', async () => {
    const id = await aPicture({ title: 'Penanaman mangrove', alt: 'Warga membangun tanggul', tags: ['pesisir'] });
    expect(await listed({ text: 'mangrove warga' })).toEqual([id]);
    expect(await listed({ text: 'PESIS' })).toEqual([id]);
    expect(await listed({ text: 'dibangun' })).toEqual([id]);
    expect(await listed({ text: 'mangrove sawah' })).toEqual([]);
    expect(await listed({ text: '100%' })).toEqual([]);
  });

  test('by what is wrong with them, and the counts agree', async () => {
    const expiring = await aPicture({ rightsUntil: '2026-04-01' });
    const lasting = await aPicture({ rightsUntil: '2030-01-01' });
    const unasked = await aPicture({ consent: 'children' });
    const withdrawn = await aPicture({ consent: 'adults', consentBy: 'Sari', consentWithdrawnOn: '2026-03-01' });
    const used = await aPicture();
    const removed = await aPicture();
    await shownOnAPost(used);
    await shownOnAPost(removed, { removed_at: new Date() });
    expect(await listed({ show: 'rights' })).toEqual([expiring]);
    expect((await listed({ show: 'consent' })).toSorted()).toEqual([unasked, withdrawn].toSorted());
    const unused = await listed({ show: 'unused' });
    expect([unused.includes(used), unused.includes(removed), unused.includes(lasting)]).toEqual([false, true, true]);
    const all = await listed();
    const counts = await libraryCounts(db, [city.own], days);
    expect(counts).toEqual({ all: all.length, unused: unused.length, rights: 1, consent: 2, archived: 0 });
  });

  test('page by page without repeating or skipping one, also of the same instant', async () => {
    const all = await listed();
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await libraryPage(db, [city.own], { text: '', show: 'all', cursor, limit: 3, ...days });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(all);
  });

  test('nothing of another agency', async () => {
    const id = await aPicture({ title: 'rahasia' });
    const page = await libraryPage(db, [city.sibling], { text: '', show: 'all', cursor: undefined, limit: 50, ...days });
    expect(page.items).toEqual([]);
    expect(await detailsRow(db, [city.sibling], id)).toBeUndefined();
  });
}); // oxfmt-ignore

describe('what is known about a picture', () => {
  test('is saved whole, told in the trail, and where it is used is listed with the time', async () => {
    const id = await aPicture();
    const consent = { consent: 'children', consentBy: 'Bu Sari', consentOn: '2026-03-01', consentReference: 'Map 3' } as const;
    expect(await save(id, consent)).toEqual({ ok: true, value: { revision: 2 } });
    const at = new Date('2026-03-14T02:00:00Z');
    const postId = await shownOnAPost(id, { publish_at: at });
    expect(await detailsRow(db, [city.own], id)).toMatchObject({ ...consent, uses: 1, lastUsedAt: at, revision: 2 });
    expect(await usesOf(db, [city.own], id)).toMatchObject({ shown: [{ kind: 'post', id: postId, title: 'Posyandu', at }], total: 1 });
    expect(await usesOf(db, [city.sibling], id)).toEqual({ shown: [], total: 0 });
    const trail = db.selectFrom('audit_entry').select(['action', 'after']).where('subject_id', '=', id);
    expect(await trail.execute()).toEqual([{ action: 'picture.details-changed', after: consent }]);
  }); // oxfmt-ignore

  test('counts also what is beyond the hundred that are shown', async () => {
    const id = await aPicture();
    for (let nth = 0; nth < 102; nth += 1) await shownOnAPost(id);
    const { shown, total } = await usesOf(db, [city.own], id);
    expect([shown.length, total]).toEqual([100, 102]);
  });

  test('two people at once: the second is told, and what is the same again is no conflict', async () => {
    const id = await aPicture();
    const outcomes = await Promise.all([save(id, { title: 'A' }), save(id, { title: 'B' })]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const refused = outcomes.find(({ ok }) => !ok);
    expect(refused).toEqual({ ok: false, refusal: { kind: 'picture-changed-meanwhile', revision: 2 } });
    const { title } = (await detailsRow(db, [city.own], id)) ?? { title: '' };
    expect(await save(id, { title })).toEqual({ ok: true, value: { revision: 2 } });
  });

  test('is refused where the dates contradict each other, to readers and to strangers', async () => {
    const id = await aPicture();
    const dates = {
      consent: 'adults',
      consentBy: 'Sari',
      consentOn: '2026-03-02',
      consentUntil: '2026-03-01',
    } as const;
    expect(await save(id, dates)).toMatchObject({ refusal: { kind: 'consent-ends-before-it-begins' } });
    const by = (actor: Actor) => save(id, { title: 'x' }, { actor });
    expect(await by(city.people.leadership)).toMatchObject({ refusal: { kind: 'not-allowed' } });
    expect(await by(anActor({ role: 'admin', agencyId: city.sibling }))).toMatchObject({
      refusal: { kind: 'picture-not-found' },
    });
  });

  test('nobody’s consent stays behind once nobody can be recognised', async () => {
    const id = await aPicture({ consent: 'adults', consentBy: 'Sari', consentUntil: '2020-01-01' });
    expect(await save(id, { consent: 'nobody', consentBy: 'Sari', consentUntil: '2020-01-01' }, { revision: 2 })).toMatchObject({ ok: true });
    expect(await detailsRow(db, [city.own], id)).toMatchObject({ consentBy: '', consentUntil: null });
  }); // oxfmt-ignore

  test('a withdrawal stays, whoever was recognised being unknown again', async () => {
    const withdrawn = { consentBy: 'Sari', consentWithdrawnOn: '2026-03-01' };
    const id = await aPicture({ consent: 'adults', ...withdrawn });
    expect(await save(id, { consent: 'unknown', ...withdrawn }, { revision: 2 })).toMatchObject({ ok: true });
    const barred = await barredPictures(db, [id], new Date('2026-03-14T02:00:00Z'));
    expect(barred).toMatchObject([{ mediaId: id, bar: 'consent-withdrawn' }]);
  });

  test('pictures are barred by the day at their agency', async () => {
    const until = await aPicture({ title: 'Sewa', rightsUntil: '2026-03-14' });
    const free = await aPicture();
    const { zone } = (await agencyTree(db)).get(city.own) ?? { zone: '' };
    expect(zone).toBe('Asia/Jakarta');
    const barred = (at: string) => barredPictures(db, [until, free], new Date(at));
    expect(await barred('2026-03-14T16:59:00Z')).toEqual([]);
    expect(await barred('2026-03-14T17:00:00Z')).toEqual([{ mediaId: until, name: 'Sewa', bar: 'rights-expired' }]);
  });
});

describe('the archive', () => {
  test('hides from the library, keeps the picture, and gives it back; done twice is done', async () => {
    const id = await aPicture();
    const put = (archived: boolean, actor = city.people.admin) => archivePicture(tools, actor, { id, archived });
    expect(await put(true)).toEqual({ ok: true, value: undefined });
    expect(await put(true)).toEqual({ ok: true, value: undefined });
    expect([(await listed()).includes(id), await listed({ show: 'archived' })]).toEqual([false, [id]]);
    expect(await put(false, city.people.leadership)).toMatchObject({ refusal: { kind: 'not-allowed' } });
    await put(false);
    expect((await listed()).includes(id)).toBe(true);
    const trail = db.selectFrom('audit_entry').select('action').where('subject_id', '=', id).orderBy('at');
    expect((await trail.execute()).map(({ action }) => action)).toEqual(['picture.archived', 'picture.unarchived']);
  });

  test('uploading the same file again takes it out', async () => {
    const bytes = await aScene(1);
    const first = await uploaded(bytes);
    await archivePicture(tools, city.people.admin, { id: first, archived: true });
    expect(await uploaded(bytes)).toBe(first);
    expect((await listed()).includes(first)).toBe(true);
    expect(await uploaded(bytes)).toBe(first);
    const trail = db.selectFrom('audit_entry').select('after').where('subject_id', '=', first);
    expect(await trail.where('action', '=', 'picture.unarchived').execute()).toMatchObject([
      { after: { archived: false } },
    ]);
  });
});

describe('the same scene again', () => {
  test('is found after scaling, other compression and a little retouching, and not in another scene', async () => {
    const original = await uploaded(await aScene(2));
    const smaller = await sharp(await aScene(2)).resize(500).jpeg({ quality: 40 }).modulate({ brightness: 1.08 }).toBuffer();
    const copy = await uploaded(smaller);
    const other = await uploaded(await aScene(3));
    const alike = async (id: string, scope = [city.own]) => (await similarTo(db, scope, { id, limit: 3 })).map((row) => row.id);
    expect(await alike(copy)).toEqual([original]);
    expect(await alike(other)).toEqual([]);
    expect(await alike(copy, [city.sibling])).toEqual([]);
  }); // oxfmt-ignore

  test('also among pictures from before looks were kept', async () => {
    const original = await uploaded(await aScene(4));
    await sql`update media set look = null where id = ${original}`.execute(db);
    await lookAtPictures(tools);
    const copy = await uploaded(
      await sharp(await aScene(4))
        .resize(400)
        .jpeg()
        .toBuffer(),
    );
    expect((await similarTo(db, [city.own], { id: copy, limit: 3 })).map(({ id }) => id)).toEqual([original]);
  });

  test('a plain area resembles nothing', async () => {
    await uploaded(await plain('#284'));
    const id = await uploaded(await plain('#824'));
    expect(await similarTo(db, [city.own], { id, limit: 3 })).toEqual([]);
  }); // oxfmt-ignore
});

test('ten thousand pictures: a page, a search and the counts never take a second', async () => {
  await sql`insert into media (agency_id, sha256, mime, bytes, width, height, original_name, alt, look, created_at)
    select ${city.below}::uuid, 'many-' || n, 'image/jpeg', 1, 8, 6, 'IMG_' || n || '.jpg', 'Warga antre di loket ' || n,
      (n * 7919)::bigint::bit(64), now() - n * interval '1 minute' from generate_series(1, 10000) n`.execute(db);
  // What autovacuum does: without, the latest words wait outside of the index, and it is left aside.
  await sql`vacuum analyze`.execute(db);
  const scope = [city.own, city.below];
  const ask = { show: 'all', cursor: undefined, limit: 60, ...days } as const;
  expect(await took(() => libraryPage(db, scope, { ...ask, text: '' }))).toBeLessThan(1000);
  expect(await took(() => libraryPage(db, scope, { ...ask, text: 'loket 777' }))).toBeLessThan(1000);
  expect(await took(() => libraryCounts(db, scope, days))).toBeLessThan(1000);
  const plan = await sql`explain select m.id from media m where ${saying('loket 777')}`.execute(db);
  expect(JSON.stringify(plan.rows)).toMatch(/media_words_near.*media_words_stems/);
});

async function took(work: () => Promise<unknown>): Promise<number> {
  await work();
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function plain(background: string): Promise<Buffer> {
  return sharp({ create: { width: 90, height: 90, channels: 3, background } })
    .png()
    .toBuffer();
}

async function uploaded(bytes: Uint8Array): Promise<string> {
  const outcome = await uploadPicture(tools, city.people.admin, { agencyId: city.own, alt: '', name: 'a.jpg', bytes });
  if (!outcome.ok) throw new Error(outcome.refusal.kind);
  return outcome.value.id;
}

/** Large soft shapes, different for each seed. */
async function aScene(seed: number): Promise<Buffer> {
  const pixels = Buffer.from(Array.from({ length: 64 }, (_, at) => ((at + 1) * (seed * 37 + 11) * 53) % 256));
  return await sharp(pixels, { raw: { width: 8, height: 8, channels: 1 } })
    .resize(900, 700, { fit: 'fill', kernel: 'cubic' })
    .jpeg()
    .toBuffer();
}
