import { mkdtemp, readdir, rm, utimes, writeFile, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRoutes, type Routes } from '#platform/http/routes.ts';
import { speaker } from '#platform/i18n/messages.ts';
import { openLog } from '#platform/log/log.ts';
import { platformMessages } from '#platform/messages/messages.ts';
import type { Actor } from '#organisation/index.ts';
import { aDatabase } from '../../../test/support/database.ts';
import { aCityWithAgencies, type TestCity } from '../../../test/support/people.ts';
import { mediaMessages } from '../messages/messages.ts';
import { pictureFiles } from '../picture-files.ts';
import { mediaRoutes, type MediaTools } from '../routes.ts';
import { sweepUploads } from './sweep-uploads.ts';
import { uploadFiles, writeWhole, type UploadFiles } from './upload-files.ts';

const { db } = await aDatabase();
const folder = await mkdtemp(join(tmpdir(), 'kentongan uploads '));
const place = join(folder, 'uploads');
let city: TestCity;
let bytes: Buffer;

/** As a process that has just been started: nothing is known but the database and the files. */
function freshTools(): MediaTools {
  return { db, files: pictureFiles(folder), uploads: uploadFiles(place), now: () => new Date() };
}

beforeAll(async () => {
  city = await aCityWithAgencies(db);
  bytes = await aPhoto(600);
});
afterAll(() => rm(folder, { recursive: true }));

describe('an upload in parts', () => {
  test('goes on where it stopped, also after the process died, and becomes a picture once', async () => {
    const at = await begun(bytes);
    expect((await part(at, 0, bytes.subarray(0, 1000))).headers.get('upload-offset')).toBe('1000');
    const later = serving(city.people.admin, freshTools());
    const stands = await later.app.request(at, { method: 'HEAD', headers: tus });
    expect([stands.headers.get('upload-offset'), stands.headers.get('upload-length')]).toEqual(['1000', String(bytes.byteLength)]);
    expect(await refusal(await take(at))).toEqual([422, 'upload-not-complete']);
    expect((await part(at, 1000, bytes.subarray(1000), later)).status).toBe(204);
    const [one, other] = await Promise.all([take(at), take(at, later)]);
    const picture = (await one.json()) as { id: string; known: boolean; width: number; alt: string; originalName: string };
    expect(picture).toMatchObject({ width: 600, alt: 'Antre', originalName: 'posyandu.jpg' });
    expect(((await other.json()) as { id: string }).id).toBe(picture.id);
    expect(((await (await take(at)).json()) as { id: string }).id).toBe(picture.id);
    expect(await readdir(place)).toEqual([]);
  }); // oxfmt-ignore

  test('keeps what a broken connection brought', async () => {
    const at = await begun(bytes);
    const breaking = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent) return controller.error(new Error('connection reset'));
        sent = true;
        return controller.enqueue(bytes.subarray(0, 700));
      },
    });
    let sent = false;
    await part(at, 0, breaking);
    const stands = await serving(city.people.admin).app.request(at, { headers: tus });
    expect(stands.headers.get('upload-offset')).toBe('700');
  });

  test('refuses a part for another place, and takes no more than was announced', async () => {
    const at = await begun(bytes);
    expect(await refusal(await part(at, 5, bytes))).toEqual([409, 'upload-moved-meanwhile']);
    const tooMuch = await part(at, 0, Buffer.concat([bytes, Buffer.alloc(5000)]));
    expect(tooMuch.headers.get('upload-offset')).toBe(String(bytes.byteLength));
    expect((await take(at)).status).toBe(200);
  });

  test('two of the same file at once are one picture, and the second is told it is known', async () => {
    const fresh = await aPhoto(610);
    const places = await Promise.all([begun(fresh), begun(fresh)]);
    await Promise.all(places.map((at) => part(at, 0, fresh)));
    const answers = await Promise.all(places.map(async (at) => (await (await take(at)).json()) as { id: string; known: boolean }));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(answers.filter(({ known }) => known)).toHaveLength(1);
  }); // oxfmt-ignore

  test('asked for again while or just after the picture is made, it is the same answer, not a failure', async () => {
    const fresh = await aPhoto(620);
    const at = await begun(fresh);
    await part(at, 0, fresh);
    const answers = await Promise.all([take(at), take(at)]);
    const pictures = (await Promise.all(answers.map((answer) => answer.json()))) as { id: string; known: boolean }[];
    expect(pictures).toEqual([pictures[0], pictures[0]]);
    expect(pictures[0]?.known).toBe(false);

    const again = await begun(fresh);
    await part(again, 0, fresh);
    const tools = freshTools();
    const overtaken: UploadFiles = {
      ...tools.uploads,
      read: async (id) => {
        await sql`update media_upload set media_id = ${pictures[0]?.id} where id = ${id}`.execute(db);
        await tools.uploads.remove(id);
        return await tools.uploads.read(id);
      },
    };
    const answer = await take(again, serving(city.people.admin, { ...tools, uploads: overtaken }));
    expect([answer.status, ((await answer.json()) as { id: string }).id]).toEqual([200, pictures[0]?.id]);
  });

  test('belongs to who began it, and can be given up', async () => {
    const at = await begun(bytes);
    for (const stranger of [city.people.contributor, city.coordinator]) {
      const routes = serving(stranger);
      expect((await routes.app.request(at, { headers: tus })).status).toBe(404);
      expect((await part(at, 0, bytes, routes)).status).toBe(404);
      expect((await take(at, routes)).status).toBe(404);
    }
    expect((await serving(city.people.admin).app.request(at, { method: 'DELETE', headers: tus })).status).toBe(204);
    expect((await part(at, 0, bytes)).status).toBe(404);
    expect(await readdir(place)).not.toContain(at.split('/').at(-1));
  });
});

