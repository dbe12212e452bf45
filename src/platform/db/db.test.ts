import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { aDatabase } from '../../../test/support/database.ts';
import { instantIn } from './db.ts';
import { StatementNames } from './preparing-client.ts';

const { db } = await aDatabase();

const long = (what: string): string => `select ${what} from ${'a_table_with_a_long_name, '.repeat(10)} another`;

test('an instant is read as PostgreSQL writes it', () => {
  expect(instantIn('2026-11-23 02:00:00+00').toISOString()).toBe('2026-11-23T02:00:00.000Z');
  expect(instantIn('2026-11-23 02:00:00.123456+00').toISOString()).toBe('2026-11-23T02:00:00.123Z');
  expect(instantIn('2026-11-23 09:00:00.5+07').toISOString()).toBe('2026-11-23T02:00:00.500Z');
  expect(instantIn('2026-11-23 07:30:00+05:30').toISOString()).toBe('2026-11-23T02:00:00.000Z');
  expect(instantIn('infinity')).toBe(Number.POSITIVE_INFINITY);
});

test('a statement gets a name the third time, each its own, and never more than are kept', () => {
  const names = new StatementNames();
  const often = (what: string) => [1, 2, 3].map(() => names.of(what)).at(-1);
  expect([1, 2, 3, 4].map(() => names.of(long('1')) !== undefined)).toEqual([false, false, true, true]);
  expect(often(long('2'))).not.toBe(names.of(long('1')));
  expect(often('select 1')).toBeUndefined();
  for (let one = 0; one < 500; one += 1) often(long(`'other', ${one}`));
  expect(names.of(long(`'other', 499`))).toBeUndefined();
  expect(names.of(long('1'))).toBeDefined();
});

test('what comes often is planned once and answers as before, also after a refusal', async () => {
  const note = sql.raw(`/* ${'long enough to be kept '.repeat(10)} */`);
  const asked = (value: string) => sql<{ doubled: number }>`select ${value}::int * 2 as doubled ${note}`.execute(db);
  for (let time = 1; time <= 5; time += 1) expect((await asked(String(time))).rows).toEqual([{ doubled: time * 2 }]);
  await expect(asked('nothing')).rejects.toThrow(/invalid input syntax/);
  expect((await asked('21')).rows).toEqual([{ doubled: 42 }]);
  const kept = await db.transaction().execute(async (tx) => {
    for (let time = 0; time < 3; time += 1) await sql`select ${'x'}::text as kept_plan ${note}`.execute(tx);
    return await sql<{
      statement: string;
    }>`select statement from pg_prepared_statements where statement like '%kept_plan%'`.execute(tx);
  });
  expect(kept.rows).toHaveLength(1);
});

test('a connection that the server ends while it is held is told to its holder and to nobody else', async () => {
  const holding = db.connection().execute(async (held) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(held);
    await sql`select pg_terminate_backend(${rows[0]?.pid}, 2000)`.execute(db);
    await sleep(50);
    await sql`select 1`.execute(held);
  });
  await expect(holding).rejects.toThrow(/terminat|not queryable/);
  await sql`select 1`.execute(db);
});
