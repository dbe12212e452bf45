import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { aConversation } from '../../../test/support/conversation.ts';
import { aDatabase } from '../../../test/support/database.ts';
import { aCityWithAgencies, type TestCity } from '../../../test/support/people.ts';
import { aProduct, aTokenOf } from '../../../test/support/product.ts';
import { aChannel, aPostedPost } from '../../../test/support/voices.ts';
import type { Failure, Publish } from '#channels/index.ts';
import type { Networks } from '#publishing/deliveries/engine.ts';
import { accept, refuse } from '#platform/result.ts';
import { keepArchive } from './keep-archive.ts';
import { lookAtStanding, type LookTools } from './look-at-standing.ts';
import { hashOf } from './record.ts';
import { verifyArchive } from './verify-archive.ts';
import type { RecordInList, RecordView } from './contract.ts';

const { db } = await aDatabase();
const product = aProduct(db);
const call = (...asked: Parameters<typeof product.call>) => product.call(...asked);
const day = 86_400_000;
const sentAt = new Date('2026-11-20T02:00:00Z');

/** A network whose public pages the test holds. */
function aNetwork() {
  const clock = { at: sentAt.getTime() + day };
  const shown = new Set<string>();
  const state: { failure: Failure | undefined; asked: number } = { failure: undefined, asked: 0 };
  const publish = {
    verify: (_session: unknown, { remoteId }: { remoteId: string }) => {
      state.asked += 1;
      return Promise.resolve(state.failure ? refuse(state.failure) : accept(shown.has(remoteId)));
    },
  } as unknown as Publish;
  const networks = {
    publisher: (name: string) => (name === 'by-hand' ? undefined : publish),
    session: () => Promise.resolve({}),
    slowDown: () => Promise.resolve(),
  } as unknown as Networks;
  const tools: LookTools = { db, now: () => new Date(clock.at), networks, jobs: { enqueue: () => Promise.resolve() } };
  return { tools, shown, state, clock, later: (ms: number) => (clock.at += ms) };
}

let city: TestCity;
let token = '';
let network: ReturnType<typeof aNetwork>;
let channelId = '';

beforeEach(async () => {
  city = await aCityWithAgencies(db);
  token = await aTokenOf(db, city.people.admin);
  network = aNetwork();
  channelId = (await aChannel(db, { agencyId: city.own })).id;
  // What other tests left behind is none of this one's business.
  await db.updateTable('delivery').set({ look_at: null }).execute();
});

async function aPublication(words: { title?: string; text?: string } = {}) {
  const title = words.title ?? 'Jembatan dibuka';
  const posted = await aPostedPost(db, { agencyId: city.own, channelId, title, at: sentAt });
  const content = JSON.stringify({ title, text: words.text ?? 'Jembatan Kali Progo dibuka pagi ini.', pictures: [] });
  await db.updateTable('delivery').set({ content }).where('id', '=', posted.deliveryId).execute();
  network.shown.add(posted.remoteId);
  return posted;
}

async function list(query = ''): Promise<readonly RecordInList[]> {
  const answer = await call('get', `/archive/records${query}`, { token });
  expect(answer.status).toBe(200);
  return (answer.body as { items: RecordInList[] }).items;
}

const kindsOf = async (postId: string) => (await list(`?postId=${postId}`)).map(({ kind }) => kind);

async function goneAt(id: string): Promise<Date | null> {
  return (await db.selectFrom('delivery').select('gone_at').where('id', '=', id).executeTakeFirstOrThrow()).gone_at;
}

async function waiting(): Promise<readonly object[]> {
  const { body } = await call('get', '/deliveries', { token });
  return (body as { needsPerson: object[] }).needsPerson;
}

