import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Actor, AgencyId } from '#organisation/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { slotCalendar, type BankEntryId, type SlotId } from '#planning/index.ts';
import { aDatabase } from '../../../test/support/database.ts';
import { aSlot } from '../../../test/support/matrix-slots.ts';
import { aCityWithAgencies } from '../../../test/support/people.ts';
import { aChannel } from '../../../test/support/voices.ts';
import { autoFill } from './auto-fill.ts';
import { fillAtRandom } from './fill-at-random.ts';
import { fillFromBank } from './fill-from-bank.ts';
import { fillSlot } from './fill-slot.ts';
import { undoFills } from './undo-fills.ts';

const { db } = await aDatabase();
const now = (): Date => new Date('2026-11-24T02:00:00Z');
const tools = { db, now, jobs: { enqueue: () => Promise.resolve() } };
const seven = (day: number): Date => new Date(`2026-11-${String(day)}T00:00:00Z`);
const refused = (kind: string) => ({ ok: false, refusal: expect.objectContaining({ kind }) as unknown });

/** An agency below `own` that no other test looks at, with a channel and a daily slot. */
async function aDesk(more: object = {}) {
  const other = await aCityWithAgencies(db);
  const channelId = (await aChannel(db, { agencyId: other.own, network: 'portal' })).id;
  const slotId = (await aSlot(db, other.own, { channel_id: channelId, zone: 'Asia/Jakarta', ...more })) as SlotId;
  return { ...other, channelId, slotId, admin: other.people.admin };
}

async function aPost(agencyId: AgencyId, channelId: string, approved = true): Promise<string> {
  return await inTransaction(db, async (tx) => {
    const approval = approved ? { state: 'approved', approved_version: 1, approved_at: now() } : {};
    const words = { title: 'Jadwal vaksin', text: 'Datang pukul delapan.', slug: randomUUID() };
    const post = { agency_id: agencyId, ...words, ...approval };
    const { id } = await tx.insertInto('post').values(post).returning('id').executeTakeFirstOrThrow();
    await tx.insertInto('post_variant').values({ post_id: id, channel_id: channelId }).execute();
    return id;
  });
}

async function anEntry(agencyId: AgencyId, more: object = {}): Promise<BankEntryId> {
  return await inTransaction(db, async (tx) => {
    const approved = { state: 'approved', approved_version: 1, approved_at: now(), min_gap_days: 2 };
    const entry = { agency_id: agencyId, title: 'Cara mengurus KIA', ...approved, ...more };
    const { id } = await tx.insertInto('bank_entry').values(entry).returning('id').executeTakeFirstOrThrow();
    const texts = ['Gratis dan cepat.', 'Cukup satu kali datang.'];
    await tx
      .insertInto('bank_variant')
      .values(texts.map((text, position) => ({ entry_id: id, position, text })))
      .execute();
    return id as BankEntryId;
  });
}

const postOf = (id: string) => db.selectFrom('post').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

async function emptyOn(agencyId: AgencyId, from: Date, to: Date): Promise<number> {
  const calendar = await slotCalendar(db, [agencyId], { from, to, limit: 100 });
  return calendar.moments.length - calendar.filled.size;
}

test('an approved post is scheduled in a slot, and undoing gives it back', async () => {
  const { own, channelId, slotId, admin } = await aDesk();
  const postId = await aPost(own, channelId);
  const outcome = await fillSlot(tools, admin, { slotId, at: seven(25), postId, way: 'hand' });
  expect(outcome).toMatchObject({ ok: true, value: { state: 'scheduled' } });
  expect(await postOf(postId)).toMatchObject({ state: 'scheduled', publish_at: seven(25) });
  expect(await emptyOn(own, seven(25), seven(26))).toBe(0);
  const fillId = outcome.ok ? outcome.value.fillId : '';
  expect(await undoFills(tools, admin, [fillId])).toEqual({ ok: true, value: { undone: 1, kept: 0 } });
  expect(await postOf(postId)).toMatchObject({ state: 'approved', publish_at: null });
  expect(await undoFills(tools, admin, [fillId])).toEqual({ ok: true, value: { undone: 0, kept: 1 } });
});

test('a draft only keeps the time as a wish: nothing goes out without approval', async () => {
  const { own, channelId, slotId, people } = await aDesk();
  const postId = await aPost(own, channelId, false);
  const outcome = await fillSlot(tools, people.contributor, { slotId, at: seven(25), postId, way: 'hand' });
  expect(outcome).toMatchObject({ ok: true, value: { state: 'draft' } });
  const deliveries = await db.selectFrom('delivery').select('id').where('post_id', '=', postId).execute();
  expect(deliveries).toEqual([]);
});

