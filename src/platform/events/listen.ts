import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from '#platform/log/log.ts';
import { changeChannel, type Change } from './events.ts';

/** One connection of this process that hears what all server processes announce. */
export interface Listener {
  on(channel: string, hear: (payload: string) => void): void;
  /** Called when the connection came back: notices in between are lost, so everything may have changed. */
  onGap(hear: () => void): void;
  close(): Promise<void>;
}

const retryMs = 500;
/** A connection that died without a word (a pulled cable) is noticed by asking. */
const heartbeatMs = 15_000;

export async function openListener(connectionString: string, log: Log): Promise<Listener> {
  const listener = new PostgresListener(connectionString, log);
  await listener.connect();
  return listener;
}

class PostgresListener implements Listener {
  readonly #connectionString: string;
  readonly #log: Log;
  readonly #hearers = new Map<string, ((payload: string) => void)[]>();
  readonly #gapHearers: (() => void)[] = [];
  readonly #heartbeat = setInterval(() => void this.#beat(), heartbeatMs);
  #client: pg.Client | null = null;
  #closed = false;

  constructor(connectionString: string, log: Log) {
    this.#connectionString = connectionString;
    this.#log = log;
    this.#heartbeat.unref();
  }

  on(channel: string, hear: (payload: string) => void): void {
    const known = this.#hearers.get(channel);
    if (known) known.push(hear);
    else this.#hearers.set(channel, [hear]);
    // When this fails the connection is broken, and the next one listens to all channels.
    if (!known) this.#client?.query(listenTo(channel)).catch(() => undefined);
  }

  onGap(hear: () => void): void {
    this.#gapHearers.push(hear);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#heartbeat);
    await this.#client?.end();
  }

  async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#connectionString,
      application_name: 'kentongan listener',
      keepAlive: true,
    });
    client.on('error', () => undefined);
    client.on('notification', ({ channel, payload }) => {
      for (const hear of this.#hearers.get(channel) ?? []) hear(payload ?? '');
    });
    await client.connect();
    for (const channel of this.#hearers.keys()) await client.query(listenTo(channel));
    client.once('end', () => void this.#reconnect());
    this.#client = client;
  }

  async #reconnect(): Promise<void> {
    this.#client = null;
    while (!this.#closed && !this.#client) {
      await sleep(retryMs);
      await this.connect().catch((error: unknown) => this.#log.warn({ error }, 'the listening connection is down'));
    }
    if (!this.#closed) for (const hear of this.#gapHearers) hear();
  }

  async #beat(): Promise<void> {
    const client = this.#client;
    if (!client) return;
    const answered = client.query('select 1').then(
      () => true,
      () => false,
    );
    if (!(await Promise.race([answered, sleep(5000, false)]))) dropConnection(client);
  }
}

function listenTo(channel: string): string {
  return `listen ${pg.escapeIdentifier(channel)}`;
}

function dropConnection(client: pg.Client): void {
  // `end` waits for an answer that never comes; closing the socket makes the driver say `end`.
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
}

/** Calls `hear` for every change that any server process commits. */
export function onChange(listener: Listener, hear: (change: Change) => void): void {
  listener.on(changeChannel, (payload) => hear(JSON.parse(payload) as Change));
}
