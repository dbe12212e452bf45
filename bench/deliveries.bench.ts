// 10,000 Bluesky posts of 240 accounts through two worker processes, to a server that answers after 200 ms: over one
// minute, and all due in one second. The floor makes the bare call and two commits for each, as many at a time.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { readConfig } from '../src/platform/config/config.ts';
import { secretBox } from '../src/platform/secrets/secret-box.ts';
import { secretOwner } from '../src/channels/channel-secret.store.ts';
import { start, type Started } from '../src/main/start.ts';
import { sendDeliveryJob } from '../src/publishing/deliveries/send-delivery.job.ts';
import { nodeFlags } from '../test/support/server.ts';
import { percentile, printFigure } from './figures.ts';

const posts = Number(process.env['BENCH_POSTS'] ?? 10_000);
const overMs = Number(process.env['BENCH_SECONDS'] ?? 60) * 1000;
const workers = 2;
const accounts = 240;

const slow = fork(new URL('slow-bluesky.ts', import.meta.url), ['200']);
const [{ port }] = (await once(slow, 'message')) as [{ port: number }];
const dataDir = await mkdtemp(join(tmpdir(), 'kentongan-bench-'));
const config = readConfig({ ...process.env, DATA_DIR: dataDir, LOG_LEVEL: 'warn' });
if (!config.ok) throw new Error(JSON.stringify(config.refusal));
const begun = await start(config.value, { share: false });
if (!begun.ok) throw new Error(JSON.stringify(begun.refusal));
const started = begun.value;
const { agencyId, channels } = await aCity(started);
const children = await Promise.all(Array.from({ length: workers }, aWorker));
process.on('exit', () => [slow, ...children].forEach((child) => child.kill('SIGKILL')));
await Promise.all(children.map((child) => ask(child, 'work')));

const spread = await deliver(overMs);
printFigure({ name: `${posts} over one minute: lateness, p99`, value: spread.p99, unit: 's', atMost: 5 });
printFigure({ name: '  median', value: spread.median, unit: 's' });
printFigure({ name: '  the last one read back, after the last was due', value: spread.verified, unit: 's' });

const burst = await deliver(0);
const atOnce = sendDeliveryJob.concurrency * workers;
const floor = await bareCalls(atOnce);
printFigure({
  name: `${posts} due in one second: the last is out, times the floor`,
  value: burst.last / floor.seconds,
  unit: '×',
  atMost: 2,
});
printFigure({
  name: '  the last is out after',
  value: burst.last,
  unit: 's',
  floor: { name: `bare call and two commits, ${atOnce} at a time`, value: floor.seconds },
});
printFigure({ name: '  and read back after', value: burst.verified, unit: 's' });
printFigure({
  name: 'processor time of the workers per delivery',
  value: burst.cpuMs / posts,
  unit: 'ms',
  floor: { name: 'bare call and two commits', value: floor.cpuMs / posts },
});
printFigure({ name: 'memory of a worker at its highest', value: burst.highestMb, unit: 'MB', atMost: 300 });
const told = await ask<{ posts: number; most: number }>(slow, 'count');
printFigure({
  name: 'posts on the network that were asked for',
  value: told.posts,
  unit: '',
  atLeast: 2 * posts,
  atMost: 2 * posts,
});

for (const child of children) child.send('end');
await Promise.all(children.map((child) => once(child, 'exit')));
slow.kill();
await started.stop();
await rm(dataDir, { recursive: true, force: true });
process.exit(0);

interface Cost {
  readonly cpuMs: number;
  readonly highestMb: number;
}

async function aWorker(): Promise<ChildProcess> {
  const child = fork(new URL('delivery-worker.ts', import.meta.url), {
    execArgv: nodeFlags,
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      DATABASE_URL: started.databaseUrl,
      SECRET_KEY: started.secretKey,
      BLUESKY_APPVIEW: `http://127.0.0.1:${port}`,
      ALLOW_PRIVATE_ADDRESSES: '127.0.0.1',
      LOG_LEVEL: 'warn',
    },
  });
  await once(child, 'message');
  return child;
}

async function ask<Answer = Cost>(child: ChildProcess, what: string): Promise<Answer> {
  const answer = once(child, 'message');
  child.send(what);
  const [said] = (await answer) as [Answer];
  return said;
}

interface Delivered {
  readonly median: number;
  readonly p99: number;
  /** Seconds from the first due time until the last was out. */
  readonly last: number;
  readonly verified: number;
  readonly cpuMs: number;
  readonly highestMb: number;
}

