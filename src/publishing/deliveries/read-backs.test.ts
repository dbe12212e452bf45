import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import { aDuePost, aNewsroom, deliveryRow } from '../../../test/support/publishing.ts';
import { readBacks } from './read-backs.ts';
import { sendDelivery } from './send-delivery.ts';

const { db } = await aDatabase();
const calm = () => ({ now: 0, most: 32 });

function aWork() {
  const ends: (() => void)[] = [];
  const begun: string[] = [];
  const work = (id: string) => {
    begun.push(id);
    return new Promise<void>((end) => ends.push(end));
  };
  return { ends, begun, work };
}

test('a post is read back as soon as it is sent, without another job', async () => {
  const room = await aNewsroom(db);
  const { deliveryId } = await aDuePost(room);
  const jobs = room.list.length;
  const faults: unknown[] = [];
  const reading = readBacks({
    work: (id) => sendDelivery(room.tools, id),
    sending: calm,
    failed: (error) => faults.push(error),
  });
  await sendDelivery({ ...room.tools, readBacks: reading }, deliveryId);
  await expect.poll(async () => (await deliveryRow(db, deliveryId)).state).toBe('verified');
  expect(room.list).toHaveLength(jobs);
  expect(faults).toEqual([]);
});

test('while much is sent only two are read back at a time, and all of them afterwards', async () => {
  let now = 32;
  const { ends, begun, work } = aWork();
  const reading = readBacks({ work, sending: () => ({ now, most: 32 }), failed: () => undefined });
  for (const id of ['a', 'b', 'c', 'd', 'e']) reading.soon(id);
  await sleep(5);
  expect(begun).toEqual(['a', 'b']);
  now = 0;
  ends[0]?.();
  await expect.poll(() => begun).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('stopping begins nothing more and waits for what has begun; a failure keeps nobody else waiting', async () => {
  const { ends, begun, work } = aWork();
  const failures: unknown[] = [];
  const reading = readBacks({
    work: async (id) => {
      await work(id);
      if (id === 'a') throw new Error('database away');
    },
    sending: () => ({ now: 32, most: 32 }),
    failed: (error) => failures.push(error),
  });
  for (const id of ['a', 'b', 'c', 'd']) reading.soon(id);
  await sleep(5);
  ends[0]?.();
  await expect.poll(() => begun).toEqual(['a', 'b', 'c']);
  expect(failures).toHaveLength(1);
  let stopped = false;
  const stopping = reading.stop().then(() => (stopped = true));
  reading.soon('e');
  await sleep(5);
  expect(stopped).toBe(false);
  ends[1]?.();
  ends[2]?.();
  await stopping;
  expect(begun).toEqual(['a', 'b', 'c']);
});
