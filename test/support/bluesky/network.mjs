// A whole Bluesky network of its own: directory of identities (PLC), data server (PDS) and AppView.
// Told by one JSON argument {ports: {plc, pds, appview, moderation, cache, control}, databaseUrl}; prints one JSON line
// when it is ready; ends when its standard input does, so that it never outlives the test that started it.
import { createServer } from 'node:http';
import { TestNetwork } from '@atproto/dev-env';
import { startCacheServer } from './cache-server.mjs';

const { ports, databaseUrl } = JSON.parse(process.argv[2]);
process.env.REDIS_HOST = `127.0.0.1:${ports.cache}`;

const cache = await startCacheServer(ports.cache);
const network = await TestNetwork.create({
  dbPostgresUrl: databaseUrl,
  dbPostgresSchema: 'bluesky',
  plc: { port: ports.plc },
  pds: { port: ports.pds, hostname: 'localhost' },
  bsky: { port: ports.appview },
  ozone: { port: ports.moderation },
});

// Waits until the AppView has seen all that the data server holds. The second round is for what the last record of
// the first one left to its background queue, notifications among it.
const control = createServer((_request, response) => {
  const caughtUp = network.processAll(20_000).then(() => network.bsky.sub.processAll());
  caughtUp.then(
    () => response.writeHead(204).end(),
    (error) => response.writeHead(500).end(String(error)),
  );
});
control.listen(ports.control, '127.0.0.1', () => {
  const memoryMb = Math.round(process.memoryUsage().rss / 1_048_576);
  process.stdout.write(
    `${JSON.stringify({ appviewDid: network.bsky.ctx.cfg.serverDid, readyMs: Math.round(performance.now()), memoryMb })}\n`,
  );
});

async function stop() {
  control.close();
  await network.close().catch((error) => process.stderr.write(`${error}\n`));
  cache.close();
  process.exit(0);
}

process.once('SIGTERM', stop);
process.stdin.once('end', stop).resume();
