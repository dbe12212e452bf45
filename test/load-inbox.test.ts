import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { serve, type ServerType } from '@hono/node-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDb } from '../src/platform/db/db.ts';
import { percentile } from '../bench/figures.ts';
import { aDatabase } from './support/database.ts';
import { fillInbox } from './support/full-inbox.ts';
import { aCityWithAgencies, aPerson } from './support/people.ts';
import { aProduct, aTokenOf } from './support/product.ts';
import { aChannel } from './support/voices.ts';

const { db, url } = await aDatabase();
const threads = 10_000;
const users = 200;
const rounds = 3;
// As many connections as the running product has.
const pool = openDb(url);
let server: ServerType;
let address = '';

beforeAll(async () => {
  server = serve({ fetch: aProduct(pool).app.fetch, hostname: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
});

afterAll(async () => {
  server.close();
  await pool.destroy();
});

interface List {
  readonly items: readonly { readonly id: string }[];
  readonly nextCursor: string | null;
}

async function aDay(token: string, took: number[]): Promise<number> {
  const get = async (path: string): Promise<unknown> => {
    const startedAt = performance.now();
    const answer = await fetch(`${address}${path}`, { headers: { authorization: `Bearer ${token}` } });
    const body: unknown = await answer.json();
    took.push(performance.now() - startedAt);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${JSON.stringify(body).slice(0, 200)}`);
    return body;
  };
  let read = 0;
  for (let round = 0; round < rounds; round += 1) {
    const first = (await get('/threads')) as List;
    const next = (await get(`/threads?state=all&sort=newest&cursor=${first.nextCursor ?? ''}`)) as List;
    await get(`/threads?state=all&text=${encodeURIComponent('gang a')}`);
    await get(`/threads/${next.items[round]?.id ?? ''}`);
    read += first.items.length;
  }
  return read;
}

function figure(times: readonly number[]): string {
  return `p50 ${percentile(times, 50).toFixed(1)} ms, p95 ${percentile(times, 95).toFixed(1)} ms`;
}

test(`${users} signed-in people at once on an inbox of ${threads} conversations, without an error`, async () => {
  const { root, own, coordinator } = await aCityWithAgencies(db);
  const channel = await aChannel(db, { agencyId: own });
  await fillInbox(db, { agencyId: own, channelId: channel.id, count: threads });
  const tokens = [await aTokenOf(db, coordinator)];
  for (let number = 1; number < users; number += 1) {
    const agencyId = number % 3 === 0 ? root : own;
    tokens.push(await aTokenOf(db, await aPerson(db, { role: number % 2 === 0 ? 'admin' : 'liaison', agencyId })));
  }

  const alone: number[] = [];
  await aDay(tokens[0] ?? '', []);
  for (let repeat = 0; repeat < 8; repeat += 1) await aDay(tokens[0] ?? '', alone);
  const together: number[] = [];
  const read = await Promise.all(tokens.map((token) => aDay(token, together)));

  expect(read.every((count) => count === 50 * rounds)).toBe(true);
  expect(together).toHaveLength(users * rounds * 4);
  console.log(`inbox, one person: ${figure(alone)}; ${users} at once: ${figure(together)}`);
}, 120_000);