test('every refusal of filling by hand', async () => {
  const { own, sibling, channelId, slotId, admin, people } = await aDesk();
  const postId = await aPost(own, channelId);
  const attempt = (part: object, actor: Actor = admin) =>
    fillSlot(tools, actor, { slotId, at: seven(25), postId, way: 'hand', ...part });
  expect(await attempt({ slotId: randomUUID() })).toEqual(refused('slot-not-found'));
  expect(await attempt({}, people.leadership)).toEqual(refused('slot-not-found'));
  expect(await attempt({ at: new Date('2026-11-25T00:01:00Z') })).toEqual(refused('slot-occurrence-not-found'));
  expect(await attempt({ at: seven(23) })).toEqual(refused('slot-has-passed'));
  expect(await attempt({ postId: randomUUID() })).toEqual(refused('post-not-found'));
  expect(await attempt({}, people.contributor)).toEqual(refused('not-allowed'));
  const elsewhere = await aChannel(db, { agencyId: own, network: 'bluesky' });
  expect(await attempt({ postId: await aPost(own, elsewhere.id) })).toEqual(refused('post-lacks-the-channel'));
  expect(await attempt({ postId: await aPost(sibling, channelId) })).toEqual(refused('post-not-found'));
  const both = await Promise.all([attempt({}), attempt({ postId: await aPost(own, channelId) })]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both).toContainEqual(refused('already-filled'));
  await inTransaction(db, (tx) => tx.insertInto('crisis_stop').values({ agency_id: own, reason: 'Banjir' }).execute());
  expect(await attempt({ at: seven(26) })).toEqual(refused('slot-in-crisis'));
});

test('the bank makes scheduled posts with its texts in turn, keeps its gap, and is undone', async () => {
  const { own, slotId, admin, people } = await aDesk();
  const entryId = await anEntry(own);
  const fill = (day: number, actor: Actor = admin) =>
    fillFromBank(tools, actor, { slotId, at: seven(day), entryId, way: 'bank' });
  expect(await fill(25, people.contributor)).toEqual(refused('not-allowed'));
  const first = await fill(25);
  expect(first).toMatchObject({ ok: true, value: { state: 'scheduled', title: 'Cara mengurus KIA' } });
  expect(await fill(26)).toEqual({ ok: false, refusal: { kind: 'bank-entry-does-not-fit', hindrance: 'gap' } });
  const second = await fill(28);
  const ids = [first, second].map((one) => (one.ok ? one.value.postId : ''));
  const posts = await Promise.all(ids.map(postOf));
  expect(posts.map(({ text, state }) => [text, state])).toEqual([
    ['Gratis dan cepat.', 'scheduled'],
    ['Cukup satu kali datang.', 'scheduled'],
  ]);
  const fillId = first.ok ? first.value.fillId : '';
  expect(await undoFills(tools, admin, [fillId])).toEqual({ ok: true, value: { undone: 1, kept: 0 } });
  expect((await postOf(ids[0] ?? '')).removed_at).not.toBeNull();
  expect(await fill(26)).toMatchObject({ ok: true });
});

test.each([
  ['not-approved', { state: 'in-review', approved_version: null }],
  ['paused', { paused: true }],
  ['expired', { expires_on: '2026-11-24' }],
  ['season', { season_from: '12-01', season_to: '01-15' }],
])('the bank keeps back what is %s', async (hindrance, more) => {
  const { own, slotId, admin } = await aDesk();
  const entryId = await anEntry(own, more);
  expect(await fillFromBank(tools, admin, { slotId, at: seven(25), entryId, way: 'bank' })).toEqual({
    ok: false,
    refusal: { kind: 'bank-entry-does-not-fit', hindrance },
  });
});

test('at random the same seed chooses the same, only approved posts, and never twice', async () => {
  const { own, channelId, admin, people } = await aDesk();
  for (let count = 0; count < 4; count += 1) await aPost(own, channelId);
  await aPost(own, channelId, false);
  const input = { agencyId: own, from: seven(25), to: seven(30), seed: 7, withBank: false };
  expect(await fillAtRandom(tools, people.contributor, input)).toEqual(refused('not-allowed'));
  expect(await fillAtRandom(tools, admin, { ...input, to: seven(24) })).toEqual(
    refused('window-ends-before-it-starts'),
  );
  const first = await fillAtRandom(tools, admin, input);
  if (!first.ok) throw new Error(first.refusal.kind);
  expect([first.value.filled.length, first.value.left]).toEqual([4, 1]);
  await undoFills(tools, admin, first.value.filled.map(({ fillId }) => fillId)); // oxfmt-ignore
  const again = await fillAtRandom(tools, admin, input);
  const chosen = (of: typeof again) => (of.ok ? of.value.filled.map(({ postId, at }) => [postId, at]) : []);
  expect(chosen(again)).toEqual(chosen(first));
  expect(new Set(chosen(again).map(([postId]) => postId)).size).toBe(4);
});

test('a slot fills itself once, on standing consent, also when two processes try', async () => {
  const { own, slotId, admin, channelId } = await aDesk();
  await anEntry(own, { min_gap_days: 1 });
  const auto = (by: string | null) =>
    inTransaction(db, (tx) =>
      tx
        .updateTable('slot')
        .set({ auto_fill: 'bank', auto_fill_days: 1, auto_fill_by: by })
        .where('id', '=', slotId)
        .execute(),
    );
  await auto(null);
  expect(await autoFill(tools)).toBe(0);
  await auto(admin.personId);
  await Promise.all([autoFill(tools), autoFill(tools)]);
  const fills = () => db.selectFrom('slot_fill').selectAll().where('slot_id', '=', slotId).execute();
  const made = await fills();
  expect(made.map(({ way, at }) => [way, at])).toEqual([['auto', seven(25)]]);
  // Emptied on purpose, it stays empty.
  await undoFills(tools, admin, made.map(({ id }) => id)); // oxfmt-ignore
  await autoFill(tools);
  expect(await fills()).toHaveLength(1);
  expect(channelId).not.toBe('');
});
