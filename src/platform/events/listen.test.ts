import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import { inTransaction } from '#platform/db/db.ts';
import { openLog } from '#platform/log/log.ts';
import { announce, type Change } from './events.ts';
import { onChange, openListener } from './listen.ts';

const { db, url } = await aDatabase();
const listener = await openListener(url, openLog('silent'));
const heard: Change[] = [];
onChange(listener, (change) => heard.push(change));
afterAll(() => listener.close());

async function until(isTrue: () => boolean): Promise<void> {
  for (let tries = 0; tries < 300 && !isTrue(); tries += 1) await sleep(10);
}

function aChange(id: string): Change {
  return { topic: 'post', agencyId: 'a', id };
}

test('a change is heard when it is committed, not when it is rolled back', async () => {
  await inTransaction(db, async (tx) => {
    await announce(tx, aChange('lost'));
    throw new Error('no');
  }).catch(() => undefined);
  await inTransaction(db, (tx) => announce(tx, aChange('kept')));
  await until(() => heard.length > 0);

  expect(heard).toEqual([aChange('kept')]);
});

test('a connection that was cut comes back and says that there was a gap', async () => {
  let gaps = 0;
  listener.onGap(() => (gaps += 1));
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'kentongan listener'`.execute(db);
  await until(() => gaps > 0);
  await inTransaction(db, (tx) => announce(tx, aChange('after')));
  await until(() => heard.some(({ id }) => id === 'after'));

  expect(gaps).toBe(1);
  expect(heard).toContainEqual(aChange('after'));
});
