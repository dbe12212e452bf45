import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '#platform/db/db.ts';
import { createRoutes, type Routes } from '#platform/http/routes.ts';
import { speaker } from '#platform/i18n/messages.ts';
import { openLog } from '#platform/log/log.ts';
import { platformMessages } from '#platform/messages/messages.ts';
import type { Actor } from '#organisation/index.ts';
import { aDatabase } from '../../test/support/database.ts';
import { aCityWithAgencies, anActor, type TestCity } from '../../test/support/people.ts';
import { attachable } from './attachable.ts';
import { mediaMessages } from './messages/messages.ts';
import { openPicture, openRendition } from './open-picture.ts';
import { pictureFiles } from './picture-files.ts';
import { shownName, type MediaId, type Picture } from './picture.ts';
import { mediaRoutes } from './routes.ts';
import { uploadFiles } from './uploads/upload-files.ts';
import { takePictureIn, uploadPicture } from './upload-picture.ts';

const { db } = await aDatabase();
const folder = await mkdtemp(join(tmpdir(), 'kentongan media '));
const files = pictureFiles(folder);
const tools = { db, files, uploads: uploadFiles(join(folder, 'uploads')), now: () => new Date() };
let city: TestCity;

beforeAll(async () => {
  city = await aCityWithAgencies(db);
});
afterAll(() => rm(folder, { recursive: true }));

