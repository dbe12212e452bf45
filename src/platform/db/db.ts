import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { preparingClient } from './preparing-client.ts';
import type { DB } from './tables.ts';

/** Reads take a `Db` (or a `Tx`), writes take a `Tx`: a write outside a transaction does not compile. */
export type Db = Kysely<DB>;
export type Tx = Transaction<DB>;

/** `max` counts connections; instants come back as `Date`, `bigint` and `numeric` counts as numbers. */
export function openDb(connectionString: string, max = 10, Client: typeof pg.Client = preparingClient()): Db {
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.INT8, Number);
  types.setTypeParser(pg.types.builtins.NUMERIC, Number);
  types.setTypeParser(pg.types.builtins.DATE, String);
  types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, instantIn);
  const pool = new pg.Pool({ connectionString, max, types, application_name: 'kentongan', Client });
  // An idle connection that PostgreSQL drops is replaced by the pool at the next query.
  pool.on('error', () => undefined);
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
}

const anyInstantIn = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ) as (text: string) => Date;

/** An instant as PostgreSQL writes it. Most by far stand in UTC, which the engine's own parser reads much faster. */
export function instantIn(text: string): Date {
  if (!/^\d{4}-.*\+00$/.test(text)) return anyInstantIn(text);
  return new Date(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`);
}

export function inTransaction<Value>(db: Db, work: (tx: Tx) => Promise<Value>): Promise<Value> {
  return db.transaction().execute(work);
}

/** For a change that is one single statement: PostgreSQL makes it a transaction of its own, so asking for one is saved. */
export function inOneStatement<Value>(db: Db, change: (tx: Tx) => Promise<Value>): Promise<Value> {
  return change(db as unknown as Tx);
}
