import { expect, test } from 'vitest';
import { aDatabase } from '../../test/support/database.ts';
import { aSlot } from '../../test/support/matrix-slots.ts';
import { aCityWithAgencies } from '../../test/support/people.ts';
import { agencyTree, type Actor } from '#organisation/index.ts';
import { asked } from './asked.ts';
import { countEmpty, emptyList } from './empty-list.ts';
import { waiting } from './waiting.view.ts';

const { db } = await aDatabase();
const now = new Date('2026-11-24T02:00:00Z');

async function by(actor: Actor, agencyId?: string) {
  return await asked(db, { actor, now, zone: 'Asia/Jakarta' }, { tree: await agencyTree(db), agencyId });
}

test('empty slots are told to those who fill them there, and to nobody else', async () => {
  const { own, people } = await aCityWithAgencies(db);
  const slotId = await aSlot(db, own, { zone: 'Asia/Jakarta' });
  const told = await emptyList(db, await by(people.admin));
  expect(told.total).toBe(3);
  expect(told.items[0]).toMatchObject({ slot: { id: slotId }, occurrence: { date: '2026-11-25', time: '07:00' } });
  expect((await emptyList(db, await by(people.contributor))).total).toBe(3);
  expect(await emptyList(db, await by(people.approver))).toEqual({ total: 0, items: [] });
  expect(await emptyList(db, await by(people.leadership))).toEqual({ total: 0, items: [] });
});

test('whoever oversees the city is told of an agency’s once they look at it', async () => {
  const { own, coordinator, tree } = await aCityWithAgencies(db);
  await aSlot(db, own, { zone: 'Asia/Jakarta' });
  expect(await countEmpty(db, await by(coordinator))).toBe(0);
  expect(await countEmpty(db, await by(coordinator, own))).toBe(3);
  expect(await countEmpty(db, await by(coordinator, tree.roots[0]?.id ?? ''))).toBe(0);
});

test('the number of the menu is the number of the list', async () => {
  const { own, people } = await aCityWithAgencies(db);
  await aSlot(db, own, { zone: 'Asia/Jakarta' });
  await aSlot(db, own, { zone: 'Asia/Jakarta', time_of_day: '12:00' });
  const who = await by(people.admin, own);
  const { total, items } = await emptyList(db, who);
  expect([total, items.length]).toEqual([6, 5]);
  const counts = await waiting(db, who);
  expect(counts.emptySlots).toBe(6);
  expect(counts.total).toBe(6);
});
