import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { request as requestPlain, type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestTls } from 'node:https';
import { connect as connectPlain, isIP, type LookupFunction, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { accept, refuse, type Result } from '#platform/result.ts';
import { allowList, isPublicAddress, type AllowList } from './public-address.ts';

/** A call to a server somewhere on the internet. */
export interface GuardedRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface GuardedReply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/** What went wrong on the wire. Only `no-answer` and `too-large` can have had an effect on the other side. */
export type WireFault =
  | { readonly kind: 'address-refused'; readonly host: string }
  | { readonly kind: 'not-sent'; readonly reason: string }
  | { readonly kind: 'no-answer'; readonly reason: string }
  | { readonly kind: 'too-large'; readonly maxBytes: number };

export type GuardedFetch = (request: GuardedRequest) => Promise<Result<GuardedReply, WireFault>>;

export interface GuardedFetchOptions {
  /** Hosts and networks that may be private and need no https; all others must be public and are reached by https. */
  readonly allow: readonly string[];
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
  readonly lookup?: typeof systemLookup;
}

type Guard = Required<Omit<GuardedFetchOptions, 'allow'>> & { readonly allowed: AllowList };

const maxRedirects = 3;

/**
 * The one way out to addresses that people type. Every address is checked after it was resolved and again when it is
 * connected, on every hop, so that neither an unusual spelling nor a name that changes its address leads inside.
 */
export function guardedFetch(options: GuardedFetchOptions): GuardedFetch {
  const { allow, timeoutMs = 20_000, maxBytes = 8_000_000, lookup = systemLookup } = options;
  const guard: Guard = { allowed: allowList(allow), timeoutMs, maxBytes, lookup };
  return async (request) => {
    const signal = AbortSignal.timeout(timeoutMs);
    let hop = request;
    for (let redirects = 0; ; redirects += 1) {
      const answer = await oneHop(guard, hop, signal);
      const next = answer.ok && redirects < maxRedirects ? redirectOf(hop, answer.value) : undefined;
      if (next === undefined) return answer;
      hop = next;
    }
  };
}

/** Only a GET is followed, and its credentials stay with the server they were meant for. */
function redirectOf(from: GuardedRequest, { status, headers }: GuardedReply): GuardedRequest | undefined {
  const location = headers.get('location');
  if (from.method !== 'GET' || location === null || ![301, 302, 303, 307, 308].includes(status)) return undefined;
  if (!URL.canParse(location, from.url)) return undefined;
  const to = new URL(location, from.url);
  const sameServer = to.origin === new URL(from.url).origin;
  return { method: 'GET', url: to.href, headers: sameServer ? (from.headers ?? {}) : {} };
}

type Hop = Result<GuardedReply, WireFault>;

async function oneHop(guard: Guard, request: GuardedRequest, signal: AbortSignal): Promise<Hop> {
  const url = URL.canParse(request.url) ? new URL(request.url) : undefined;
  if (url === undefined || !mayAsk(guard, url)) return refuse({ kind: 'address-refused', host: url?.hostname ?? '' });
  return await new Promise((resolve) => {
    let sent = false;
    const fail = (error: Error): void => resolve(refuse(faultOf(error, url, sent)));
    const open = url.protocol === 'https:' ? requestTls : requestPlain;
    const outgoing = open(url, { ...optionsOf(guard, request, url), signal });
    outgoing.once('error', fail);
    outgoing.once('socket', (socket) =>
      socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => (sent = true)),
    );
    outgoing.once('response', (incoming) => void readReply(incoming, guard.maxBytes).then(resolve, fail));
    send(outgoing, request.body);
  });
}

function send(outgoing: ClientRequest, body: GuardedRequest['body']): void {
  if (body !== undefined) outgoing.setHeader('content-length', Buffer.byteLength(body));
  outgoing.end(body);
}

function optionsOf(guard: Guard, request: GuardedRequest, url: URL): RequestOptions {
  return {
    method: request.method,
    headers: { accept: 'application/json', 'user-agent': 'Kentongan', ...request.headers },
    lookup: guardedLookup(guard, url),
    // A fresh connection each time: its address is checked before the first byte leaves.
    createConnection: (options) => {
      const tls = url.protocol === 'https:';
      const socket = tls ? connectTls(options as object) : connectPlain(options as { port: number });
      socket.prependOnceListener('connect', () => checkConnected(guard, url, socket));
      return socket;
    },
  };
}

function checkConnected(guard: Guard, url: URL, socket: Socket): void {
  if (!mayReach(guard, url, socket.remoteAddress ?? '')) socket.destroy(new AddressRefused(url.hostname));
}

/** By scheme and by literal address; names are judged when they are resolved. */
function mayAsk(guard: Guard, url: URL): boolean {
  const exempt = isExempt(guard, url);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && exempt)) return false;
  if (url.username !== '' || url.password !== '') return false;
  return isIP(url.hostname.replace(/^\[|\]$/g, '')) === 0 || exempt || isPublicAddress(url.hostname);
}

function mayReach(guard: Guard, url: URL, address: string): boolean {
  return isPublicAddress(address) || isExempt(guard, url) || guard.allowed.address(address);
}

function isExempt({ allowed }: Guard, url: URL): boolean {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return allowed.host(url.hostname, port) || allowed.address(url.hostname);
}

/** One address that is not public condemns the name: a mixed answer is how a name is made to point inside. */
function guardedLookup(guard: Guard, url: URL): LookupFunction {
  return (hostname, options, callback) => {
    guard.lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error) return callback(error, []);
      const refused = addresses.some(({ address }) => !mayReach(guard, url, address));
      const [first] = addresses;
      if (refused || first === undefined) return callback(new AddressRefused(hostname), []);
      return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
    });
  };
}

class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
}

async function readReply(incoming: IncomingMessage, maxBytes: number): Promise<Hop> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) return refuse({ kind: 'too-large', maxBytes });
    chunks.push(chunk);
  }
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, [value ?? []].flat().join(', '));
  return accept({ status: incoming.statusCode ?? 0, headers, body: Buffer.concat(chunks) });
}

function faultOf(error: Error, url: URL, sent: boolean): WireFault {
  if (error instanceof AddressRefused) return { kind: 'address-refused', host: url.hostname };
  const reason = (error as NodeJS.ErrnoException).code ?? error.name;
  return sent ? { kind: 'no-answer', reason } : { kind: 'not-sent', reason };
}
