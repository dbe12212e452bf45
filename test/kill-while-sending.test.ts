import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectorsFor, type Json, type PortalHost } from '../src/channels/index.ts';
import { wireCall } from '../src/channels/wire-call.ts';
import { secretOwner } from '../src/channels/channel-secret.store.ts';
import { guardedFetch } from '../src/platform/http/guarded-fetch.ts';
import { secretBox } from '../src/platform/secrets/secret-box.ts';
import { aBlueskyNetwork, type BlueskyAccount, type BlueskyNetwork } from './support/bluesky.ts';
import { aDatabase } from './support/database.ts';
import { faultSteps, type FaultStep } from './support/fault-steps.ts';
import { startServer, type ServerProcess } from './support/server.ts';

const { db, url } = await aDatabase();
const secretKey = randomBytes(24).toString('hex');
let bluesky: BlueskyNetwork;
let account: BlueskyAccount;
let agencyId: string;
const channels: Record<'portal' | 'bluesky', string> = { portal: '', bluesky: '' };
let environment: Record<string, string>;
let dataDir: string;

beforeAll(async () => {
  bluesky = await aBlueskyNetwork();
  account = await bluesky.createAccount('kota-tahan');
  await bluesky.waitForIndex();
  dataDir = await mkdtemp(join(tmpdir(), 'kentongan-kill-'));
  environment = {
    DATABASE_URL: url,
    SECRET_KEY: secretKey,
    BLUESKY_APPVIEW: bluesky.appviewUrl,
    ALLOW_PRIVATE_ADDRESSES: 'localhost',
  };
  await aCity();
}, 300_000);
afterAll(() => bluesky.stop());

describe.each(['portal', 'bluesky'] as const)('kill -9 while sending to %s', (network) => {
  test.each(faultSteps)(
    '%s: exactly one post in the end, read back',
    async (step) => {
      const { postId, deliveryId } = await aDuePost(network);
      const dying = await dyingServer(step, network);
      expect(dying).toBe('SIGKILL');
      const server = await startServer({ dataDir, env: environment });
      await untilVerified(deliveryId);
      expect(await publishedTimes(network, postId)).toBe(1);
      await server.stop();
    },
    90_000,
  );
});

test('two servers on one database send each post once', async () => {
  const ids = await Promise.all(Array.from({ length: 30 }, () => aDuePost('portal')));
  const servers: ServerProcess[] = await Promise.all(
    [dataDir, `${dataDir}-second`].map((folder) => startServer({ dataDir: folder, env: environment })),
  );
  for (const { deliveryId } of ids) await untilVerified(deliveryId);
  for (const { postId } of ids) expect(await publishedTimes('portal', postId)).toBe(1);
  const attempts = await db
    .selectFrom('delivery_attempt')
    .select('delivery_id')
    .where(
      'delivery_id',
      'in',
      ids.map(({ deliveryId }) => deliveryId),
    ) // oxfmt-ignore
    .execute();
  expect(attempts).toHaveLength(30);
  await Promise.all(servers.map((server) => server.stop()));
}, 120_000);

/** Resolves with the signal that ended it. */
async function dyingServer(step: FaultStep, network: string): Promise<number | string> {
  const marker = join(dataDir, `fault-${randomUUID()}`);
  const entry = new URL('support/serve-with-fault.ts', import.meta.url);
  return await (
    await startServer({ dataDir, env: environment, entry, args: [step, network, marker] })
  ).ended;
}

async function untilVerified(deliveryId: string): Promise<void> {
  const giveUpAt = Date.now() + 60_000;
  for (;;) {
    const row = await db.selectFrom('delivery').selectAll().where('id', '=', deliveryId).executeTakeFirstOrThrow();
    if (row.state === 'verified') return;
    if (Date.now() > giveUpAt) throw new Error(`Still ${row.state}: ${JSON.stringify(row.failure)}`);
    await sleep(100);
  }
}

async function publishedTimes(network: 'portal' | 'bluesky', postId: string): Promise<number> {
  if (network === 'portal') {
    const pages = await db.selectFrom('portal_page').select('id').where('post_id', '=', postId).execute();
    return pages.length;
  }
  const listed = await account.call<{ records: { value: { text: string } }[] }>(
    `com.atproto.repo.listRecords?repo=${account.did}&collection=app.bsky.feed.post&limit=100`,
  );
  return listed.records.filter(({ value }) => value.text.includes(postId)).length;
}

/** Due since a moment ago, as scheduling leaves it; its job is the one that a starting server finds missing. */
async function aDuePost(network: 'portal' | 'bluesky'): Promise<{ postId: string; deliveryId: string }> {
  const [postId, deliveryId] = [randomUUID(), randomUUID()];
  const dueAt = new Date(Date.now() - 2000);
  const [title, text, slug] = ['Pasar murah', `Pasar murah ${postId}`, `pasar-${postId}`];
  const approved = { version: 1, approved_version: 1, approved_at: dueAt, state: 'scheduled', publish_at: dueAt };
  await db
    .insertInto('post')
    .values({ id: postId, agency_id: agencyId, slug, title, text, ...approved })
    .execute();
  const content = JSON.stringify({ title, text, slug, language: 'id', pictures: [], replyTo: null });
  const channel_id = channels[network];
  const delivery = { id: deliveryId, agency_id: agencyId, channel_id, post_id: postId, content, due_at: dueAt };
  await db.insertInto('delivery').values(delivery).execute();
  return { postId, deliveryId };
}

async function aCity(): Promise<void> {
  const name = 'Kota Tahan';
  await db.insertInto('city').values({ name, government_name: name, portal_title: name }).execute();
  const agency = { code: 'tahan', slug: 'tahan', name, short_name: name };
  agencyId = (await db.insertInto('agency').values(agency).returning('id').executeTakeFirstOrThrow()).id;
  const common = { agency_id: agencyId, media_class: 'new' };
  const portal = { ...common, network: 'portal', medium: 'portal', name: 'Portal' };
  channels.portal = (await db.insertInto('channel').values(portal).returning('id').executeTakeFirstOrThrow()).id;
  channels.bluesky = await aBlueskyChannel(common);
}

async function aBlueskyChannel(common: { agency_id: string; media_class: string }): Promise<string> {
  const settings = { bluesky: bluesky, portal: {} as PortalHost, publicUrl: 'http://localhost' };
  const { connect } = connectorsFor(settings).bluesky;
  const typed = { handle: account.handle, appPassword: await account.appPassword('kill') };
  const http = wireCall(guardedFetch({ allow: ['localhost'] }), () => new Date());
  const connected = await connect?.connect(typed, http);
  if (!connected?.ok) throw new Error(JSON.stringify(connected));
  const { remoteId, handle, origin, secret } = connected.value;
  const names = { network: 'bluesky', medium: 'bluesky', name: 'Bluesky' };
  const values = { ...common, ...names, remote_account_id: remoteId, handle, origin };
  const { id } = await db.insertInto('channel').values(values).returning('id').executeTakeFirstOrThrow();
  await keepSecret(id, secret);
  return id;
}

async function keepSecret(channelId: string, secret: Json): Promise<void> {
  const sealed = secretBox(secretKey).seal(JSON.stringify(secret), secretOwner(channelId));
  await sql`update channel set secret = ${sealed} where id = ${channelId}`.execute(db);
}