describe('an upload is refused at once', () => {
  test.each<[string, Record<string, string>, string]>([
    ['when it is empty', { 'upload-length': '0' }, 'picture-empty'],
    ['beyond 20 MB', { 'upload-length': String(20 * 1024 * 1024 + 1) }, 'picture-too-large'],
    ['without a length', { 'upload-length': '' }, 'upload-not-understood'],
    ['without an agency', { 'upload-metadata': 'filename eA==' }, 'upload-not-understood'],
  ])('%s', async (_, given, kind) => {
    const headers = { ...tus, 'upload-length': '9', 'upload-metadata': metadata(city.own), ...given };
    const answer = await serving(city.people.admin).app.request('/media-uploads', { method: 'POST', headers });
    expect(await refusal(answer)).toEqual([422, kind]);
  });

  test('for an agency one may not write for, and in a protocol of the future', async () => {
    const begin = async (headers: Record<string, string>) =>
      await serving(city.people.admin).app.request('/media-uploads', {
        method: 'POST',
        headers: { ...tus, 'upload-length': '9', ...headers },
      });
    expect(await refusal(await begin({ 'upload-metadata': metadata(city.sibling) }))).toEqual([403, 'not-allowed']);
    expect((await begin({ 'upload-metadata': metadata(city.own), 'tus-resumable': '2.0.0' })).status).toBe(412);
  });

  test('when the disk is full, in words that say what to do, and nothing is left behind', async () => {
    const tools = freshTools();
    const noRoom = serving(city.people.admin, { ...tools, uploads: { ...tools.uploads, begin: full } });
    const before = await uploadCount();
    const headers = { ...tus, 'upload-length': '9', 'upload-metadata': metadata(city.own), 'accept-language': 'id' };
    const answer = await noRoom.app.request('/media-uploads', { method: 'POST', headers });
    expect(answer.status).toBe(507);
    expect(await answer.text()).toContain('Ruang disk server habis');
    expect(await uploadCount()).toBe(before);

    const at = await begun(bytes);
    await part(at, 0, bytes.subarray(0, 500));
    const fillsUp = serving(city.people.admin, { ...tools, uploads: { ...tools.uploads, append: full } });
    expect((await part(at, 500, bytes.subarray(500), fillsUp)).status).toBe(507);
    expect((await part(at, 500, bytes.subarray(500))).status).toBe(204);
  });
});

test('one person opens so many bytes and no more, also at once; what became a picture does not count', async () => {
  const headers = { ...tus, 'upload-length': String(20 * 1024 * 1024), 'upload-metadata': metadata(city.own) };
  const routes = serving(city.people.contributor);
  const begin = async () => await routes.app.request('/media-uploads', { method: 'POST', headers });
  const answers = await Promise.all(Array.from({ length: 27 }, begin));
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([...Array<number>(25).fill(201), 422, 422]);
  expect(await refusal(await begin())).toEqual([422, 'uploads-open-too-many']);
  const { id } = await db.selectFrom('media').select('id').executeTakeFirstOrThrow();
  const first = (answers.find(({ status }) => status === 201)?.headers.get('location') ?? '').split('/').at(-1);
  await sql`update media_upload set media_id = ${id} where id = ${first}`.execute(db);
  expect((await begin()).status).toBe(201);
}); // oxfmt-ignore

