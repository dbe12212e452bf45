import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import { openDb } from '#platform/db/db.ts';
import { holdingDelivery, holdsStill } from './holder.ts';

const { db, url } = await aDatabase();
const other = openDb(url, 3);
afterAll(() => other.destroy());

const anId = (): string => crypto.randomUUID();
/** The server's locks are those of all its databases. */
const ownLocks = sql`locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`;
const nothing = () => Promise.resolve('done');

test('one at a time, in the same process and in another, and free again afterwards', async () => {
  const id = anId();
  const inside = await holdingDelivery(db, id, async () => [
    await holdingDelivery(db, id, nothing),
    await holdingDelivery(other, id, nothing),
    await holdingDelivery(other, anId(), nothing),
  ]);
  expect(inside).toEqual(['busy', 'busy', 'done']);
  expect(await holdingDelivery(other, id, nothing)).toBe('done');
});

test('many at once need one connection, and leave no lock and no connection behind', async () => {
  const held = Array.from({ length: 200 }, anId).map((id) => holdingDelivery(db, id, nothing));
  expect(new Set(await Promise.all(held))).toEqual(new Set(['done']));
  await expect.poll(async () => (await sql`select 1 from pg_locks where ${ownLocks}`.execute(other)).rows).toEqual([]);
});

test('work that fails gives it back', async () => {
  const id = anId();
  await expect(holdingDelivery(db, id, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await holdingDelivery(other, id, nothing)).toBe('done');
});

test('a hold that went with its connection is known to be gone, and another may take it', async () => {
  const id = anId();
  const seen = await holdingDelivery(db, id, async () => {
    const before = await holdsStill(db, id);
    await sql`
      select pg_terminate_backend(pid, 2000) from pg_locks where ${ownLocks} and granted`.execute(other);
    return { before, taken: await holdingDelivery(other, id, nothing), after: await holdsStill(db, id) };
  });
  expect(seen).toEqual({ before: true, taken: 'done', after: false });
  // Whoever comes next is served by a new connection.
  expect(await holdingDelivery(db, id, () => holdsStill(db, id))).toBe(true);
});
