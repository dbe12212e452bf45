import { createHash } from 'node:crypto';
import pg from 'pg';

/** Seen so often, a statement is worth keeping. */
const afterTimes = 3;
/** What is short is planned in no time. */
const worthFrom = 200;
/** Statements are kept per connection, in PostgreSQL's memory. */
const atMost = 200;

/** Tells which statements come again and again: those get a name, under which PostgreSQL keeps their plan. */
export class StatementNames {
  readonly #times = new Map<string, number>();
  readonly #names = new Map<string, string>();

  /** The name of a statement that was seen often; what varies without end, such as a list that is written out, gets none. */
  of(text: string): string | undefined {
    if (text.length < worthFrom) return undefined;
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    const times = (this.#times.get(text) ?? 0) + 1;
    if (times < afterTimes) {
      if (this.#times.size >= atMost * 10) this.#times.clear();
      this.#times.set(text, times);
      return undefined;
    }
    if (this.#names.size >= atMost) return undefined;
    this.#times.delete(text);
    const name = createHash('sha256').update(text).digest('base64url').slice(0, 32);
    this.#names.set(text, name);
    return name;
  }
}

type Query = (order: unknown, ...more: readonly unknown[]) => unknown;

/**
 * The clients of one pool, which have PostgreSQL parse and plan what comes often only once per connection. A plan made for
 * any value knows no value: what must match a partial index, as `on conflict … where` does, is written out in the statement.
 */
export function preparingClient(): typeof pg.Client {
  const names = new StatementNames();
  return class extends pg.Client {
    constructor(config?: string | pg.ClientConfig) {
      super(config);
      // A connection that is lost while it is held and idle has nobody to tell; whoever holds it hears at the next statement.
      this.on('error', () => undefined);
    }

    // oxlint-disable-next-line typescript/no-explicit-any -- one signature over all of the library's
    override query(order: any, ...more: any[]): any {
      const plain = super.query.bind(this) as Query;
      const [values] = more as readonly unknown[];
      if (typeof order !== 'string' || !Array.isArray(values) || more.length > 1) return plain(order, ...more);
      const name = names.of(order);
      const query = name === undefined ? { text: order, values } : { name, text: order, values };
      // The library's own promise keeps every result alive until the next whole collection; a callback does not.
      return new Promise((answer, fail) =>
        plain(query, (fault: unknown, result: unknown) => (fault ? fail(fault) : answer(result))),
      );
    }
  };
}