test('a disk that filled up meanwhile is told before a part is written', async () => {
  let free = 1e12;
  const files = uploadFiles(place, () => Promise.resolve(free));
  const id = crypto.randomUUID();
  await files.begin(id, 1000);
  free = 64 * 1024 * 1024 + 1999;
  await expect(files.append(id, { offset: 0, limit: 1000 }, thousandBytes())).rejects.toMatchObject({ code: 'ENOSPC' });
  expect(await files.size(id)).toBe(0);
  free += 1;
  expect(await files.append(id, { offset: 0, limit: 1000 }, thousandBytes())).toBe(1000);
});

test('what the system writes in pieces is written whole', async () => {
  const pieces: [number, number, number][] = [];
  const write = (_: Uint8Array, ...[from, length, at]: [number, number, number]) => {
    pieces.push([from, length, at]);
    return Promise.resolve({ bytesWritten: Math.min(4, length) });
  };
  await writeWhole({ write } as unknown as FileHandle, new Uint8Array(10), 100);
  expect(pieces).toEqual([[0, 10, 100], [4, 6, 104], [8, 2, 108]]);
}); // oxfmt-ignore

test('what nobody came back to for a day is swept, with files that a crash left', async () => {
  const kept = await begun(bytes);
  const stale = await begun(bytes);
  await sql`update media_upload set touched_at = now() - interval '25 hours' where id = ${stale.slice(15)}`.execute(db);
  const orphan = join(place, crypto.randomUUID());
  await writeFile(orphan, 'x');
  await utimes(orphan, new Date(0), new Date(0));
  await sweepUploads(freshTools(), () => new Date());
  const there = await readdir(place);
  const holds = (path: string): boolean => there.includes(path.split('/').at(-1) ?? '');
  expect([kept, stale, orphan].map(holds)).toEqual([true, false, false]);
});

const tus = { 'tus-resumable': '1.0.0' };

function full(): Promise<never> {
  return Promise.reject(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }));
}

function value(text: string): string {
  return Buffer.from(text).toString('base64');
}

function metadata(agencyId: string): string {
  return `agencyId ${value(agencyId)},filename ${value('posyandu.jpg')},alt ${value('Antre')}`;
}

async function begun(file: Uint8Array): Promise<string> {
  const headers = { ...tus, 'upload-length': String(file.byteLength), 'upload-metadata': metadata(city.own) };
  const answer = await serving(city.people.admin).app.request('/media-uploads', { method: 'POST', headers });
  expect(answer.status).toBe(201);
  return (answer.headers.get('location') ?? '').replace('/api', '');
}

async function part(
  at: string,
  offset: number,
  ...[body, routes = serving(city.people.admin)]: [Uint8Array | ReadableStream, Routes<Actor>?]
): Promise<Response> {
  const headers = { ...tus, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' };
  return await routes.app.request(at, { method: 'PATCH', headers, body, duplex: 'half' });
}

function thousandBytes(): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new Blob([new Uint8Array(1000)]).stream();
}

async function take(at: string, routes = serving(city.people.admin)): Promise<Response> {
  return await routes.app.request(`${at}/picture`, { method: 'POST' });
}

async function refusal(answer: Response): Promise<[number, string]> {
  const { error } = (await answer.json()) as { error: { kind: string } };
  return [answer.status, error.kind];
}

async function uploadCount(): Promise<number> {
  return (await db.selectFrom('media_upload').select('id').execute()).length;
}

function serving(actor: Actor, tools: MediaTools = freshTools()): Routes<Actor> {
  const said = speaker([platformMessages, mediaMessages]);
  const routes = createRoutes<Actor>({ identify: () => Promise.resolve(actor), speaker: said, log: openLog('silent') });
  mediaRoutes(routes, tools);
  return routes;
}

function aPhoto(width: number): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  return sharp({ create: { width, height: 400, channels: 3, background: '#777', noise } })
    .jpeg()
    .toBuffer();
}
