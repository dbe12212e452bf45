import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server as TcpServer, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { guardedFetch, type GuardedFetchOptions } from './guarded-fetch.ts';
import { isPublicAddress } from './public-address.ts';

const servers: TcpServer[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function listening(server: TcpServer): Promise<number> {
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function aServer(answer: RequestListener): Promise<{ port: number; asked: string[] }> {
  const asked: string[] = [];
  const port = await listening(
    createServer((request, response) => {
      asked.push(`${request.method} ${request.url} ${request.headers.authorization ?? '-'}`);
      answer(request, response);
    }),
  );
  return { port, asked };
}

/** A name server that gives those addresses, one list for each question, the last for all that follow. */
function names(...answers: string[][]): NonNullable<GuardedFetchOptions['lookup']> {
  let question = 0;
  return ((_host: string, _options: object, callback: (error: null, addresses: object[]) => void) => {
    const addresses = answers[Math.min(question, answers.length - 1)] ?? [];
    question += 1;
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  }) as unknown as NonNullable<GuardedFetchOptions['lookup']>;
}

const get = (url: string) => ({ method: 'GET', url }) as const;
const refusedAddress = { ok: false, refusal: { kind: 'address-refused' } };

test.each([
  'https://127.0.0.1/',
  'https://127.1/',
  'https://2130706433/',
  'https://0x7f000001/',
  'https://0177.0.0.1/',
  'https://0/',
  'https://10.0.0.8/',
  'https://172.16.4.1/',
  'https://192.168.1.1/',
  'https://100.64.0.1/',
  'https://169.254.169.254/latest/meta-data/',
  'https://255.255.255.255/',
  'https://224.0.0.1/',
  'https://[::]/',
  'https://[::1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:7f00:1]/',
  'https://[64:ff9b::7f00:1]/',
  'https://[2002:7f00:1::]/',
  'https://[2001::1]/',
  'https://[fd00::1]/',
  'https://[fe80::1]/',
  'https://[ff02::1]/',
  'http://example.org/',
  'file:///etc/passwd',
  'gopher://example.org/',
  'https://name:word@example.org/',
  'not an address',
])('%s is not asked', async (url) => {
  const fetch = guardedFetch({ allow: [], lookup: names(['203.0.114.1']) });
  expect(await fetch(get(url))).toMatchObject(refusedAddress);
});

test('ordinary addresses are public', () => {
  expect(['203.0.114.7', '8.8.8.8', '2606:4700::1111'].map(isPublicAddress)).toEqual([true, true, true]);
});

test.each([[['127.0.0.1']], [['203.0.114.1', '10.0.0.1']], [['::ffff:10.0.0.1']], [['fe80::1%eth0']]])(
  'a name that leads to %j is not asked',
  async (addresses) => {
    const fetch = guardedFetch({ allow: [], lookup: names(addresses) });
    expect(await fetch(get('https://pds.example.org/'))).toMatchObject(refusedAddress);
  },
);

test('a name that changes its address between two calls leads nowhere the second time', async () => {
  const { port, asked } = await aServer((_request, response) => response.end('inside'));
  const fetch = guardedFetch({ allow: [], lookup: names(['203.0.114.1'], ['127.0.0.1']), timeoutMs: 200 });
  expect(await fetch(get(`https://pds.example.org:${port}/`))).toMatchObject({ refusal: { kind: 'not-sent' } });
  expect(await fetch(get(`https://pds.example.org:${port}/`))).toMatchObject(refusedAddress);
  expect(asked).toEqual([]);
});

test('a redirect to a private address is not followed', async () => {
  const inside = await aServer((_request, response) => response.end('inside'));
  const outside = await aServer((_request, response) =>
    response.writeHead(302, { location: `http://127.0.0.1:${inside.port}/secrets` }).end(),
  );
  const fetch = guardedFetch({ allow: [`outside.example:${outside.port}`], lookup: names(['127.0.0.1']) });
  expect(await fetch(get(`http://outside.example:${outside.port}/`))).toMatchObject(refusedAddress);
  expect(inside.asked).toEqual([]);
});

test('credentials stay with the server they were meant for', async () => {
  const other = await aServer((_request, response) => response.end('{}'));
  const first = await aServer((request, response) =>
    response.writeHead(302, { location: request.url === '/a' ? '/b' : `http://127.0.0.1:${other.port}/c` }).end(),
  );
  const fetch = guardedFetch({ allow: ['127.0.0.1'] });
  await fetch({ ...get(`http://127.0.0.1:${first.port}/a`), headers: { authorization: 'Bearer x' } });
  expect(first.asked).toEqual(['GET /a Bearer x', 'GET /b Bearer x']);
  expect(other.asked).toEqual(['GET /c -']);
});

test('a redirect in a circle ends', async () => {
  const { port, asked } = await aServer((_request, response) => response.writeHead(302, { location: '/' }).end());
  const fetch = guardedFetch({ allow: ['127.0.0.1'] });
  expect(await fetch(get(`http://127.0.0.1:${port}/`))).toMatchObject({ value: { status: 302 } });
  expect(asked).toHaveLength(4);
});

test('what was posted is not posted again elsewhere', async () => {
  const { port, asked } = await aServer((_request, response) => response.writeHead(307, { location: '/b' }).end());
  const fetch = guardedFetch({ allow: ['127.0.0.0/8'] });
  expect(await fetch({ method: 'POST', url: `http://127.0.0.1:${port}/a`, body: 'x' })).toMatchObject({
    value: { status: 307 },
  });
  expect(asked).toEqual(['POST /a -']);
});

test('gives status, headers and body, and sends what it is given', async () => {
  const { port } = await aServer((request, response) => {
    response.setHeader('x-kind', request.headers['content-type'] ?? '');
    request.pipe(response.writeHead(201));
  });
  const fetch = guardedFetch({ allow: [`localhost:${port}`] });
  const answer = await fetch({
    method: 'PUT',
    url: `http://localhost:${port}/`,
    headers: { 'content-type': 'text/plain' },
    body: new TextEncoder().encode('halo 👋'),
  });
  if (!answer.ok) throw new Error(answer.refusal.kind);
  expect([answer.value.status, answer.value.headers.get('x-kind')]).toEqual([201, 'text/plain']);
  expect(new TextDecoder().decode(answer.value.body)).toBe('halo 👋');
});

test('an allowed host is allowed at its own port only', async () => {
  const { port, asked } = await aServer((_request, response) => response.end('{}'));
  const fetch = guardedFetch({ allow: ['127.0.0.9:1', `localhost:${port + 1}`] });
  expect(await fetch(get(`http://localhost:${port}/`))).toMatchObject(refusedAddress);
  expect(asked).toEqual([]);
});

test('when nobody listens, nothing was sent', async () => {
  const { port } = await aServer((_request, response) => response.end());
  await new Promise((resolve) => servers.pop()?.close(resolve));
  const fetch = guardedFetch({ allow: ['127.0.0.1'] });
  expect(await fetch(get(`http://127.0.0.1:${port}/`))).toEqual({
    ok: false,
    refusal: { kind: 'not-sent', reason: 'ECONNREFUSED' },
  });
});

test.each([
  ['the line is cut before the answer', (socket: Socket) => socket.once('data', () => socket.destroy())],
  [
    'the line is cut within the answer',
    (socket: Socket) => socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"uri":')),
  ],
  ['no answer comes in time', (socket: Socket) => socket.resume()],
])('when %s, it may have arrived', async (_title, behave) => {
  const server = createTcpServer((socket) => {
    socket.on('error', () => undefined);
    behave(socket);
  });
  const port = await listening(server);
  const fetch = guardedFetch({ allow: ['127.0.0.1'], timeoutMs: 400 });
  const answer = await fetch({ method: 'POST', url: `http://127.0.0.1:${port}/`, body: '{}' });
  expect(answer).toMatchObject({ ok: false, refusal: { kind: 'no-answer' } });
});

test('an endless answer is cut off', async () => {
  const { port } = await aServer((_request, response) => {
    const timer = setInterval(() => response.write('x'.repeat(10_000)), 1);
    response.on('close', () => clearInterval(timer));
  });
  const fetch = guardedFetch({ allow: ['127.0.0.1'], maxBytes: 50_000 });
  expect(await fetch(get(`http://127.0.0.1:${port}/`))).toEqual({
    ok: false,
    refusal: { kind: 'too-large', maxBytes: 50_000 },
  });
});