describe('taking a picture in', () => {
  test('turns it upright and strips where it was taken', async () => {
    const upload = await sharp(await photo(400, 300))
      .withExif({ IFD0: { Make: 'Phone' }, IFD3: { GPSLatitude: '7/1 28/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect((await sharp(upload).metadata()).exif).toBeDefined();
    const picture = await uploaded(upload);
    expect(picture).toMatchObject({ width: 300, height: 400, mime: 'image/jpeg' });
    const { exif, icc, xmp, orientation } = await sharp(await original(picture)).metadata();
    expect({ exif, icc, xmp, orientation }).toEqual({});
  });

  test.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)('takes %s, told by its bytes', async (format) => {
    const bytes = await sharp(await photo(64, 48))
      .toFormat(format)
      .toBuffer();
    expect(await uploaded(bytes, 'nota.pdf')).toMatchObject({ width: 64, height: 48, originalName: 'nota.pdf' });
  });

  test('keeps what is see-through as PNG, and at most 4096 pixels', async () => {
    const clear = { create: { width: 20, height: 20, channels: 4, background: '#0000' } } as const;
    expect(await uploaded(await sharp(clear).webp().toBuffer())).toMatchObject({ mime: 'image/png' });
    expect(await uploaded(await flat(6000, 3000))).toMatchObject({ width: 4096, height: 2048 });
  });

  test('gives the same picture for the same file, and another agency its own', async () => {
    const bytes = await photo(90, 90);
    const first = await uploaded(bytes);
    expect((await uploaded(bytes)).id).toBe(first.id);
    const there = await uploadPicture(tools, city.coordinator, { agencyId: city.sibling, alt: '', name: 'a', bytes });
    expect(there.ok && there.value.id !== first.id && there.value.sha256 === first.sha256).toBe(true);
  });

  test('records who did it, and leaves nothing half-written', async () => {
    const { id } = await uploaded(await photo(91, 91));
    const entry = db.selectFrom('audit_entry').select(['action', 'person_id']).where('subject_id', '=', id);
    expect(await entry.execute()).toEqual([{ action: 'picture.uploaded', person_id: city.people.admin.personId }]);
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
  });

  test.each<[string, () => Promise<Uint8Array>, string]>([
    ['a script in an SVG', () => text('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'picture-is-drawing'],
    ['a web page called JPEG', () => text('<!doctype html><script>alert(1)</script>'), 'picture-not-readable'],
    ['a TIFF', async () => await sharp(await photo(9, 9)).tiff().toBuffer(), 'picture-not-readable'],
    ['half a JPEG', async () => (await photo(400, 400)).subarray(0, 2500), 'picture-damaged'],
    ['half a PNG', async () => (await sharp(await photo(90, 90)).png().toBuffer()).subarray(0, 3000), 'picture-damaged'],
    ['a photo of an iPhone', () => Promise.resolve(container('heic', 'mif1heic')), 'picture-is-heic'],
    ['a broken video', () => Promise.resolve(container('isom', 'isomavc1mp41')), 'picture-is-video'],
    ['a film of a browser', () => Promise.resolve(Buffer.from('1a45dfa3010000000000001f4286', 'hex')), 'picture-is-video'],
    ['a text', () => text('undangan'), 'picture-not-readable'],
    ['nothing', () => text(''), 'picture-empty'],
  ])('refuses %s', async (_, made, kind) => {
    expect(await upload(await made())).toEqual({ ok: false, refusal: { kind } });
  }); // oxfmt-ignore

  test('keeps the first frame of what moves, and says so', async () => {
    const frames = await Promise.all(['#c00', '#0c0', '#00c'].map((background) => sharp({ create: { width: 60, height: 40, channels: 3, background } }).png().toBuffer()));
    const moving = await sharp(frames, { join: { animated: true } }).gif({ delay: 100 }).toBuffer();
    const input = { agencyId: city.own, alt: '', name: 'lampu.gif', bytes: moving };
    const taken = await takePictureIn(tools, city.people.admin, input);
    expect(taken).toMatchObject({ ok: true, value: { stilled: true, picture: { width: 60, height: 40, mime: 'image/png' } } });
  }); // oxfmt-ignore

  test('unpacks 190 MB of a small file within bounds', async () => {
    const bomb = await flat(8000, 7900);
    expect(bomb.byteLength).toBeLessThan(1_000_000);
    const before = process.memoryUsage().rss;
    expect(await uploaded(bomb)).toMatchObject({ width: 4096 });
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024);
  });

  test('refuses a small file that unfolds to too many pixels', async () => {
    const bomb = await flat(10_000, 6_500);
    expect(bomb.byteLength).toBeLessThan(1_000_000);
    const outcome = await upload(bomb);
    expect(outcome).toEqual({ ok: false, refusal: { kind: 'picture-has-too-many-pixels', maxMegapixels: 64 } });
  });

  test('refuses more than 20 MB, and somebody who may only read', async () => {
    const outcome = await upload(new Uint8Array(20 * 1024 * 1024 + 1));
    expect(outcome).toEqual({ ok: false, refusal: { kind: 'picture-too-large', maxMegabytes: 20 } });
    const leader = anActor({ role: 'leadership', agencyId: city.own });
    expect(await upload(await photo(9, 9), leader)).toEqual({ ok: false, refusal: { kind: 'not-allowed' } });
    const stranger = anActor({ role: 'admin', agencyId: city.sibling });
    expect(await upload(await photo(9, 9), stranger)).toEqual({ ok: false, refusal: { kind: 'not-allowed' } });
  });

  test('shows a name without path or control signs', () => {
    expect(shownName('C:\\Foto\\rapat\u0000 RT.jpg')).toBe('rapat RT.jpg');
    expect(shownName('')).toBe('gambar');
  });
});

describe('handing it out', () => {
  test('fits it to the bytes a network takes, the same bytes each time', async () => {
    const { id } = await uploaded(await photo(1500, 1200));
    const limits = { maxBytes: 150_000, mime: 'image/jpeg' } as const;
    const fitted = await openPicture(tools, id, limits);
    if (!fitted.ok) throw new Error(fitted.refusal.kind);
    expect(fitted.value.bytes.byteLength).toBeLessThanOrEqual(150_000);
    expect((await sharp(fitted.value.bytes).metadata()).width).toBe(fitted.value.width);
    const again = await openPicture(tools, id, limits);
    expect(again.ok && Buffer.compare(again.value.bytes, fitted.value.bytes)).toBe(0);
  });

  test('refuses what can’t be made that small, and a picture that does not exist', async () => {
    const { id } = await uploaded(await photo(320, 320));
    const outcome = await openPicture(tools, id, { maxBytes: 500, mime: 'image/jpeg' });
    expect(outcome).toEqual({ ok: false, refusal: { kind: 'picture-does-not-fit', maxBytes: 500 } });
    const none = await openPicture(tools, crypto.randomUUID() as MediaId, { maxBytes: null, mime: 'image/jpeg' });
    expect(none).toEqual({ ok: false, refusal: { kind: 'picture-not-found' } });
  });

  test('makes a rendition once, however many ask at the same time', async () => {
    const picture = await uploaded(await photo(700, 500));
    let written = 0;
    const counting = {
      ...files,
      write: (name: string, bytes: Uint8Array) => ((written += 1), files.write(name, bytes)),
    };
    await Promise.all(Array.from({ length: 8 }, () => openRendition(counting, picture, '320')));
    expect(written).toBe(1);
  });

  test('lets a person attach only what they may see', async () => {
    const { id } = await uploaded(await photo(72, 72));
    expect(await attachable(db, city.people.contributor, [id])).toMatchObject({ ok: true, value: [{ id }] });
    const stranger = anActor({ role: 'admin', agencyId: city.sibling });
    const outcome = await attachable(db, stranger, [id]);
    expect(outcome).toEqual({ ok: false, refusal: { kind: 'picture-not-found', mediaId: id } });
  });
});

describe('over HTTP', () => {
  test('an upload answers with the picture; its pixels come in each size', async () => {
    const routes = serving(city.people.admin);
    const form = new FormData();
    form.set('agencyId', city.own);
    form.set('alt', 'Posyandu');
    form.set('file', new File([new Uint8Array(await photo(1800, 1000))], 'posyandu.jpg', { type: 'image/jpeg' }));
    const answer = await routes.app.request('/media', { method: 'POST', body: form });
    const view = (await answer.json()) as Picture;
    expect(view).toMatchObject({ alt: 'Posyandu', width: 1800, originalName: 'posyandu.jpg' });
    const sizes = { '320': [320, 'webp'], '1600': [1600, 'webp'], share: [1200, 'jpeg'], original: [1800, 'jpeg'] };
    for (const [rendition, [width, format]] of Object.entries(sizes)) {
      const bytes = await (await get(routes, view.id, rendition)).arrayBuffer();
      expect(await sharp(Buffer.from(bytes)).metadata()).toMatchObject({ width, format });
    }
    const first = await get(routes, view.id, '320');
    const known = { 'if-none-match': first.headers.get('etag') ?? '' };
    expect((await routes.app.request(`/media/${view.id}/320`, { headers: known })).status).toBe(304);
  });

  test('the list shows what is in reach, newest first, and finds words', async () => {
    const routes = serving(city.people.leadership);
    await uploaded(await photo(73, 73), '100%_pohon.jpg');
    const { items } = (await (await routes.app.request('/media?text=0%25_p')).json()) as { items: Picture[] };
    expect(items.map(({ originalName }) => originalName)).toEqual(['100%_pohon.jpg']);
  });

  test('without sign-in a picture is seen only while the portal shows it, and never as original', async () => {
    const picture = await uploaded(await photo(500, 400));
    const citizen = serving(undefined);
    expect((await get(citizen, picture.id, '320')).status).toBe(404);

    const activityId = await anActivityWith(picture.id);
    const shown = await get(citizen, picture.id, '320');
    expect([shown.status, shown.headers.get('cache-control')]).toEqual([200, 'public, max-age=86400']);
    expect((await get(citizen, picture.id, 'original')).status).toBe(404);

    await inTransaction(db, (tx) =>
      tx.updateTable('activity').set({ shown_on_portal: false }).where('id', '=', activityId).execute(),
    );
    expect((await get(citizen, picture.id, '320')).status).toBe(404);
    await aPortalPageWith(picture.id);
    expect((await get(citizen, picture.id, '320')).status).toBe(200);
    expect((await get(serving(anActor({ role: 'admin', agencyId: city.sibling })), picture.id, '320')).status).toBe(
      200,
    );
  });
});

function upload(bytes: Uint8Array, actor: Actor = city.people.admin, name = 'foto.jpg') {
  return uploadPicture(tools, actor, { agencyId: city.own, alt: '', name, bytes });
}

async function uploaded(bytes: Uint8Array, name = 'foto.jpg'): Promise<Picture> {
  const outcome = await upload(bytes, city.people.admin, name);
  if (!outcome.ok) throw new Error(outcome.refusal.kind);
  return outcome.value;
}

async function original(picture: Picture): Promise<Uint8Array> {
  return (await openRendition(files, picture, 'original')).bytes;
}

/** The head of an ISO media file, then what no decoder understands. */
function container(brand: string, others: string): Uint8Array {
  const brands = Buffer.from(`ftyp${brand}\0\0\0\0${others}`, 'latin1');
  const size = Buffer.alloc(4);
  size.writeUInt32BE(brands.byteLength + 4);
  return Buffer.concat([size, brands, Buffer.alloc(4000, 7)]);
}

function text(words: string): Promise<Uint8Array> {
  return Promise.resolve(Buffer.from(words));
}

/** Noise, so that it can't be squeezed to nothing. */
function photo(width: number, height: number): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  return sharp({ create: { width, height, channels: 3, background: '#777', noise } })
    .jpeg()
    .toBuffer();
}

function flat(width: number, height: number): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#284' } })
    .png()
    .toBuffer();
}

function serving(actor: Actor | undefined): Routes<Actor> {
  const identify = (): Promise<Actor | undefined> => Promise.resolve(actor);
  const said = speaker([platformMessages, mediaMessages]);
  const routes = createRoutes<Actor>({ identify, speaker: said, log: openLog('silent') });
  mediaRoutes(routes, tools);
  return routes;
}

function get(routes: Routes<Actor>, id: string, rendition: string): Promise<Response> {
  return Promise.resolve(routes.app.request(`/media/${id}/${rendition}`));
}

async function anActivityWith(mediaId: MediaId): Promise<string> {
  return await inTransaction(db, async (tx) => {
    const activity = { agency_id: city.own, slug: crypto.randomUUID(), title: 'Posyandu', shown_on_portal: true };
    const { id } = await tx.insertInto('activity').values(activity).returning('id').executeTakeFirstOrThrow();
    await tx.insertInto('activity_photo').values({ activity_id: id, media_id: mediaId, position: 0 }).execute();
    return id;
  });
}

async function aPortalPageWith(mediaId: MediaId): Promise<void> {
  await inTransaction(db, async (tx) => {
    const slug = crypto.randomUUID();
    const post = tx.insertInto('post').values({ agency_id: city.own, slug }).returning('id');
    const { id } = await post.executeTakeFirstOrThrow();
    const page = { agency_id: city.own, post_id: id, slug, client_reference: slug, title: 'T', text: 'x' };
    const pictures = JSON.stringify([{ mediaId, alt: '', width: 1, height: 1 }]);
    await tx
      .insertInto('portal_page')
      .values({ ...page, pictures, published_at: new Date() })
      .execute();
  });
}
