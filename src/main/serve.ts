import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { networkInterfaces } from 'node:os';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { city } from '#organisation/index.ts';
import { readConfig, type Config } from '#platform/config/config.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { httpApp } from './http-app.ts';
import { listen, type HttpServer } from './http-server.ts';
import { outsideFault, sayFault } from './start-faults.ts';
import { start, type Started } from './start.ts';
import { inBoth } from './words.ts';

/** How long requests and jobs may take to end when we are told to stop. */
const graceMs = 5000;

async function main(): Promise<void> {
  const config = readConfig();
  if (!config.ok) return fail(sayFault(config.refusal));
  const server = await listen(config.value);
  if (!server.ok) return fail(sayFault(server.refusal));
  const stopAsked = onFirstSignal();
  const started = await start(config.value, { share: false });
  if (!started.ok) return fail(sayFault(started.refusal));
  void stopAsked.then(() => stop(server.value, started.value));
  const sample = process.argv.includes('--sample') ? await sampleInOwnProcess() : accept('');
  if (!sample.ok) return await giveUp(started.value, sample.refusal);
  await open(server.value, started.value);
  process.stdout.write(`${await greeting(started.value)}${sample.value}\n`);
}

async function open(server: HttpServer, started: Started): Promise<void> {
  const { product, engine, listener, db, config } = started;
  await engine.work(product.workers, product.routines, listener);
  await product.takeUp();
  server.open(httpApp({ product, db, publicUrl: config.publicUrl, working: () => engine.working() }));
}

/** Also heard while we start. A second signal ends the process at once; the next start recovers. */
function onFirstSignal(): Promise<void> {
  return new Promise((asked) => {
    let times = 0;
    const hear = (): void => {
      times += 1;
      if (times > 1) process.exit(1);
      asked();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, hear);
  });
}

/** Filling a city takes much memory for a moment; a process of its own gives all of it back. */
async function sampleInOwnProcess(): Promise<Result<string, string>> {
  const command = fileURLToPath(new URL('cli.ts', import.meta.url));
  const child = spawn(process.execPath, [command, 'sample'], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said = text(child.stdout);
  const complaint = text(child.stderr);
  const [code] = (await once(child, 'close')) as [number | null];
  return code === 0 ? accept(await said) : refuse(`${await said}${await complaint}`);
}

async function giveUp(started: Started, said: string): Promise<void> {
  await started.stop();
  fail(said);
}

async function stop(server: HttpServer, started: Started): Promise<void> {
  started.product.close();
  await server.close(graceMs);
  await started.stop();
  process.exit(0);
}

function fail(said: string): void {
  process.stderr.write(`\n${said}\n\n`);
  // Whatever half of the product already runs must not keep the process alive.
  process.exitCode = 1;
  setTimeout(() => process.exit(), 100);
}

async function greeting({ config, db, firstRunKey }: Started): Promise<string> {
  const known = await city(db);
  const first = `${config.publicUrl}/desk/mulai?kunci=${firstRunKey}`;
  const lines = [
    '',
    inBoth('start.ready'),
    '',
    line(inBoth('start.desk'), `${config.publicUrl}/desk`),
    line(inBoth('start.portal'), config.publicUrl),
    ...networkAddresses(config).map((address) => line(inBoth('start.network'), address)),
    ...(known ? [] : ['', line(inBoth('start.first-run'), first), `  ${inBoth('start.first-run-note')}`]),
    '',
    inBoth('start.stop'),
    '',
  ];
  return `${lines.join('\n')}\n`;
}

function line(name: string, value: string): string {
  return `  ${name.padEnd(32)}${value}`;
}

function networkAddresses({ host, port }: Config): string[] {
  if (host !== '0.0.0.0' && host !== '::') return [];
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return all
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => `http://${address}:${port}`);
}

await main().catch((error: unknown) => {
  const known = outsideFault(error);
  if (!known) throw error;
  fail(sayFault(known));
});