async function deliver(spreadMs: number): Promise<Delivered> {
  const before = await Promise.all(children.map((child) => ask(child, 'cost')));
  const firstAt = Date.now() + 20_000;
  const ids = await schedule(firstAt, spreadMs);
  await sleep(firstAt + spreadMs - Date.now());
  const { db } = started;
  for (;;) {
    const left = await sql<{ left: number }>`
      select count(*) as left from delivery where id = any(${ids}::uuid[]) and state <> 'verified'`.execute(db);
    if (left.rows[0]?.left === 0) break;
    await sleep(1000);
  }
  const after = await Promise.all(children.map((child) => ask(child, 'cost')));
  const { rows } = await sql<{ late: number; out: number; shown: number }>`
    select extract(epoch from sent_at - due_at) as late, extract(epoch from sent_at) as out, extract(epoch from verified_at) as shown
    from delivery where id = any(${ids}::uuid[])`.execute(db);
  const late = rows.map((row) => row.late);
  return {
    median: percentile(late, 50),
    p99: percentile(late, 99),
    last: Math.max(...rows.map(({ out }) => out)) - firstAt / 1000,
    verified: Math.max(...rows.map(({ shown }) => shown)) - (firstAt + spreadMs) / 1000,
    cpuMs: after.reduce((sum, { cpuMs }, at) => sum + cpuMs - (before[at]?.cpuMs ?? 0), 0),
    highestMb: Math.max(...after.map(({ highestMb }) => highestMb)),
  };
}

/** As approving and scheduling leave it: posts, deliveries and one job each. */
async function schedule(firstAt: number, spreadMs: number): Promise<readonly string[]> {
  const ids = Array.from({ length: posts }, () => randomUUID());
  const at = ids.map((_, index) => new Date(firstAt + (spreadMs * index) / posts));
  const postIds = ids.map(() => randomUUID());
  const channel = ids.map((_, index) => channels[index % accounts] ?? '');
  const each = sql`unnest(${ids}::uuid[], ${postIds}::uuid[], ${channel}::uuid[], ${at}::timestamptz[]) as one(id, post_id, channel_id, at)`;
  await started.db.transaction().execute(async (tx) => {
    await sql`
      insert into post (id, agency_id, slug, title, text, version, approved_version, approved_at, state, publish_at)
      select post_id, ${agencyId}, 'jadwal-' || post_id, 'Jadwal posyandu', 'Datang membawa buku KIA.', 1, 1, now(), 'scheduled', at
      from ${each}`.execute(tx);
    await sql`
      insert into delivery (id, agency_id, channel_id, post_id, content, due_at)
      select id, ${agencyId}, channel_id, post_id, jsonb_build_object('title', 'Jadwal posyandu', 'text',
        'Datang membawa buku KIA. ' || id, 'slug', 'jadwal-' || post_id, 'language', 'id', 'pictures', '[]'::jsonb, 'replyTo', null), at
      from ${each}`.execute(tx);
    await sql`
      insert into pgboss.job (name, data, start_after, retry_limit, retry_delay, retry_backoff, retry_delay_max, heartbeat_seconds)
      select ${sendDeliveryJob.name}, jsonb_build_object('deliveryId', id), at, ${sendDeliveryJob.maxAttempts - 1}, 1, true, 300, 10
      from ${each}`.execute(tx);
  });
  await sql`analyze`.execute(started.db);
  return ids;
}

/** What nobody can do without: the call, and writing down that it is made and that it was. */
async function bareCalls(atATime: number): Promise<{ readonly seconds: number; readonly cpuMs: number }> {
  const pool = new pg.Pool({ connectionString: started.databaseUrl, max: 10 });
  await pool.query('create table bare (id int primary key, state text)');
  const begunAt = performance.now();
  const cpu = process.cpuUsage();
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let id = next++; id < posts; id = next++) {
      await pool.query('insert into bare values ($1, $2)', [id, 'sending']);
      const answer = await fetch(`http://127.0.0.1:${port}/xrpc/bare`, { method: 'POST', body: '{}' });
      await answer.text();
      await pool.query('update bare set state = $2 where id = $1', [id, 'sent']);
    }
  };
  await Promise.all(Array.from({ length: atATime }, lane));
  const { user, system } = process.cpuUsage(cpu);
  await pool.end();
  return { seconds: (performance.now() - begunAt) / 1000, cpuMs: (user + system) / 1000 };
}

async function aCity({ db, secretKey }: Started): Promise<{ agencyId: string; channels: readonly string[] }> {
  const name = 'Kota Ukur';
  await db.insertInto('city').values({ name, government_name: name, portal_title: name }).execute();
  const agency = { code: 'ukur', slug: 'ukur', name, short_name: name };
  const { id: own } = await db.insertInto('agency').values(agency).returning('id').executeTakeFirstOrThrow();
  const secret = JSON.stringify({ appPassword: 'abcd-efgh-2345-wxyz', accessJwt: 'access', refreshJwt: 'refresh' });
  const ids: string[] = [];
  for (let index = 0; index < accounts; index += 1) {
    const channel = {
      agency_id: own,
      network: 'bluesky',
      medium: 'bluesky',
      media_class: 'new',
      name: `Akun ${index}`,
    };
    const account = { remote_account_id: `did:plc:${index}`, origin: `http://127.0.0.1:${port}` };
    const row = await db
      .insertInto('channel')
      .values({ ...channel, ...account })
      .returning('id')
      .executeTakeFirstOrThrow();
    const sealed = secretBox(secretKey).seal(secret, secretOwner(row.id));
    await sql`update channel set secret = ${sealed} where id = ${row.id}`.execute(db);
    ids.push(row.id);
  }
  return { agencyId: own, channels: ids };
}
