import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';

/** Any fixed number: keeps these advisory locks apart from others. */
const lockSpace = 7_264_015;

interface Wanted {
  /** Null: only an answer. */
  readonly id: string | null;
  readonly got: (got: boolean) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Which deliveries this process works on. A delivery is held by an advisory lock, so the hold ends with the process
 * however that ends. All locks of a process live on one connection, which it keeps while it holds any; what is taken and
 * given back at the same time goes in one statement.
 *
 * When that connection is lost, so are its holds, and what is under way goes on without: another process that comes by
 * then finds the attempt written down, and looks. Before anything is concluded that would let an attempt be made anew,
 * `holdsStill` has to be asked.
 */
class Holder {
  readonly #db: Db;
  /** By delivery: the connection that took it, counted. */
  readonly #mine = new Map<string, number>();
  #connection = 0;
  #wanted: Wanted[] = [];
  #given: string[] = [];
  #running = false;
  #wake: () => void = () => undefined;

  constructor(db: Db) {
    this.#db = db;
  }

  /** False while anybody holds it, here or in another process. */
  async take(id: string): Promise<boolean> {
    if (this.#mine.has(id)) return false;
    this.#mine.set(id, 0);
    try {
      const got = await this.#want(id);
      if (!got) this.#mine.delete(id);
      return got;
    } catch (error) {
      this.#mine.delete(id);
      throw error;
    }
  }

  /** Whether no other process can have taken it since: its connection answers, and is the one that took it. */
  async holdsStill(id: string): Promise<boolean> {
    const taken = this.#mine.get(id);
    return await this.#want(null).then(
      () => taken === this.#connection,
      () => false,
    );
  }

  #want(id: string | null): Promise<boolean> {
    return new Promise<boolean>((got, failed) => {
      this.#wanted.push({ id, got, failed });
      this.#move();
    });
  }

  giveBack(id: string): void {
    this.#mine.delete(id);
    this.#given.push(id);
    this.#move();
  }

  #move(): void {
    if (this.#running) this.#wake();
    else void this.#run();
  }

  async #run(): Promise<void> {
    this.#running = true;
    this.#connection += 1;
    let connected = false;
    try {
      await this.#db.connection().execute(async (connection) => {
        connected = true;
        try {
          while (this.#wanted.length + this.#given.length + this.#mine.size > 0) {
            if (this.#wanted.length + this.#given.length > 0) await this.#ask(connection);
            else await new Promise<void>((wake) => (this.#wake = wake));
          }
        } catch (error) {
          await hangUp(connection);
          throw error;
        }
      });
    } catch (error) {
      // Their locks went with the connection. What was asked for since is asked of the next one, where there is any.
      this.#given = [];
      if (!connected) for (const { failed } of this.#wanted.splice(0)) failed(error);
    }
    this.#running = false;
    if (this.#wanted.length > 0) this.#move();
  }

  async #ask(connection: Db): Promise<void> {
    const [wanted, given] = [this.#wanted.splice(0), this.#given.splice(0)];
    try {
      const { rows } = await sql<{ id: string; got: boolean }>`
        select id, pg_advisory_unlock(hashtextextended(id, ${lockSpace})) as gave, false as got
        from unnest(${given}::text[]) id
        union all
        select id, null, pg_try_advisory_lock(hashtextextended(id, ${lockSpace}))
        from unnest(${wanted.map(({ id }) => id)}::text[]) id where id is not null`.execute(connection);
      const got = new Set(rows.filter((row) => row.got).map(({ id }) => id));
      for (const { id, got: tell } of wanted) {
        if (id !== null && got.has(id)) this.#mine.set(id, this.#connection);
        tell(id !== null && got.has(id));
      }
    } catch (error) {
      for (const { failed } of wanted) failed(error);
      throw error;
    }
  }
}

/** A lock that could not be given back would outlive its work with the connection in the pool, so that ends too. */
async function hangUp(connection: Db): Promise<void> {
  await sql`select pg_terminate_backend(pg_backend_pid())`.execute(connection).catch(() => undefined);
}

const holders = new WeakMap<Db, Holder>();

/** Does the work while no other worker, here or in another process, holds this delivery; `busy` when one does. */
export async function holdingDelivery<Value>(db: Db, id: string, work: () => Promise<Value>): Promise<Value | 'busy'> {
  const holder = holders.get(db) ?? new Holder(db);
  holders.set(db, holder);
  if (!(await holder.take(id))) return 'busy';
  try {
    return await work();
  } finally {
    holder.giveBack(id);
  }
}

/** Asked by whoever holds it, before it is concluded that an attempt left nothing behind. */
export async function holdsStill(db: Db, id: string): Promise<boolean> {
  return (await holders.get(db)?.holdsStill(id)) ?? false;
}