describe('keeping', () => {
  test('what was published is recorded once, as it stood, though the post changes later and two keep at once', async () => {
    const { postId } = await aPublication({ text: 'Kata-kata pada hari itu.' });
    await Promise.all([keepArchive(network.tools), keepArchive(network.tools)]);
    await db.updateTable('post').set({ text: 'Lain sama sekali', title: 'Lain' }).where('id', '=', postId).execute();
    await keepArchive(network.tools);
    const [kept, ...more] = await list(`?postId=${postId}`);
    expect(more).toEqual([]);
    expect(kept).toMatchObject({ kind: 'published', title: 'Jembatan dibuka', at: sentAt.toISOString() });
    const { body } = await call('get', `/archive/records/${kept?.number}`, { token });
    expect(body).toMatchObject({ text: 'Kata-kata pada hari itu.', sentAt: sentAt.toISOString(), byHand: false });
    const view = body as RecordView;
    expect(view.hash).toBe(hashOf(view.previousHash, view.body));
  });

  test('more than one batch is kept in one round, without a gap', async () => {
    for (let count = 0; count < 230; count += 1) await aPublication({ title: `Kabar ${count}` });
    await keepArchive(network.tools);
    const { records, intact } = await verifyArchive(db);
    expect(intact).toBe(true);
    expect(records).toBeGreaterThanOrEqual(230);
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from delivery
      where post_id is not null and record_due(state, sent_at, gone_at, archived_as) is not null`.execute(db);
    expect(rows[0]?.n).toBe(0);
  });

  test('what was taken down before anybody recorded it has both records', async () => {
    const { postId, deliveryId } = await aPublication();
    await db.updateTable('delivery').set({ state: 'withdrawn', settled_at: new Date() }).where('id', '=', deliveryId).execute();
    await keepArchive(network.tools);
    expect(await kindsOf(postId)).toEqual(['withdrawn', 'published']);
  }); // oxfmt-ignore

  test('an answer to a citizen is not kept: what they wrote must stay erasable', async () => {
    const { own, answer } = await aConversation(db);
    await answer();
    const replies = db.updateTable('delivery').set({ state: 'verified', sent_at: sentAt, verified_at: sentAt });
    const changed = await replies.where('agency_id', '=', own).where('reply_id', 'is not', null).execute();
    expect(changed[0]?.numUpdatedRows).toBe(1n);
    await keepArchive(network.tools);
    const kept = db
      .selectFrom('publication_record')
      .innerJoin('delivery', 'delivery.id', 'delivery_id')
      .select('number');
    expect(await kept.where('reply_id', 'is not', null).execute()).toEqual([]);
  });

  test('what never went out is not kept', async () => {
    const other = await aPublication();
    await db
      .updateTable('delivery')
      .set({ state: 'failed', sent_at: null })
      .where('id', '=', other.deliveryId)
      .execute();
    await keepArchive(network.tools);
    expect(await kindsOf(other.postId)).toEqual([]);
  });
});

describe('the chain', () => {
  test('refuses changes, deletions and truncation by SQL', async () => {
    await aPublication();
    await keepArchive(network.tools);
    await expect(sql`update publication_record set title = 'Lain'`.execute(db)).rejects.toThrow(/only grows/);
    await expect(sql`delete from publication_record`.execute(db)).rejects.toThrow(/only grows/);
    await expect(sql`truncate publication_record`.execute(db)).rejects.toThrow(/only grows/);
  });

  test.each([
    ['changed words', sql`update publication_record set body = replace(body, 'pagi', 'sore') where number = 2`, 2],
    ['a record taken out', sql`delete from publication_record where number = 2`, 3],
    ['another kind', sql`update publication_record set kind = 'gone' where number = 2`, 2],
    ['a seal made anew', sql`update publication_record set hash = repeat('a', 64) where number = 2`, 2],
  ])('shows %s even when the guard was switched off', async (_, forgery, firstBroken) => {
    for (let count = 0; count < 4; count += 1) await aPublication();
    await keepArchive(network.tools);
    expect(await verifyArchive(db)).toMatchObject({ intact: true, firstBroken: null });
    await db.connection().execute(async (one) => {
      await sql`begin`.execute(one);
      await sql`alter table publication_record disable trigger user`.execute(one);
      await forgery.execute(one);
      expect(await verifyArchive(one)).toMatchObject({ intact: false, firstBroken });
      await sql`rollback`.execute(one);
    });
  });
});

describe('looking whether it still stands', () => {
  test('what the network took away is called gone at the second look, told on the board, noted, and recorded', async () => {
    const { postId, deliveryId, remoteId } = await aPublication();
    await keepArchive(network.tools);
    network.shown.delete(remoteId);
    await lookAtStanding(network.tools);
    expect(await goneAt(deliveryId)).toBeNull();
    network.later(3_600_000);
    await lookAtStanding(network.tools);
    expect(await goneAt(deliveryId)).toEqual(new Date(network.clock.at));
    expect(await waiting()).toMatchObject([
      { id: deliveryId, state: 'verified', can: { noteGone: true, retry: false } },
    ]);
    await keepArchive(network.tools);
    expect(await kindsOf(postId)).toEqual(['gone', 'published']);

    expect((await call('post', `/deliveries/${deliveryId}/gone-noted`, { token })).status).toBe(200);
    expect(await waiting()).toEqual([]);
    const again = await call('post', `/deliveries/${deliveryId}/gone-noted`, { token });
    expect(again).toMatchObject({ status: 422, body: { error: { kind: 'not-gone' } } });

    network.shown.add(remoteId);
    network.later(day);
    await lookAtStanding(network.tools);
    await keepArchive(network.tools);
    expect(await kindsOf(postId)).toEqual(['back', 'gone', 'published']);
  });

  test('a network that does not answer, or an account that is cut off, proves nothing', async () => {
    const { deliveryId, remoteId } = await aPublication();
    await keepArchive(network.tools);
    network.shown.delete(remoteId);
    network.state.failure = { kind: 'unreachable', detail: '' };
    await lookAtStanding(network.tools);
    network.state.failure = undefined;
    await db.updateTable('channel').set({ state: 'needs-reconnect' }).where('id', '=', channelId).execute();
    network.later(day);
    await lookAtStanding(network.tools);
    expect(network.state.asked).toBe(1);
    const row = await db.selectFrom('delivery').selectAll().where('id', '=', deliveryId).executeTakeFirstOrThrow();
    expect(row).toMatchObject({ missing_since: null, gone_at: null, looks: 0 });
  });

  test('two processes look once', async () => {
    await aPublication();
    await keepArchive(network.tools);
    await Promise.all([lookAtStanding(network.tools), lookAtStanding(network.tools)]);
    expect(network.state.asked).toBe(1);
  });

  test('what we took down ourselves meanwhile is not gone', async () => {
    const { deliveryId, remoteId } = await aPublication();
    await keepArchive(network.tools);
    network.shown.delete(remoteId);
    await lookAtStanding(network.tools);
    await db.updateTable('delivery').set({ take_down_at: new Date() }).where('id', '=', deliveryId).execute();
    network.later(3_600_000);
    await lookAtStanding(network.tools);
    expect(await goneAt(deliveryId)).toBeNull();
  });

  test('what a person published is left to people', async () => {
    const byHand = await aChannel(db, { agencyId: city.own, network: 'by-hand' });
    channelId = byHand.id;
    const { deliveryId } = await aPublication();
    await keepArchive(network.tools);
    const row = await db.selectFrom('delivery').select('look_at').where('id', '=', deliveryId).executeTakeFirst();
    expect(row?.look_at).toBeNull();
  });
});

describe('reading', () => {
  test('is narrowed by words, kind, time and channel, newest first', async () => {
    await aPublication({ title: 'Pasar', text: 'Pasar Rejowinangun buka lagi.' });
    const { postId } = await aPublication({ title: 'Jalan', text: 'Jalan 100% selesai.' });
    await keepArchive(network.tools);
    expect((await list('?text=100%25 sel')).map((record) => record.postId)).toEqual([postId]);
    expect(await list('?text=100_')).toEqual([]);
    expect(await list('?kind=gone')).toEqual([]);
    expect(await list('?from=2099-01-01T00:00:00Z')).toEqual([]);
    expect(await list(`?channelId=${channelId}`)).toHaveLength(2);
    const numbers = (await list()).map(({ number }) => number);
    expect(numbers).toEqual(numbers.toSorted((a, b) => b - a));
  });

  test('another agency sees nothing of it, in the list, by its number or in the file', async () => {
    await aPublication();
    await keepArchive(network.tools);
    const [record] = await list();
    const stranger = await aTokenOf(db, (await aCityWithAgencies(db)).people.admin);
    const theirs = await call('get', '/archive/records', { token: stranger });
    expect((theirs.body as { items: unknown[] }).items).toEqual([]);
    const one = await call('get', `/archive/records/${record?.number}`, { token: stranger });
    expect(one).toMatchObject({ status: 404, body: { error: { kind: 'record-not-found' } } });
    expect((await call('get', '/archive/export', { token: stranger })).text).toBe('');
  });

  test('the file holds what is needed to compute every seal again', async () => {
    await aPublication();
    await aPublication();
    await keepArchive(network.tools);
    const { text } = await call('get', '/archive/export', { token });
    const lines = text.trimEnd().split('\n').map((line) => JSON.parse(line) as RecordView);
    expect(lines).toHaveLength(2);
    for (const { previousHash, hash, body } of lines) expect(hash).toBe(hashOf(previousHash, body));
  }); // oxfmt-ignore
});
