import { randomBytes, randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { GuardedFetch } from '#platform/http/guarded-fetch.ts';
import { accept, refuse } from '#platform/result.ts';
import type { IncomingItem, Pulled } from '#channels/connector.ts';
import { wireCall } from '#channels/wire-call.ts';
import { aDeskOnBluesky, fetchAll, now, postsOf, say, sessionOf, valueOf } from './bluesky-desk.suite.ts';

const desk = aDeskOnBluesky();

const loseAnswers: GuardedFetch = async (request) => {
  await fetchAll(request);
  return refuse({ kind: 'no-answer', reason: 'ECONNRESET' });
};

function itemCalled({ items }: Pulled, text: string): IncomingItem {
  const item = items.find((one) => one.text === text);
  if (!item) throw new Error(`nobody said ${text}`);
  return item;
}

describe('signing in', () => {
  test('finds the server by the handle and keeps the lasting id', async () => {
    const connected = valueOf(
      await desk.connect({ handle: `@${desk.city.handle}`, appPassword: await desk.city.appPassword('dua') }),
    );
    expect(connected).toMatchObject({ remoteId: desk.city.did, handle: desk.city.handle, origin: desk.network.pdsUrl });
  });

  test('asks the named server itself', async () => {
    const appPassword = await desk.city.appPassword('tiga');
    expect(
      valueOf(await desk.connect({ handle: desk.city.handle, appPassword, server: desk.network.pdsUrl })).remoteId,
    ).toBe(desk.city.did);
  });

  test.each([
    ['a wrong app password', { appPassword: 'abcd-efgh-abcd-efgh' }, 'must-reconnect'],
    ["the account's own password", { appPassword: 'kata-sandi-akun' }, 'rejected'],
    ['a handle that nobody has', { handle: 'tidak-ada.test', appPassword: 'abcd-efgh-abcd-efgh' }, 'rejected'],
    ['a server that is not there', { appPassword: 'abcd-efgh-abcd-efgh', server: 'http://localhost:1' }, 'unreachable'],
    ['a server within the house', { appPassword: 'abcd-efgh-abcd-efgh', server: 'https://10.0.0.1' }, 'unreachable'],
  ])('refuses %s', async (_title, typed, kind) => {
    const refused = await desk.connect({ handle: desk.city.handle, ...typed });
    expect(refused).toMatchObject({ ok: false, refusal: { kind } });
    expect(JSON.stringify(refused)).not.toContain(typed.appPassword);
  });

  test('tells that the account works, and whose it is', async () => {
    expect(valueOf(await desk.check(desk.session))).toEqual({ handle: desk.city.handle });
  });
});

describe('publishing', () => {
  test('preparing makes nothing visible; sending twice, also at once, makes one post', async () => {
    const before = await postsOf(desk.city);
    const picture = await sharp({ create: { width: 40, height: 20, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    const attempt = await desk.prepared({
      pictures: [
        {
          mediaId: randomUUID(),
          alt: 'Kios sayur',
          mime: 'image/png',
          width: 40,
          height: 20,
          bytes: () => Promise.resolve(picture),
        },
      ],
    });
    expect(await postsOf(desk.city)).toBe(before);
    expect(valueOf(await desk.publish.find(desk.session, attempt))).toBe('absent');

    const sent = await Promise.all([1, 2, 3].map(() => desk.publish.send(desk.session, attempt)));
    const again = valueOf(await desk.publish.send(desk.session, attempt));
    expect(
      new Set([...sent.map(valueOf), again].map(({ remoteId, remoteVersion }) => `${remoteId} ${remoteVersion}`)).size,
    ).toBe(1);
    expect(await postsOf(desk.city)).toBe(before + 1);
    expect(valueOf(await desk.publish.find(desk.session, attempt))).toEqual(again);
    expect(again.url).toBe(`https://bsky.app/profile/${desk.city.did}/post/${attempt.clientReference}`);

    await desk.network.waitForIndex();
    expect(valueOf(await desk.publish.verify(desk.session, again))).toBe(true);
    const shown = await desk.citizen.call<{ thread: { post: { record: object; embed: object } } }>(
      `app.bsky.feed.getPostThread?uri=${encodeURIComponent(again.remoteId)}`,
    );
    expect(shown.thread.post.embed).toMatchObject({
      images: [{ alt: 'Kios sayur', aspectRatio: { width: 40, height: 20 } }],
    });
    expect(shown.thread.post.record).toMatchObject({
      langs: ['id'],
      facets: [{}, {}, { features: [{ did: desk.citizen.did }] }],
    });
  });

  test('the text of every facet is what is to be clicked', async () => {
    const { record } = await desk.prepared();
    const { text, facets } = record as unknown as {
      text: string;
      facets: { index: { byteStart: number; byteEnd: number } }[];
    };
    const bytes = Buffer.from(text);
    expect(facets.map(({ index }) => bytes.subarray(index.byteStart, index.byteEnd).toString())).toEqual([
      'https://kota.example/pasar',
      '#PasarMurah',
      '@warga-contoh.test',
    ]);
  });

  test('a lost answer is found, not sent again', async () => {
    const before = await postsOf(desk.city);
    const attempt = await desk.prepared();
    const lost = { ...desk.session, http: wireCall(loseAnswers, now) };
    expect(await desk.publish.send(lost, attempt)).toMatchObject({ ok: false, refusal: { kind: 'unanswered' } });
    expect(valueOf(await desk.publish.find(desk.session, attempt))).not.toBe('absent');
    valueOf(await desk.publish.send(desk.session, attempt));
    expect(await postsOf(desk.city)).toBe(before + 1);
  });

  test('another text under the same reference is refused', async () => {
    const attempt = await desk.prepared();
    valueOf(await desk.publish.send(desk.session, attempt));
    const changed = { ...attempt, record: { ...(attempt.record as object), text: 'Lain' } };
    expect(await desk.publish.send(desk.session, changed)).toMatchObject({ ok: false, refusal: { kind: 'rejected' } });
  });

  test('what is too long is refused in plain words', async () => {
    const refused = await desk.publish.send(desk.session, await desk.prepared({ text: 'a'.repeat(301) }));
    expect(refused).toMatchObject({ ok: false, refusal: { kind: 'rejected' } });
  });

  test('withdrawn twice is withdrawn, and no longer public', async () => {
    const sent = valueOf(await desk.publish.send(desk.session, await desk.prepared()));
    await desk.network.waitForIndex();
    expect(valueOf(await desk.publish.withdraw(desk.session, sent))).toBe('withdrawn');
    expect(valueOf(await desk.publish.withdraw(desk.session, sent))).toBe('withdrawn');
    await desk.network.waitForIndex();
    expect(valueOf(await desk.publish.verify(desk.session, sent))).toBe(false);
  });
});

describe('hearing', () => {
  test('answers, mentions and quotes arrive once each; what was read before is read over, not lost', async () => {
    const sent = valueOf(await desk.publish.send(desk.session, await desk.prepared({ text: 'Jalan Pemuda ditutup.' })));
    await desk.network.waitForIndex();
    const ref = { uri: sent.remoteId, cid: sent.remoteVersion };
    const ahead = { langs: ['jv'], createdAt: '2031-01-01T00:00:00Z' };
    await say(desk.citizen, 'Nganti jam piro?', { ...ahead, reply: { root: ref, parent: ref } });
    await say(desk.citizen, 'Tulung dibaca', { ...ahead, embed: { $type: 'app.bsky.embed.record', record: ref } });
    await desk.network.waitForIndex();

    const first = valueOf(await desk.inbox.pull(desk.session, null));
    const answer = itemCalled(first, 'Nganti jam piro?');
    expect(answer).toMatchObject({
      parentId: sent.remoteId,
      rootId: sent.remoteId,
      rootVersion: sent.remoteVersion,
      language: 'jv',
      author: { remoteId: desk.citizen.did, handle: desk.citizen.handle },
    });
    // A citizen's clock that runs ahead does not put the message into the future.
    expect(answer.writtenAt.getTime()).toBeLessThan(Date.now() + 60_000);
    expect(itemCalled(first, 'Tulung dibaca')).toMatchObject({ parentId: sent.remoteId });
    expect(first.more).toBe(false);

    const second = valueOf(await desk.inbox.pull(desk.session, first.cursor));
    expect(second.items.map(({ remoteId }) => remoteId)).toEqual(first.items.map(({ remoteId }) => remoteId));
    expect(second.cursor).toBe(first.cursor);

    const replied = await desk.prepared({
      text: 'Sampai pukul 16.00 WIB.',
      replyTo: {
        threadId: randomUUID(),
        parent: { id: answer.remoteId, version: answer.remoteVersion },
        root: { id: sent.remoteId, version: sent.remoteVersion },
      },
    });
    valueOf(await desk.publish.send(desk.session, replied));
    await desk.network.waitForIndex();
    const heard = await desk.citizen.call<{ notifications: { reason: string; record: { text: string } }[] }>(
      'app.bsky.notification.listNotifications?limit=10',
    );
    const answers = heard.notifications.filter(({ reason }) => reason === 'reply').map(({ record }) => record.text);
    expect(answers).toEqual(['Sampai pukul 16.00 WIB.']);
  });

  test('more than one page is read to the end', async () => {
    const sent = valueOf(await desk.publish.send(desk.session, await desk.prepared({ text: 'Lomba dimulai.' })));
    await desk.network.waitForIndex();
    const ref = { uri: sent.remoteId, cid: sent.remoteVersion };
    // One after the other: the network pages by time and may pass over what was indexed in the same millisecond.
    for (let at = 0; at < 120; at += 1)
      await say(desk.citizen, `Semangat ${at}`, { reply: { root: ref, parent: ref } });
    await desk.network.waitForIndex();
    const heard = new Set<string>();
    let cursor: string | null = null;
    let pages = 0;
    for (let more = true; more; pages += 1) {
      const pulled: Pulled = valueOf(await desk.inbox.pull(desk.session, cursor));
      for (const { text } of pulled.items) heard.add(text);
      ({ cursor, more } = pulled);
    }
    expect(pages).toBeGreaterThan(1);
    expect([...heard].filter((text) => text.startsWith('Semangat'))).toHaveLength(120);
  });
});

describe('numbers', () => {
  test('followers and counts are read, and what is not told is left out', async () => {
    const sent = valueOf(await desk.publish.send(desk.session, await desk.prepared()));
    await desk.network.waitForIndex();
    const like = { subject: { uri: sent.remoteId, cid: sent.remoteVersion }, createdAt: new Date().toISOString() };
    await desk.citizen.call('com.atproto.repo.createRecord', {
      repo: desk.citizen.did,
      collection: 'app.bsky.feed.like',
      record: like,
    });
    await desk.citizen.call('com.atproto.repo.createRecord', {
      repo: desk.citizen.did,
      collection: 'app.bsky.graph.follow',
      record: { subject: desk.city.did, createdAt: new Date().toISOString() },
    });
    await desk.network.waitForIndex();
    expect(valueOf(await desk.metrics.account(desk.session))).toEqual([
      { name: 'followersCount', meaning: 'followers', value: 1 },
    ]);
    const gone = `at://${desk.city.did}/app.bsky.feed.post/3zzzzzzzzzzzz`;
    const posts = valueOf(await desk.metrics.posts(desk.session, [sent.remoteId, gone]));
    expect(posts.get(sent.remoteId)).toContainEqual({ name: 'likeCount', meaning: 'reactions', value: 1 });
    expect(posts.has(gone)).toBe(false);
  });
});

describe('what the account shows', () => {
  test('its own posts, the newest first: no answers, nothing passed on, nothing that was taken down', async () => {
    const own = await desk.network.createAccount(`langsung-${randomBytes(3).toString('hex')}`);
    const appPassword = await own.appPassword('meja');
    const typed = { handle: own.handle, appPassword, server: desk.network.pdsUrl };
    const session = sessionOf(valueOf(await desk.connect(typed)));
    const theirs = valueOf(await desk.publish.send(desk.session, await desk.prepared()));
    await desk.network.waitForIndex();
    const strong = { uri: theirs.remoteId, cid: theirs.remoteVersion };
    await say(own, 'Foto pagi dari alun-alun', { createdAt: '2026-01-02T03:04:05.000Z' });
    await say(own, 'Akan ditarik', {});
    await say(own, 'Menjawab warga', { reply: { root: strong, parent: strong } });
    await own.call('com.atproto.repo.createRecord', {
      repo: own.did,
      collection: 'app.bsky.feed.repost',
      record: { subject: strong, createdAt: now().toISOString() },
    });
    await desk.network.waitForIndex();
    const since = new Date('2026-01-01T00:00:00Z');
    const listed = valueOf(await desk.ownPosts.list(session, since));
    expect(listed.posts.map(({ text }) => text)).toEqual(['Akan ditarik', 'Foto pagi dari alun-alun']);
    expect(listed.completeFrom).toEqual(since);
    const [withdrawn, photo] = listed.posts;
    expect(photo).toMatchObject({ publishedAt: new Date('2026-01-02T03:04:05.000Z') });
    expect(photo?.url).toContain(`https://bsky.app/profile/${own.did}/post/`);

    const rkey = withdrawn?.remoteId.split('/').at(-1);
    await own.call('com.atproto.repo.deleteRecord', { repo: own.did, collection: 'app.bsky.feed.post', rkey });
    await desk.network.waitForIndex();
    expect(valueOf(await desk.ownPosts.list(session, since)).posts.map(({ text }) => text)).toEqual([
      'Foto pagi dari alun-alun',
    ]);
    expect(valueOf(await desk.ownPosts.list(session, new Date('2026-01-03T00:00:00Z'))).posts).toEqual([]);
  });
});

describe('keeping the session', () => {
  test('it is renewed by its refresh token, by the app password when that is lost, and asks for a person when revoked', async () => {
    const own = await desk.network.createAccount(`sesi-${randomBytes(3).toString('hex')}`);
    const appPassword = await own.appPassword('meja');
    const typed = { handle: own.handle, appPassword, server: desk.network.pdsUrl };
    const connected = valueOf(await desk.connect(typed));
    const session = sessionOf(connected);
    valueOf(await desk.check(session));
    const rotated = (await session.secret()) as { refreshJwt: string };
    expect(rotated.refreshJwt).not.toBe((connected.secret as { refreshJwt: string }).refreshJwt);

    const lost = sessionOf({ ...connected, secret: { ...rotated, refreshJwt: 'eyJhbGciOiJub25lIn0.e30.' } });
    expect(valueOf(await desk.check(lost))).toEqual({ handle: own.handle });

    await own.revokeAppPassword('meja');
    const refused = await desk.check(lost);
    expect(refused).toMatchObject({ ok: false, refusal: { kind: 'must-reconnect' } });
    expect(JSON.stringify(refused)).not.toContain(appPassword);
  });

  test('a call with a token that ran out goes through after all', async () => {
    const { network, city } = desk;
    const appPassword = await city.appPassword('empat');
    const connected = valueOf(await desk.connect({ handle: city.handle, appPassword, server: network.pdsUrl }));
    let told = 0;
    const expired: GuardedFetch = async (request) => {
      if (request.url.includes('putRecord') && (told += 1) === 1) {
        const body = Buffer.from(JSON.stringify({ error: 'ExpiredToken', message: 'Token has expired' }));
        return accept({ status: 400, headers: new Headers(), body });
      }
      return await fetchAll(request);
    };
    const session = sessionOf(connected, expired);
    const attempt = await desk.prepared();
    expect(await desk.publish.send(session, attempt)).toMatchObject({ ok: true });
    expect(told).toBe(2);
  });
});
