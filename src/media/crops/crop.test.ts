import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRoutes } from '#platform/http/routes.ts';
import { speaker } from '#platform/i18n/messages.ts';
import { openLog } from '#platform/log/log.ts';
import { platformMessages } from '#platform/messages/messages.ts';
import type { Actor } from '#organisation/index.ts';
import { aDatabase } from '../../../test/support/database.ts';
import { aCityWithAgencies, anActor, type TestCity } from '../../../test/support/people.ts';
import { mediaMessages } from '../messages/messages.ts';
import { openPicture } from '../open-picture.ts';
import { pictureFiles } from '../picture-files.ts';
import { uploadPicture } from '../upload-picture.ts';
import type { MediaId } from '../picture.ts';
import { cropFrom, cropKey, isInside, largestAround, pixelsOf, placed, type PictureCrop } from './crop.ts';
import { cropRoutes } from './routes.ts';

const whole: PictureCrop = { x: 0, y: 0, width: 1, height: 1 };

describe('a part of a picture', () => {
  test('is the largest of its shape around a point, moved inside', () => {
    const size = { width: 1200, height: 800 };
    const { x, ...square } = largestAround(1, size, { x: 0.5, y: 0.5 });
    expect(x).toBeCloseTo(1 / 6);
    expect(square).toEqual({ y: 0, width: 2 / 3, height: 1 });
    expect(largestAround(1, size, { x: 0, y: 1 })).toMatchObject({ x: 0, y: 0 });
    expect(largestAround(1.91, size, { x: 0.5, y: 1 })).toMatchObject({ x: 0, width: 1, y: 1 - 1.5 / 1.91 });
    expect(placed({ width: 0.5, height: 0.5 }, { x: 2, y: -1 })).toEqual({ x: 0.5, y: 0, width: 0.5, height: 0.5 });
  });

  test('has an address that gives it back, and nothing outside of the picture', () => {
    const crop = { x: 0.125, y: 0.0333, width: 0.5, height: 0.25 };
    expect(cropFrom(cropKey(crop))).toEqual(crop);
    expect(['9000-0-5000-5000', '0-0-100-5000', '0-0-0-0', 'x'].map(cropFrom)).toEqual(Array(4).fill(undefined));
    expect([isInside(whole), isInside({ ...whole, x: -0.1 }), isInside({ ...whole, width: Number.NaN })]).toEqual([true, false, false]);
  }); // oxfmt-ignore

  test('is whole pixels, never beyond the edge, of any picture', () => {
    for (const side of [1, 2, 3, 7, 101]) {
      for (const x of [0, 0.33, 0.98]) {
        const { left, width } = pixelsOf({ x, y: 0, width: 1 - x, height: 1 }, { width: side, height: side });
        expect(width >= 1 && left >= 0 && left + width <= side).toBe(true);
      }
    }
  });
});

describe('rendered on the server', async () => {
  const { db } = await aDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'kentongan crops '));
  const tools = { db, files: pictureFiles(folder) };
  let city: TestCity;
  let id: MediaId;

  beforeAll(async () => {
    city = await aCityWithAgencies(db);
    const input = { agencyId: city.own, alt: '', name: 'a.png', bytes: await halves() };
    const outcome = await uploadPicture(tools, city.people.admin, input);
    if (!outcome.ok) throw new Error(outcome.refusal.kind);
    ({ id } = outcome.value);
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function ask(actor: Actor, path: string): Promise<Response> {
    const said = speaker([platformMessages, mediaMessages]);
    const identify = (): Promise<Actor> => Promise.resolve(actor);
    const routes = createRoutes<Actor>({ identify, speaker: said, log: openLog('silent') });
    cropRoutes(routes, tools);
    return await routes.app.request(`/media/${path}`);
  }

  test('for a network: that part, within its bytes, the original kept', async () => {
    const right = { x: 0.5, y: 0, width: 0.5, height: 1 };
    const cut = await openPicture(tools, id, { maxBytes: 200_000, mime: 'image/jpeg', crop: right });
    if (!cut.ok) throw new Error(cut.refusal.kind);
    expect(cut.value).toMatchObject({ width: 300, height: 400 });
    const { channels } = await sharp(cut.value.bytes).stats();
    expect(channels.map(({ mean }) => Math.round(mean / 50))).toEqual([0, 0, 5]);
    const uncut = await openPicture(tools, id, { maxBytes: 200_000, mime: 'image/jpeg' });
    expect(uncut.ok && uncut.value).toMatchObject({ width: 600, height: 400 });
  });

  test('for a person who may see it, and nobody else', async () => {
    const cut = await ask(city.people.leadership, `${id}/crops/5000-0-5000-10000`);
    expect(await sharp(Buffer.from(await cut.arrayBuffer())).metadata()).toMatchObject({ width: 300, format: 'jpeg' });
    const small = await ask(city.people.leadership, `${id}/crops/0-0-10000-5000?width=320`);
    expect(await sharp(Buffer.from(await small.arrayBuffer())).metadata()).toMatchObject({ width: 320, height: 107, format: 'jpeg' });
    expect((await ask(city.people.leadership, `${id}/crops/0-0-10000-5000?width=321`)).status).toBe(422);
    expect((await ask(city.people.leadership, `${id}/crops/9000-0-5000-10000`)).status).toBe(404);
    const stranger = anActor({ role: 'admin', agencyId: city.sibling });
    expect((await ask(stranger, `${id}/crops/5000-0-5000-10000`)).status).toBe(404);
    expect((await ask(stranger, `${id}/focus`)).status).toBe(404);
  }); // oxfmt-ignore

  test('what draws the eye is found where it is', async () => {
    const spot = await sharp({ create: { width: 80, height: 80, channels: 3, background: '#e01020' } }).png().toBuffer();
    const calm = sharp({ create: { width: 900, height: 500, channels: 3, background: '#9aa' } });
    const bytes = await calm.composite([{ input: spot, left: 760, top: 380 }]).png().toBuffer();
    const outcome = await uploadPicture(tools, city.people.admin, { agencyId: city.own, alt: '', name: 'b.png', bytes });
    if (!outcome.ok) throw new Error(outcome.refusal.kind);
    const answer = await ask(city.people.admin, `${outcome.value.id}/focus`);
    const focus = (await answer.json()) as { x: number; y: number; width: number };
    expect(focus.width).toBe(900);
    expect(Math.abs(focus.x - 0.89)).toBeLessThan(0.12);
    expect(Math.abs(focus.y - 0.84)).toBeLessThan(0.2);
  }); // oxfmt-ignore
});

/** Red at the left, blue at the right. */
async function halves(): Promise<Buffer> {
  return await sharp({ create: { width: 600, height: 400, channels: 3, background: '#f00' } })
    .composite([{ input: await sharp({ create: { width: 300, height: 400, channels: 3, background: '#00f' } }).png().toBuffer(), left: 300, top: 0 }])
    .png()
    .toBuffer();
} // oxfmt-ignore
