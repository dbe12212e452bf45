import { once } from 'node:events';
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { accept, refuse, type Result } from '#platform/result.ts';

export type ListenRefusal =
  | { readonly kind: 'port-taken'; readonly port: string; readonly next: string }
  | { readonly kind: 'port-not-allowed'; readonly port: string }
  | { readonly kind: 'host-unknown'; readonly host: string };

export interface HttpServer {
  /** From now on requests reach the app; before, they are told to come back. */
  open(app: Hono): void;
  /** Takes no new connection, lets requests end, then hangs up. */
  close(graceMs: number): Promise<void>;
}

interface Address {
  readonly port: number;
  readonly host: string;
}

/** Binds before the database is touched, so that a port that is taken is told at once. */
export async function listen({ port, host }: Address): Promise<Result<HttpServer, ListenRefusal>> {
  let app: Hono | null = null;
  const server = createAdaptorServer({
    fetch: (request, env) => app?.fetch(request, env) ?? notYet(),
  }) as Server;
  // Large pictures over a slow line take a while; headers don't.
  server.requestTimeout = 300_000;
  server.headersTimeout = 20_000;
  server.keepAliveTimeout = 65_000;
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (error) {
    return refuse(listenRefusal(error, { port, host }));
  }
  return accept({
    open(served) {
      app = served;
    },
    async close(graceMs) {
      const closed = new Promise<void>((done) => server.close(() => done()));
      server.closeIdleConnections();
      const hangUp = setTimeout(() => server.closeAllConnections(), graceMs);
      await closed;
      clearTimeout(hangUp);
    },
  });
}

function notYet(): Response {
  return new Response('Kentongan sedang disiapkan. / Kentongan is starting.\n', {
    status: 503,
    headers: { 'retry-after': '2', 'content-type': 'text/plain; charset=utf-8' },
  });
}

function listenRefusal(error: unknown, { port, host }: Address): ListenRefusal {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return { kind: 'port-taken', port: String(port), next: String(port + 1) };
  if (code === 'EACCES') return { kind: 'port-not-allowed', port: String(port) };
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') return { kind: 'host-unknown', host };
  throw error;
}
