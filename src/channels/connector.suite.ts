import { describe, expect, test } from 'vitest';
import { accept, refuse, type Result } from '#platform/result.ts';
import type {
  Attempt,
  Connector,
  Json,
  OutgoingPost,
  OutgoingRequest,
  Publish,
  Reply,
  Sent,
  Session,
} from './connector.ts';
import type { Failure } from './failure.ts';

/** A network as the suite sees it: it answers requests and knows what is public on it. */
export interface NetworkInMemory {
  readonly answer: (request: OutgoingRequest) => Promise<Reply>;
  /** How many posts anybody can see. */
  readonly visible: () => number;
}

export interface ConnectorUnderTest {
  readonly connector: Connector;
  /** A fresh one for each test. */
  readonly network: () => NetworkInMemory;
  readonly account: Session['account'];
  readonly secret: Json;
  /** Words of the secret that may appear nowhere. */
  readonly secretWords: readonly string[];
  readonly post: OutgoingPost;
}

/** Answers that end in a failure, for every call of publishing. */
export interface Recording {
  readonly title: string;
  readonly status: number;
  readonly body: string;
  readonly becomes: Failure['kind'];
}

/** What the sending engine relies on. Every connector that publishes is held to it. */
export function describePublishing(given: ConnectorUnderTest): void {
  const { publish } = given.connector;
  if (publish === undefined) throw new Error(`${given.connector.network} does not publish`);

  describe(`publishing on ${given.connector.network}`, () => {
    test('preparing makes nothing visible, however often', async () => {
      const { network, session } = open(given);
      await prepare(publish, session, given.post);
      const attempt = await prepare(publish, session, given.post);
      expect(network.visible()).toBe(0);
      expect(valueOf(await publish.find(session, attempt))).toBe('absent');
    });

    test('sent once, it is found, verified and can be taken down twice', async () => {
      const { network, session } = open(given);
      const attempt = await prepare(publish, session, given.post);
      const sent = valueOf(await publish.send(session, attempt));
      expect(network.visible()).toBe(1);
      expect(valueOf(await publish.find(session, attempt))).toEqual(sent);
      expect(valueOf(await publish.verify(session, sent))).toBe(true);
      expect(URL.canParse(sent.url)).toBe(true);
      valueOf((await publish.withdraw?.(session, sent)) ?? accept('withdrawn'));
      valueOf((await publish.withdraw?.(session, sent)) ?? accept('withdrawn'));
      expect(network.visible()).toBe(0);
      expect(valueOf(await publish.verify(session, sent))).toBe(false);
    });

    test('the attempt survives the ledger: it is the same after being written down as JSON', async () => {
      const { network, session } = open(given);
      const attempt = await prepare(publish, session, given.post);
      const kept: Attempt = { ...attempt, record: JSON.parse(JSON.stringify(attempt.record)) as Json };
      const first = valueOf(await publish.send(session, attempt));
      expect(valueOf(await publish.send(session, kept))).toEqual(first);
      expect(network.visible()).toBe(1);
    });

    test.runIf(publish.repeatable)('repeating a send, also at once, makes no second post', async () => {
      const { network, session } = open(given);
      const attempt = await prepare(publish, session, given.post);
      const sent = await Promise.all([1, 2, 3].map(() => publish.send(session, attempt)));
      expect(new Set(sent.map((one) => valueOf(one).remoteId)).size).toBe(1);
      expect(network.visible()).toBe(1);
    });
  });
}

/** Of connectors that speak over the wire: every answer becomes the right failure, and none tells a secret. */
export function describeFailures(given: ConnectorUnderTest, recordings: readonly Recording[]): void {
  const { publish } = given.connector;
  if (publish === undefined) throw new Error(`${given.connector.network} does not publish`);

  describe(`what ${given.connector.network} may answer to a send`, () => {
    test.each(recordings)('$title becomes $becomes', async ({ status, body, becomes }) => {
      const { session, network } = open(given);
      const attempt = await prepare(publish, session, given.post);
      // The server repeats what it was sent, secrets included.
      const echo = body.replace('SECRET', given.secretWords.join(' '));
      const answered = { ...session, http: always(accept(replyOf(status, echo))) };
      const outcome = await publish.send(answered, attempt);
      expect(outcome).toMatchObject({ ok: false, refusal: { kind: becomes } });
      for (const word of given.secretWords) expect(JSON.stringify(outcome)).not.toContain(word);
      expect(network.visible()).toBe(0);
    });

    test('an answer lost after it arrived is found', async () => {
      const { session, network } = open(given);
      const attempt = await prepare(publish, session, given.post);
      const lost: Session['http'] = async (request) => {
        await session.http(request);
        return refuse({ kind: 'unanswered', detail: 'ECONNRESET' });
      };
      expect(await publish.send({ ...session, http: lost }, attempt)).toMatchObject({
        refusal: { kind: 'unanswered' },
      });
      expect(network.visible()).toBe(1);
      expect(valueOf(await publish.find(session, attempt))).toMatchObject({ remoteId: expect.any(String) as string });
    });

    test.each(['unreachable', 'unanswered'] as const)('%s on the wire stays that', async (kind) => {
      const { session } = open(given);
      const attempt = await prepare(publish, session, given.post);
      const down = { ...session, http: always(refuse({ kind, detail: 'wire' })) };
      const calls: Promise<Result<unknown, Failure>>[] = [publish.send(down, attempt), publish.find(down, attempt)];
      for (const outcome of await Promise.all(calls)) expect(outcome).toMatchObject({ refusal: { kind } });
    });
  });
}

export function replyOf(status: number, body: string): Reply {
  return { status, headers: new Headers(), body: new TextEncoder().encode(body) };
}

function always(answer: Result<Reply, Failure>): Session['http'] {
  return () => Promise.resolve(answer);
}

function open(given: ConnectorUnderTest): { readonly network: NetworkInMemory; readonly session: Session } {
  const network = given.network();
  let { secret } = given;
  const session: Session = {
    account: given.account,
    now: () => new Date('2026-11-24T03:00:00Z'),
    secret: () => Promise.resolve(secret),
    renewSecret: async (renew) => {
      const renewed = await renew(secret);
      if (renewed.ok) secret = renewed.value;
      return renewed;
    },
    http: async (request) => accept(await network.answer(request)),
  };
  return { network, session };
}

async function prepare(publish: Publish, session: Session, post: OutgoingPost): Promise<Attempt> {
  return valueOf(await publish.prepare(session, post));
}

function valueOf<Value extends Attempt | Sent | string | boolean>(result: Result<Value, Failure>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}
