// A Bluesky server and AppView of bench/deliveries.bench.ts: every call is answered after the time in its first argument.
import { createServer } from 'node:http';

const [delay = '200'] = process.argv.slice(2);
const puts = new Map<string, number>();

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const answer = JSON.stringify(answerTo(new URL(request.url ?? '/', 'http://localhost'), Buffer.concat(chunks)));
    setTimeout(() => response.writeHead(200, { 'content-type': 'application/json' }).end(answer), Number(delay));
  });
});

function answerTo(url: URL, body: Buffer): object {
  const method = url.pathname.split('.').at(-1);
  if (method === 'putRecord') {
    const { repo, rkey } = JSON.parse(body.toString()) as { repo: string; rkey: string };
    const uri = `at://${repo}/app.bsky.feed.post/${rkey}`;
    puts.set(uri, (puts.get(uri) ?? 0) + 1);
    return { uri, cid: 'cid' };
  }
  const uri = url.searchParams.get('uris') ?? '';
  return { posts: puts.has(uri) ? [{ uri, cid: 'cid' }] : [] };
}

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : 0 });
});
process.on('message', () => process.send?.({ posts: puts.size, most: Math.max(0, ...puts.values()) }));
