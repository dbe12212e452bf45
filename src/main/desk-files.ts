import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

const built = fileURLToPath(new URL('../../dist/web/', import.meta.url));

const notBuilt = 'Layar belum dibangun; jalankan npm start. / The screens are not built; run npm start.\n';

/** The built screens. Files with a hash in their name never change; every other address is the app's own page. */
export function deskFiles(): Hono {
  const root = relative(process.cwd(), built);
  const app = new Hono();
  if (!existsSync(built)) return app.get('*', (c) => c.text(notBuilt, 503));
  app.use(
    '/assets/*',
    serveStatic({
      root,
      precompressed: true,
      rewriteRequestPath: inside,
      onFound: (_path, c) => c.header('cache-control', 'public, max-age=31536000, immutable'),
    }),
  );
  app.use('/*', serveStatic({ root, precompressed: true, rewriteRequestPath: inside, onFound: alwaysAsk }));
  app.get('/assets/*', (c) => c.notFound());
  app.get('/*', serveStatic({ root, precompressed: true, path: 'index.html', onFound: alwaysAsk }));
  return app;
}

function inside(path: string): string {
  return path.replace(/^\/desk/, '');
}

function alwaysAsk(_path: string, context: { header(name: string, value: string): void }): void {
  context.header('cache-control', 'no-cache');
}
