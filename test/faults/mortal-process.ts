import type { Socket } from 'node:net';
import type pg from 'pg';
import { openDb, type Db } from '../../src/platform/db/db.ts';
import { preparingClient } from '../../src/platform/db/preparing-client.ts';

/** What may happen to one statement: its process dies, its connection is cut, or PostgreSQL finds the disk full. */
export const fates = ['die-before', 'die-after', 'cut-before', 'cut-after', 'disk-full'] as const;
export type Fate = (typeof fates)[number];

/** What a process that was killed, cut off or refused has to throw. */
export class Fault extends Error {}

const diskFull = `do $$ begin raise exception using errcode = '53100', message = 'no space left on device'; end $$`;

/**
 * A server process as the database sees it: it has connections, and when it dies all of them end, with the locks that
 * they held and the transactions that were open. `fate` is asked before every statement.
 */
export class MortalProcess {
  readonly db: Db;
  readonly #clients = new Set<pg.Client>();
  readonly #fate: () => Fate | undefined;
  #alive = true;

  constructor(url: string, fate: () => Fate | undefined) {
    this.#fate = fate;
    this.db = openDb(url, 8, this.#clientClass());
  }

  get alive(): boolean {
    return this.#alive;
  }

  /** As `kill -9` does. */
  die(): never {
    this.#alive = false;
    for (const client of this.#clients) cut(client);
    throw new Fault('killed');
  }

  /** The database restarts: every connection ends, the process lives. */
  loseConnections(): void {
    for (const client of this.#clients) cut(client);
  }

  stillHere(): void {
    if (!this.#alive) throw new Fault('killed before');
  }

  async #run(client: pg.Client, statement: string, plain: (text?: string) => Promise<unknown>): Promise<unknown> {
    this.stillHere();
    // A transaction that begins or is rolled back has nothing to lose yet or any more.
    const fate = /^(begin|rollback)/i.test(statement) ? undefined : this.#fate();
    if (fate === 'disk-full') return await plain(diskFull);
    if (fate?.endsWith('after')) await plain();
    if (fate?.startsWith('die')) this.die();
    if (fate?.startsWith('cut')) {
      cut(client);
      throw new Fault('cut');
    }
    return await plain();
  }

  #clientClass(): typeof pg.Client {
    const run = this.#run.bind(this);
    const clients = this.#clients;
    const Client = preparingClient();
    return class extends Client {
      constructor(config?: string | pg.ClientConfig) {
        super(config);
        clients.add(this);
        this.once('end', () => clients.delete(this));
      }

      // oxlint-disable-next-line typescript/no-explicit-any -- one signature over all of the library's
      override query(order: any, ...more: any[]): any {
        if (typeof order !== 'string' || more.length > 1) return super.query(order, ...more);
        return run(this, order, (text) => (text === undefined ? super.query(order, ...more) : super.query(text)));
      }
    };
  }
}

function cut(client: pg.Client): void {
  (client as unknown as { connection: { stream: Socket } }).connection.stream.destroy();
}
