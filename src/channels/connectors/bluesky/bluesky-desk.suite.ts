import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import { guardedFetch, type GuardedFetch } from '#platform/http/guarded-fetch.ts';
import type { Result } from '#platform/result.ts';
import type {
  Answer,
  Attempt,
  Connected,
  Inbox,
  Json,
  Metrics,
  OutgoingPost,
  OwnPosts,
  Publish,
  Session,
} from '#channels/connector.ts';
import { wireCall } from '#channels/wire-call.ts';
import { aBlueskyNetwork, type BlueskyAccount, type BlueskyNetwork } from '../../../../test/support/bluesky.ts';
import { blueskyConnector } from './bluesky.ts';

export const now = (): Date => new Date();
export const fetchAll = guardedFetch({ allow: ['localhost'] });

/** The city's account, connected, and a citizen's, on a network of their own. Filled in before the first test. */
export interface Desk {
  network: BlueskyNetwork;
  city: BlueskyAccount;
  citizen: BlueskyAccount;
  session: Session;
  publish: Required<Publish>;
  inbox: Inbox;
  metrics: Metrics;
  ownPosts: OwnPosts;
  connect(typed: Record<string, string>): Answer<Connected>;
  check(session: Session): Answer<{ readonly handle: string }>;
  prepared(more?: Partial<OutgoingPost>): Promise<Attempt>;
}

export function aDeskOnBluesky(): Desk {
  const desk = {} as Desk;
  beforeAll(async () => {
    desk.network = await aBlueskyNetwork();
    const { appviewUrl, plcUrl } = desk.network;
    const { connect, publish, inbox, metrics, ownPosts } = blueskyConnector({ appviewUrl, plcUrl });
    if (!connect || !publish?.withdraw || !inbox || !metrics || !ownPosts) throw new Error('Bluesky lacks a part');
    Object.assign(desk, { publish, inbox, metrics, ownPosts, check: (session: Session) => connect.check(session) });
    desk.connect = (typed) => connect.connect(typed, wireCall(fetchAll, now));
    desk.prepared = async (more = {}) => valueOf(await publish.prepare(desk.session, aPost(more)));
    desk.city = await desk.network.createAccount('kota-contoh');
    desk.citizen = await desk.network.createAccount('warga-contoh');
    await desk.network.waitForIndex();
    const appPassword = await desk.city.appPassword('meja');
    desk.session = sessionOf(valueOf(await desk.connect({ handle: desk.city.handle, appPassword })));
  }, 300_000);
  afterAll(() => desk.network.stop());
  return desk;
}

export function valueOf<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

/** A session that keeps its secret in memory. */
export function sessionOf(connected: Connected, fetch: GuardedFetch = fetchAll): Session {
  let secret: Json = connected.secret;
  const { remoteId, handle, origin } = connected;
  return {
    account: { id: randomUUID(), agencyId: randomUUID(), remoteId, handle, origin, settings: {} },
    now,
    secret: () => Promise.resolve(secret),
    renewSecret: async (renew) => {
      const renewed = await renew(secret);
      if (renewed.ok) secret = renewed.value;
      return renewed;
    },
    http: wireCall(fetch, now),
  };
}

export function aPost(more: Partial<OutgoingPost> = {}): OutgoingPost {
  return {
    deliveryId: randomUUID(),
    agencyId: randomUUID(),
    title: 'Pasar murah',
    text: 'Pasar murah besok 👨‍👩‍👧‍👦 di alun-alun. Info: https://kota.example/pasar. #PasarMurah @warga-contoh.test',
    language: 'id',
    pictures: [],
    replyTo: null,
    postId: randomUUID(),
    slug: 'pasar-murah',
    ...more,
  };
}

export async function postsOf(account: BlueskyAccount): Promise<number> {
  const listed = await account.call<{ records: unknown[] }>(
    `com.atproto.repo.listRecords?repo=${account.did}&collection=app.bsky.feed.post&limit=100`,
  );
  return listed.records.length;
}

/** A post of that account, with more in its record. */
export async function say(account: BlueskyAccount, text: string, more: object): Promise<void> {
  await account.call('com.atproto.repo.createRecord', {
    repo: account.did,
    collection: 'app.bsky.feed.post',
    record: { $type: 'app.bsky.feed.post', text, createdAt: now().toISOString(), ...more },
  });
}
