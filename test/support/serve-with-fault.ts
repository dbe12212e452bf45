/**
 * The real server, which kills itself once, as `kill -9` would, at one step of sending:
 * serve-with-fault.ts <step> <network> <marker file>. The marker is made just before, so that it happens only once.
 */
import { closeSync, existsSync, fsyncSync, openSync } from 'node:fs';
import { httpApp } from '../../src/main/http-app.ts';
import { listen } from '../../src/main/http-server.ts';
import { start } from '../../src/main/start.ts';
import { readConfig } from '../../src/platform/config/config.ts';
import type { Networks } from '../../src/publishing/index.ts';
import type { Publish, Session } from '../../src/channels/index.ts';
import type { FaultStep } from './fault-steps.ts';

const [step, network, marker] = process.argv.slice(2) as [FaultStep, string, string];

function die(): void {
  if (existsSync(marker)) return;
  const file = openSync(marker, 'wx');
  fsyncSync(file);
  closeSync(file);
  process.kill(process.pid, 'SIGKILL');
}

function dieAt(reached: FaultStep): void {
  if (reached === step) die();
}

/** Dies when a request that changes something has been answered and nobody has read the answer yet. */
function dyingOnTheWire(session: Session): Session {
  return {
    ...session,
    http: async (request) => {
      const answer = await session.http(request);
      if (request.method === 'POST' && request.url.includes('putRecord')) dieAt('during the call');
      return answer;
    },
  };
}

function faulty(publisher: Publish): Publish {
  return {
    ...publisher,
    prepare: async (session, post) => {
      dieAt('before preparing');
      const prepared = await publisher.prepare(session, post);
      dieAt('after preparing');
      return prepared;
    },
    send: async (session, attempt) => {
      dieAt('after the attempt was written down');
      const sending = publisher.send(network === 'bluesky' ? dyingOnTheWire(session) : session, attempt);
      if (network === 'portal' && step === 'during the call') setTimeout(die, 2);
      const sent = await sending;
      dieAt('after the call');
      return sent;
    },
    verify: async (session, sent) => {
      dieAt('before reading back');
      const verified = await publisher.verify(session, sent);
      dieAt('after reading back');
      return verified;
    },
  };
}

function aroundNetworks(networks: Networks): Networks {
  return {
    ...networks,
    publisher: (name) => {
      const publisher = networks.publisher(name);
      return publisher && name === network ? faulty(publisher) : publisher;
    },
  };
}

const config = readConfig();
if (!config.ok) throw new Error(JSON.stringify(config.refusal));
const server = await listen(config.value);
if (!server.ok) throw new Error(JSON.stringify(server.refusal));
const started = await start(config.value, { share: false, aroundNetworks });
if (!started.ok) throw new Error(JSON.stringify(started.refusal));
const { product, engine, listener, db } = started.value;
server.value.open(httpApp({ product, db, publicUrl: config.value.publicUrl, working: () => engine.working() }));
await engine.work(product.workers, product.routines, listener);
await product.takeUp();
