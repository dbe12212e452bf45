import type { GuardedFetch, GuardedReply, GuardedRequest, WireFault } from '../../src/platform/http/guarded-fetch.ts';
import { accept, refuse, type Result } from '../../src/platform/result.ts';
import type { BlueskyInMemory } from '../support/bluesky-in-memory.ts';
import type { Chance } from './chance.ts';

type Outcome = Result<GuardedReply, WireFault>;

/** What may happen to a request. `lost`: whether it does what it asks for before its answer goes astray. */
interface WireFate {
  readonly name: string;
  readonly arrives: boolean;
  readonly answer: Outcome;
  /** The network itself said no: the same attempt is never to be tried again. */
  readonly definite?: true;
}

const reply = (status: number, body: string, headers: Record<string, string> = {}): Outcome =>
  accept({ status, headers: new Headers(headers), body: new TextEncoder().encode(body) });
const error = (name: string, message = 'no'): string => JSON.stringify({ error: name, message });
const inSeconds = (seconds: number): number => Math.ceil(Date.now() / 1000) + seconds;
const fault = (kind: 'not-sent' | 'no-answer', reason: string): Outcome => refuse({ kind, reason });

/** Every style in which servers fail that we know of. */
function wireFates(): readonly WireFate[] {
  const slow: readonly Record<string, string>[] = [
    { 'retry-after': '30' },
    { 'retry-after': new Date(Date.now() + 45_000).toUTCString() },
    { 'ratelimit-remaining': '0', 'ratelimit-reset': String(inSeconds(20)) },
    { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': new Date(Date.now() + 60_000).toISOString() },
    { 'x-rate-limit-reset': '15' },
    {},
  ];
  const lost: readonly [string, Outcome][] = [
    ['cut', fault('no-answer', 'socket hang up')],
    ['500', reply(500, '')],
    ['502', reply(502, '<html>Bad gateway</html>')],
    ['503', reply(503, error('ServiceUnavailable'), { 'retry-after': '10' })],
    ['504', reply(504, '')],
    ['a page instead of an answer', reply(200, '<html>maintenance</html>')],
    ['half an answer', reply(200, '{"uri":"at://')],
    ['something new', reply(418, 'teapot')],
  ];
  const refused: readonly [string, number, string][] = [
    ['rejected', 400, error('InvalidRequest', 'Invalid app.bsky.feed.post record')],
    ['too large', 413, '<html>'],
  ];
  const account: readonly [string, number, string][] = [
    ['signed out', 401, error('AuthenticationRequired')],
    ['token expired', 400, error('ExpiredToken')],
    ['junk token', 400, error('InvalidToken')],
    ['taken down', 400, error('AccountTakedown')],
    ['no permission', 403, ''],
  ];
  return [
    { name: 'not sent', arrives: false, answer: fault('not-sent', 'ECONNREFUSED') },
    { name: 'no address', arrives: false, answer: fault('not-sent', 'ENOTFOUND') },
    ...slow.map((headers) => ({ name: '429', arrives: false, answer: reply(429, '', headers) })),
    ...lost.flatMap(([name, answer]) => [
      { name: `${name}, not arrived`, arrives: false, answer },
      { name: `${name}, arrived`, arrives: true, answer },
    ]),
    ...refused.map(([name, status, body]) => ({
      name,
      arrives: false,
      answer: reply(status, body),
      definite: true as const,
    })),
    ...account.map(([name, status, body]) => ({ name, arrives: false, answer: reply(status, body) })),
  ];
}

export interface WireEvents {
  /** Before a record is put. */
  putting(record: string): Promise<void>;
  refused(rkey: string): void;
  met(fault: string): void;
  /** Anywhere on the way: people act meanwhile, processes die. */
  onTheWay(moment: 'going' | 'coming'): Promise<void>;
}

export interface FaultyWire {
  readonly chance: Chance;
  readonly network: BlueskyInMemory;
  /** 0 when all is well again. */
  readonly faultRate: () => number;
  readonly events: WireEvents;
}

/** The network's end of the wire, failing as the chance wants it. What it did can be seen in `network.records`. */
export function faultyWire({ chance, network, faultRate, events }: FaultyWire): GuardedFetch {
  return async (request) => {
    await events.onTheWay('going');
    const rkey = rkeyOfPut(request);
    if (rkey !== undefined) await events.putting(String(request.body));
    const fate = chance.happens(faultRate()) ? fateFrom(chance, events) : undefined;
    const answer = fate === undefined || fate.arrives ? await arriving(network, request) : undefined;
    if (fate?.definite && rkey !== undefined) events.refused(rkey);
    await events.onTheWay('coming');
    return fate?.answer ?? accept(answer as GuardedReply);
  };
}

function fateFrom(chance: Chance, events: WireEvents): WireFate | undefined {
  const fate = chance.pick(wireFates());
  if (fate) events.met(`wire: ${fate.name}`);
  return fate;
}

/** Signing in anew always works here: what is tried is what happens to posts. */
async function arriving(network: BlueskyInMemory, request: GuardedRequest): Promise<GuardedReply> {
  const tokens = { did: 'did:plc:kota', handle: 'kota.test', accessJwt: 'access', refreshJwt: 'refresh' };
  if (/refreshSession|createSession/.test(request.url)) {
    return { status: 200, headers: new Headers(), body: new TextEncoder().encode(JSON.stringify(tokens)) };
  }
  return await network.answer(request);
}

function rkeyOfPut({ url, body }: GuardedRequest): string | undefined {
  if (!url.includes('putRecord') || typeof body !== 'string') return undefined;
  return (JSON.parse(body) as { rkey: string }).rkey;
}
