import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import type { WaitingJob } from '#platform/jobs/pg-boss-jobs.ts';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

/** Whole tables in and out, whatever room they belong to. System-wide: only backup and restore may use it. */
export interface TableShape {
  readonly name: string;
  readonly columns: readonly string[];
}

export interface SequenceState {
  readonly name: string;
  readonly value: string;
  readonly called: boolean;
}

/** Names of the migrations, and what an installation says of itself, stay out of the copied tables. */
const notCopied = ['migration'];

export async function tableShapes(client: pg.Client): Promise<readonly TableShape[]> {
  const { rows } = await client.query<TableShape>(
    `select c.relname name, array_agg(a.attname::text order by a.attnum) columns
       from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> all ($1)
        and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      group by c.relname order by c.relname`,
    [notCopied],
  );
  return rows;
}

export async function sequenceStates(client: pg.Client): Promise<readonly SequenceState[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'S' order by relname`,
  );
  const states: SequenceState[] = [];
  for (const { name } of rows) {
    const state = await client.query<{ value: string; called: boolean }>(
      `select last_value::text value, is_called called from ${pg.escapeIdentifier(name)}`,
    );
    states.push({ name, value: state.rows[0]?.value ?? '1', called: state.rows[0]?.called ?? false });
  }
  return states;
}

export async function restoreSequence(client: pg.Client, { name, value, called }: SequenceState): Promise<void> {
  await client.query('select setval($1::regclass, $2::bigint, $3)', [pg.escapeIdentifier(name), value, called]);
}

/** Writes the table to a file and answers how many rows it has. */
export async function copyTableOut(client: pg.Client, shape: TableShape, file: string): Promise<number> {
  const stream = client.query(copyTo(`copy ${target(shape)} to stdout`));
  await pipeline(stream, createWriteStream(file));
  return rowCountOf(stream);
}

export async function copyTableIn(client: pg.Client, shape: TableShape, file: string): Promise<number> {
  const stream = client.query(copyFrom(`copy ${target(shape)} from stdin`));
  await pipeline(createReadStream(file), stream);
  return rowCountOf(stream);
}

function rowCountOf(stream: object): number {
  return (stream as { rowCount?: number }).rowCount ?? 0;
}

function target({ name, columns }: TableShape): string {
  return `${pg.escapeIdentifier(name)} (${columns.map((column) => pg.escapeIdentifier(column)).join(', ')})`;
}

export interface Constraint {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

/** Tables are filled one after the other: references are taken off and put back, which checks every row. */
export async function dropReferences(client: pg.Client): Promise<readonly Constraint[]> {
  const { rows } = await client.query<Constraint>(
    `select conrelid::regclass::text "table", conname name, pg_get_constraintdef(oid) definition
       from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
  );
  for (const { table, name } of rows) {
    await client.query(`alter table ${table} drop constraint ${pg.escapeIdentifier(name)}`);
  }
  return rows;
}

export async function addReferences(client: pg.Client, constraints: readonly Constraint[]): Promise<void> {
  for (const { table, name, definition } of constraints) {
    await client.query(`alter table ${table} add constraint ${pg.escapeIdentifier(name)} ${definition}`);
  }
}

/** Triggers seal, count and refuse; copied rows already carry what they would write. */
export async function setTriggers(client: pg.Client, table: string, state: 'enable' | 'disable'): Promise<void> {
  await client.query(`alter table ${pg.escapeIdentifier(table)} ${state} trigger user`);
}

export async function emptyTable(client: pg.Client, table: string): Promise<void> {
  await client.query(`delete from ${pg.escapeIdentifier(table)}`);
}

/** Whether a city, a person or an audit entry exists: then this installation is in use. */
export async function isInUse(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ used: boolean }>(
    'select exists (select from city) or exists (select from person) or exists (select from audit_entry) used',
  );
  return rows[0]?.used ?? false;
}

export async function appliedMigrations(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>('select name from migration order by name');
  return rows.map(({ name }) => name);
}

/** Background work that was not finished; routines make theirs anew. */
export async function waitingJobs(client: pg.Client): Promise<readonly WaitingJob[]> {
  const { rows } = await client.query<WaitingJob>(
    `select name, data, to_json(start_after)#>>'{}' "startAfter", retry_limit "retryLimit"
       from pgboss.job
      where state in ('created', 'retry', 'active') and name not like '\\_\\_pgboss%' and name not like 'routine.%'`,
  );
  return rows;
}
