import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { speaker } from '#platform/i18n/messages.ts';
import { openLog } from '#platform/log/log.ts';
import { platformMessages } from '#platform/messages/messages.ts';
import { accept } from '#platform/result.ts';
import { endpoint } from './endpoint.ts';
import { createRoutes } from './routes.ts';

const aCall = endpoint({
  method: 'post',
  path: '/words',
  operation: 'public',
  summary: 'Keep words',
  answer: z.undefined(),
});

async function answerTo(error: Error): Promise<{ status: number; kind: string; message: string }> {
  const routes = createRoutes<undefined>({
    identify: () => Promise.resolve(undefined),
    speaker: speaker([platformMessages]),
    log: openLog('silent'),
  });
  routes.serve(aCall, () => Promise.reject(error));
  const answer = await routes.app.request('/words', { method: 'POST' });
  const { error: told } = (await answer.json()) as { error: { kind: string; message: string } };
  return { status: answer.status, ...told };
}

test.each([
  ['PostgreSQL', '53100'],
  ['the file system', 'ENOSPC'],
])('a full disk, told by %s, is named, and what was typed is to be kept', async (_, code) => {
  const told = await answerTo(Object.assign(new Error('No space left on device'), { code }));

  expect([told.status, told.kind]).toEqual([507, 'server-disk-full']);
  expect(told.message).toMatch(/Ruang disk server habis.*Jangan tutup halaman ini/);
});

test('any other fault is told by a reference to quote, never by its own words', async () => {
  const told = await answerTo(new Error('password authentication failed for user "desk"'));

  expect([told.status, told.kind]).toEqual([500, 'unexpected-fault']);
  expect(told.message).toMatch(/kode [0-9A-F]{8}/);
  expect(told.message).not.toContain('password');
});

test.each([
  ['gzip, deflate, br', 'gzip'],
  ['*', 'gzip'],
  ['br, gzip;q=0', null],
  ['identity', null],
  [undefined, null],
])('a long answer to a reader who takes %s is packed as %s, and reads the same', async (takes, packing) => {
  const words = { words: 'kentongan '.repeat(1000) };
  const headers = new Headers(takes === undefined ? {} : { 'accept-encoding': takes });
  const answer = await routesAnswering(words).request('/words', { headers });
  expect([answer.headers.get('content-encoding'), answer.headers.get('vary')]).toEqual([packing, 'accept-encoding']);
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(JSON.parse(String(packing === null ? bytes : gunzipSync(bytes)))).toEqual(words);
});

test('a short answer is sent as it is', async () => {
  const answer = await routesAnswering({ words: 'kentongan' }).request('/words', {
    headers: { 'accept-encoding': 'gzip' },
  });
  expect([answer.headers.get('content-encoding'), await answer.json()]).toEqual([null, { words: 'kentongan' }]);
});

function routesAnswering(words: { words: string }) {
  const routes = createRoutes<undefined>({
    identify: () => Promise.resolve(undefined),
    speaker: speaker([platformMessages]),
    log: openLog('silent'),
  });
  const asking = endpoint({
    method: 'get',
    path: '/words',
    operation: 'public',
    summary: 'Words',
    answer: z.object({ words: z.string() }),
  });
  routes.servePublic(asking, () => Promise.resolve(accept(words)));
  return routes.app;
}
