import { OpenAPIHono } from '@hono/zod-openapi';
import { expect, test } from 'vitest';
import { scopeOf, type Actor, type AgencyId, type Operation, type PersonId } from '#organisation/index.ts';
import { changeChannel, type Change } from '#platform/events/events.ts';
import type { Listener } from '#platform/events/listen.ts';
import { createRoutes, type Routes } from '#platform/http/routes.ts';
import { speaker } from '#platform/i18n/messages.ts';
import { openLog } from '#platform/log/log.ts';
import { platformMessages } from '#platform/messages/messages.ts';
import { changeStream } from './change-stream.ts';

const [own, sibling] = ['agency-own' as AgencyId, 'agency-sibling' as AgencyId];

const reader: Actor = {
  personId: 'p' as PersonId,
  name: 'Ratna',
  language: 'id',
  via: 'session',
  memberships: [],
  grants: new Map<Operation, readonly AgencyId[]>([['agency.read', [own]]]),
};

class HandListener implements Listener {
  readonly #hearers: ((payload: string) => void)[] = [];
  readonly #gaps: (() => void)[] = [];

  on(channel: string, hear: (payload: string) => void): void {
    if (channel === changeChannel) this.#hearers.push(hear);
  }
  onGap(hear: () => void): void {
    this.#gaps.push(hear);
  }
  close(): Promise<void> {
    return Promise.resolve();
  }
  say(change: Change): void {
    for (const hear of this.#hearers) hear(JSON.stringify(change));
  }
  gap(): void {
    for (const hear of this.#gaps) hear();
  }
}

function aStream(who: Actor | undefined): { routes: Routes<Actor>; listener: HandListener; close: () => void } {
  const listener = new HandListener();
  const routes = createRoutes<Actor>({
    identify: () => Promise.resolve(who),
    allows: (actor, operation) => scopeOf(actor, operation as Operation).length > 0,
    speaker: speaker([platformMessages]),
    log: openLog('silent'),
  });
  const changes = changeStream(routes, listener);
  return { routes, listener, close: () => changes.close() };
}

/** Everything the stream says until it ends. */
async function heard(routes: Routes<Actor>, meanwhile: () => void): Promise<string> {
  const app = new OpenAPIHono();
  app.route('/api', routes.app);
  const answer = await app.request('/api/events');
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  const text = answer.text();
  meanwhile();
  return await text;
}

test('a reader hears of the agencies in reach, and of no other', async () => {
  const { routes, listener, close } = aStream(reader);

  const text = await heard(routes, () => {
    listener.say({ topic: 'post', agencyId: sibling, id: 'secret' });
    listener.say({ topic: 'message', agencyId: own, id: 'm1' });
    close();
  });

  expect(text).toContain('event: change\ndata: {"topic":"message","id":"m1"}\n\n');
  expect(text).not.toContain('secret');
});

test('after a gap the stream ends, so that screens come back and ask for everything', async () => {
  const { routes, listener } = aStream(reader);

  expect(await heard(routes, () => listener.gap())).toBe('retry: 2000\n\n');
});

test('when roles may have changed everybody comes back to be looked at anew', async () => {
  const { routes, listener } = aStream(reader);

  const text = await heard(routes, () => listener.say({ topic: 'organisation', agencyId: own, id: 'x' }));

  expect(text).toContain('"topic":"organisation"');
});

test('nobody hears anything without signing in', async () => {
  const { routes } = aStream(undefined);

  expect((await routes.app.request('/events')).status).toBe(401);
});
