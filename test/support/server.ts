import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

/** A real server process, as `npm start` runs it. */
export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  /** Everything it printed so far. */
  said(): string;
  /** The first-run link, when it printed one. */
  firstRunLink(): string | undefined;
  signal(name: NodeJS.Signals): void;
  /** The exit code, or the signal that killed it. */
  readonly ended: Promise<number | NodeJS.Signals>;
  /** Asks it to stop and waits. */
  stop(): Promise<void>;
}

export interface ServerOrder {
  readonly dataDir: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** Another entry than the product's own. */
  readonly entry?: URL;
}

const serve = new URL('../../src/main/serve.ts', import.meta.url);
/** Where `npm start` keeps it too: the modules are read and compiled once, not at every start. */
export const compileCache = fileURLToPath(new URL('../../.cache/compile', import.meta.url));

/** As `npm start` runs it: a small nursery and small steps of growth, for a burst of sending would else keep memory it does not need. */
export const nodeFlags = ['--max-semi-space-size=8', '--heap-growing-percent=20'];

/** Starts a server on a free port, and waits until it is ready unless it ends before. */
export async function startServer(order: ServerOrder): Promise<ServerProcess> {
  const port = order.env?.['PORT'] ?? String(await freePort());
  const child = spawn(process.execPath, [...nodeFlags, fileURLToPath(order.entry ?? serve), ...(order.args ?? [])], {
    env: {
      PATH: process.env['PATH'],
      PORT: port,
      HOST: '127.0.0.1',
      DATA_DIR: order.dataDir,
      NODE_COMPILE_CACHE: compileCache,
      ...order.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const server = serverOf(child, `http://127.0.0.1:${port}`);
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8');
  await Promise.race([server.ended, untilReady(server)]);
  return server;
}

function serverOf(child: ChildProcess, url: string): ServerProcess {
  let said = '';
  child.stdout?.on('data', (text: string) => (said += text));
  child.stderr?.on('data', (text: string) => (said += text));
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals);
  return {
    url,
    pid: child.pid ?? 0,
    said: () => said,
    firstRunLink: () => /\S+\/desk\/mulai\?kunci=\S+/.exec(said)?.[0],
    signal: (name) => void child.kill(name),
    ended,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function untilReady(server: ServerProcess): Promise<void> {
  // The greeting is printed last.
  while (!server.said().includes('Ctrl-C') || !(await fetch(`${server.url}/readyz`).catch(() => null))?.ok) {
    await new Promise((done) => setTimeout(done, 50));
  }
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
