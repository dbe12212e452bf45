import { expect, test } from 'vitest';
import { accept, refuse } from '#platform/result.ts';
import type { Attempt, OutgoingPost, Session } from '#channels/connector.ts';
import { describePublishing } from '#channels/connector.suite.ts';
import type { PortalEntry, PortalHost } from './portal-host.ts';
import { portalConnector } from './portal.ts';

interface MemoryPortal extends PortalHost {
  readonly live: Set<string>;
  readonly asked: object[];
}

function memoryPortal(): MemoryPortal {
  const entries = new Map<string, PortalEntry>();
  const live = new Set<string>();
  const asked: object[] = [];
  const add = (clientReference: string, entry: PortalEntry) => {
    if (!entries.has(clientReference)) live.add(entry.id);
    entries.set(clientReference, entry);
    return Promise.resolve(accept(entry));
  };
  return {
    live,
    asked,
    publishPage: (page) => {
      asked.push(page);
      return add(page.clientReference, { kind: 'page', id: `id-${page.slug}`, path: `/berita/${page.slug}` });
    },
    publishReply: (reply) => {
      asked.push(reply);
      if (reply.threadId === 'gone') return Promise.resolve(refuse({ kind: 'target-gone', detail: '' }));
      return add(reply.clientReference, { kind: 'reply', id: 'id-reply', path: '/suara/1#jawaban' });
    },
    findByReference: (reference) => Promise.resolve(accept(entries.get(reference) ?? 'absent')),
    readBack: ({ id }) => Promise.resolve(accept(live.has(id))),
    withdraw: ({ id }) => {
      live.delete(id);
      return Promise.resolve(accept('withdrawn'));
    },
    views: () => Promise.resolve(accept(new Map([['id-pasar', 12]]))),
  };
}

const post: OutgoingPost = {
  deliveryId: 'delivery-1',
  agencyId: 'agency-1',
  title: 'Pasar murah',
  text: 'Besok pagi.',
  language: 'id',
  pictures: [
    { mediaId: 'm', alt: 'Kios', mime: 'image/jpeg', width: 4, height: 3, bytes: () => Promise.reject(new Error()) },
  ],
  replyTo: null,
  postId: 'post-1',
  slug: 'pasar',
};
const account = { id: 'c', agencyId: 'agency-1', remoteId: '', handle: '', origin: '', settings: {} };
const session: Session = {
  account,
  now: () => new Date('2026-11-24T03:00:00Z'),
  secret: () => Promise.resolve(null),
  renewSecret: () => Promise.reject(new Error('no secret here')),
  http: () => Promise.reject(new Error('no wire here')),
};

let portal = memoryPortal();
/** The suite opens a network for each test; the connector asks whichever is open. */
const open: PortalHost = new Proxy({} as PortalHost, { get: (_target, name) => portal[name as keyof PortalHost] });

describePublishing({
  connector: portalConnector(open, 'https://kota.test'),
  network: () => {
    portal = memoryPortal();
    return { visible: () => portal.live.size, answer: () => Promise.reject(new Error('no wire here')) };
  },
  account,
  secret: null,
  secretWords: [],
  post,
});

async function prepared(host: PortalHost, more: Partial<OutgoingPost>): Promise<Attempt> {
  const attempt = await portalConnector(host, 'https://kota.test').publish?.prepare(session, { ...post, ...more });
  if (!attempt?.ok) throw new Error('not prepared');
  return attempt.value;
}

test('what becomes public is what was frozen, under the reference of its delivery', async () => {
  const host = memoryPortal();
  const sent = await portalConnector(host, 'https://kota.test').publish?.send(session, await prepared(host, {}));
  expect(sent).toEqual(accept({ remoteId: 'page:id-pasar', remoteVersion: '', url: 'https://kota.test/berita/pasar' }));
  expect(host.asked).toEqual([
    {
      kind: 'page',
      clientReference: 'delivery-1',
      agencyId: 'agency-1',
      postId: 'post-1',
      slug: 'pasar',
      title: 'Pasar murah',
      text: 'Besok pagi.',
      pictures: [{ mediaId: 'm', alt: 'Kios', width: 4, height: 3 }],
      publishedAt: new Date('2026-11-24T03:00:00Z'),
    },
  ]);
});

test('an answer to a citizen goes to the conversation, and tells when that is gone', async () => {
  const host = memoryPortal();
  const reference = { id: 'x', version: '' };
  const { publish } = portalConnector(host, 'https://kota.test');
  const to = (threadId: string) => ({ replyTo: { threadId, parent: reference, root: reference } });
  expect(await publish?.send(session, await prepared(host, to('t')))).toMatchObject({
    value: { remoteId: 'reply:id-reply' },
  });
  expect(await publish?.send(session, await prepared(host, to('gone')))).toMatchObject({
    refusal: { kind: 'target-gone' },
  });
});

test('something that was never prepared is refused', async () => {
  const attempt = { clientReference: 'x' as never, createdAt: session.now(), record: { kind: 'poster' } };
  const { publish } = portalConnector(memoryPortal(), 'https://kota.test');
  expect(await publish?.send(session, attempt)).toMatchObject({ refusal: { kind: 'rejected' } });
});

test('views are told by page; a page never opened is left out', async () => {
  const { metrics } = portalConnector(memoryPortal(), 'https://kota.test');
  const read = await metrics?.posts(session, ['page:id-pasar', 'page:other']);
  expect(read).toEqual(accept(new Map([['page:id-pasar', [{ name: 'views', meaning: 'views', value: 12 }]]])));
  expect(await metrics?.account(session)).toEqual(accept([]));
});
