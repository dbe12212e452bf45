import { z } from 'zod';
import { scopeOf, type Actor } from '#organisation/index.ts';
import type { Change } from '#platform/events/events.ts';
import { onChange, type Listener } from '#platform/events/listen.ts';
import { endpoint } from '#platform/http/endpoint.ts';
import type { Routes } from '#platform/http/routes.ts';
import { accept } from '#platform/result.ts';

export interface ChangeStream {
  /** Hangs up on everybody; browsers come back by themselves. */
  close(): void;
}

const changesEndpoint = endpoint({
  method: 'get',
  path: '/events',
  operation: 'signed-in',
  summary: 'Hear what changes, as server-sent events named "change"',
  answer: z.string().describe('text/event-stream'),
});

const heartbeatMs = 25_000;
/** Rights and sessions are looked at when a stream begins, so none lasts long. */
const longestMs = 10 * 60_000;
/** A reader that takes nothing in must not fill our memory. */
const largestBacklog = 500;

interface Reader {
  readonly agencies: ReadonlySet<string>;
  say(text: string): void;
  hangUp(): void;
}

/** Tells signed-in people's screens what changed in the agencies they may read. */
export function changeStream(routes: Routes<Actor>, listener: Listener): ChangeStream {
  const readers = new Set<Reader>();
  onChange(listener, (change) => tell(readers, change));
  // What happened while the connection was down is unknown: screens come back and fetch anew.
  listener.onGap(() => hangUpAll(readers));
  routes.serve(changesEndpoint, ({ actor }) => Promise.resolve(accept(streamFor(actor, readers))));
  return { close: () => hangUpAll(readers) };
}

const streamHeaders = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-cache, no-transform',
  // Proxies that collect answers before passing them on would hold the news back.
  'x-accel-buffering': 'no',
};

function tell(readers: ReadonlySet<Reader>, change: Change): void {
  const text = `event: change\ndata: ${JSON.stringify({ topic: change.topic, id: change.id })}\n\n`;
  for (const reader of readers) if (reader.agencies.has(change.agencyId)) reader.say(text);
  // Roles may have changed: who comes back is looked at anew.
  if (change.topic === 'organisation') hangUpAll(readers);
}

function hangUpAll(readers: ReadonlySet<Reader>): void {
  for (const reader of readers) reader.hangUp();
}

function streamFor(actor: Actor, readers: Set<Reader>): Response {
  let reader: StreamReader | undefined;
  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        reader = new StreamReader(actor, controller, readers);
      },
      cancel: () => reader?.leave(),
    },
    { highWaterMark: 0 },
  );
  return new Response(stream, { headers: streamHeaders });
}

class StreamReader implements Reader {
  readonly agencies: ReadonlySet<string>;
  readonly #controller: ReadableStreamDefaultController<Uint8Array>;
  readonly #readers: Set<Reader>;
  readonly #encoder = new TextEncoder();
  readonly #heartbeat = setInterval(() => this.say(': still here\n\n'), heartbeatMs);
  readonly #end = setTimeout(() => this.hangUp(), longestMs);

  constructor(actor: Actor, controller: ReadableStreamDefaultController<Uint8Array>, readers: Set<Reader>) {
    this.agencies = new Set(scopeOf(actor, 'agency.read'));
    this.#controller = controller;
    this.#readers = readers;
    readers.add(this);
    this.say('retry: 2000\n\n');
  }

  say(text: string): void {
    if ((this.#controller.desiredSize ?? 0) < -largestBacklog) this.hangUp();
    else this.#controller.enqueue(this.#encoder.encode(text));
  }

  hangUp(): void {
    if (!this.#readers.has(this)) return;
    this.leave();
    this.#controller.close();
  }

  leave(): void {
    this.#readers.delete(this);
    clearInterval(this.#heartbeat);
    clearTimeout(this.#end);
  }
}
