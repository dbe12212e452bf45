import { beforeAll, expect, test } from 'vitest';
import type { Actor, AgencyId } from '#organisation/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { aDatabase } from '../../../test/support/database.ts';
import { aCityWithAgencies, aPerson, type TestCity } from '../../../test/support/people.ts';
import { aProduct, aTokenOf } from '../../../test/support/product.ts';
import type { ClashItem, ClashView } from './contract.ts';
import { clashesWaiting } from './present-clash.ts';
import { decideClash, markRead, sayAbout } from './settle-clash.ts';

const { db } = await aDatabase();
const now = new Date();
const { app } = aProduct(db);
const tools = { db, now: (): Date => now };
let city: TestCity;
let ours: Actor;
let theirs: Actor;
let outsider: Actor;

beforeAll(async () => {
  city = await aCityWithAgencies(db);
  ours = await aPerson(db, { role: 'admin', agencyId: city.own });
  theirs = await aPerson(db, { role: 'admin', agencyId: city.sibling });
  const other = await aCityWithAgencies(db);
  outsider = await aPerson(db, { role: 'admin', agencyId: other.own });
});

const refused = (kind: string): object => ({ ok: false, refusal: { kind } });
const done = { ok: true, value: undefined };

test('both agencies see it with its reason and a better time; others see nothing', async () => {
  const { id, mine } = await aClash('Karnaval lampion Tidar');
  const seen = await shown(ours, id);
  expect(seen).toMatchObject({ kind: 'same-hour', state: 'open', because: { words: ['karnaval', 'lampion', 'tidar'] } });
  const own = seen.first.postId === mine ? seen.first : seen.second;
  const other = seen.first.postId === mine ? seen.second : seen.first;
  expect(own).toMatchObject({ canMove: true, betterTime: { time: expect.stringMatching(/^\d\d:\d\d$/) } });
  expect(other).toMatchObject({ canMove: false, betterTime: null, canRead: false });
  expect((await listed(theirs)).map((clash) => clash.id)).toContain(id);
  expect(await listed(outsider)).toEqual([]);
  expect((await asked(outsider, `/clashes/${id}`)).status).toBe(404);
}); // oxfmt-ignore

test('the two talk; what was said is unread for the other, and outsiders can’t speak', async () => {
  const { id } = await aClash('Pasar murah Gladiol');
  expect(await sayAbout(tools, outsider, { id, text: 'Halo' })).toEqual(refused('clash-not-found'));
  expect(await sayAbout(tools, city.people.leadership, { id, text: 'Halo' })).toEqual(refused('not-allowed'));
  expect(await sayAbout(tools, ours, { id, text: 'Kami geser ke sore, ya?' })).toMatchObject({ ok: true });
  expect(await shown(theirs, id)).toMatchObject({ unread: 1, talk: [{ own: false, agency: 'Dinkes', text: 'Kami geser ke sore, ya?' }] });
  const waits = await clashesWaiting({ db, actor: theirs, now }, [city.sibling], 3);
  expect(waits.unread).toBe(1);
  expect(await markRead(tools, theirs, id)).toEqual(done);
  expect(await shown(theirs, id)).toMatchObject({ unread: 0, messages: 1 });
  expect(await markRead(tools, outsider, id)).toEqual(refused('clash-not-found'));
}); // oxfmt-ignore

test('dismissed with a reason it stays away until a post changes', async () => {
  const { id, mine } = await aClash('Donor darah Rejowinangun');
  expect(await decideClash(tools, ours, { id, state: 'dismissed', reason: '' })).toEqual(refused('clash-needs-reason'));
  expect(await decideClash(tools, city.people.leadership, { id, state: 'dismissed', reason: 'x' })).toEqual(refused('not-allowed'));
  expect(await decideClash(tools, outsider, { id, state: 'dismissed', reason: 'x' })).toEqual(refused('clash-not-found'));
  expect(await decideClash(tools, ours, { id, state: 'dismissed', reason: 'Sasaran berbeda.' })).toEqual(done);
  expect((await listed(ours)).map((clash) => clash.id)).not.toContain(id);
  expect(await shown(theirs, id)).toMatchObject({ state: 'dismissed', decided: { by: ours.name, reason: 'Sasaran berbeda.' } });
  await change(mine, 'Donor darah Rejowinangun diperpanjang');
  expect(await shown(ours, id)).toMatchObject({ state: 'open', returned: true, decided: null });
}); // oxfmt-ignore

test('moved apart it is gone, and the talk about it stays readable', async () => {
  const { id, mine } = await aClash('Senam lansia Kwarasan');
  await sayAbout(tools, ours, { id, text: 'Kami pindah.' });
  await inTransaction(db, (tx) => tx.updateTable('post').set({ publish_at: new Date(now.getTime() + 9 * 86_400_000), updated_at: new Date() }).where('id', '=', mine).execute());
  expect(await shown(theirs, id)).toMatchObject({ state: 'gone', talk: [{ text: 'Kami pindah.' }] });
  expect((await listed(theirs)).map((clash) => clash.id)).not.toContain(id);
}); // oxfmt-ignore

let days = 1;

async function aClash(title: string): Promise<{ id: string; mine: string }> {
  days += 1;
  const publishAt = new Date(Math.floor(now.getTime() / 3_600_000) * 3_600_000 + days * 86_400_000);
  const mine = await aPost(city.own, { title, publishAt });
  await aPost(city.sibling, { title: `${title} dibuka`, publishAt });
  const found = (await listed(ours)).find(({ first, second }) => [first.postId, second?.postId].includes(mine));
  if (!found) throw new Error('no clash');
  return { id: found.id, mine };
}

async function aPost(agencyId: AgencyId, { title, publishAt }: { title: string; publishAt: Date }): Promise<string> {
  return await inTransaction(db, async (tx) => {
    const values = { agency_id: agencyId, slug: crypto.randomUUID(), title, publish_at: publishAt };
    return (await tx.insertInto('post').values(values).returning('id').executeTakeFirstOrThrow()).id;
  });
}

async function change(id: string, title: string): Promise<void> {
  await inTransaction(db, (tx) => tx.updateTable('post').set({ title, updated_at: new Date() }).where('id', '=', id).execute()); // oxfmt-ignore
}

async function listed(actor: Actor): Promise<readonly ClashItem[]> {
  return ((await (await asked(actor, '/clashes')).json()) as { items: ClashItem[] }).items;
}

async function shown(actor: Actor, id: string): Promise<ClashView> {
  return (await (await asked(actor, `/clashes/${id}`)).json()) as ClashView;
}

async function asked(actor: Actor, path: string): Promise<Response> {
  return await app.request(`/api${path}`, { headers: { authorization: `Bearer ${await aTokenOf(db, actor)}` } });
}
