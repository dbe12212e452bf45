// 1,000 portal posts with the real engine, queue and portal: all due in one second, and spread over a minute.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { readConfig } from '../src/platform/config/config.ts';
import { inTransaction } from '../src/platform/db/db.ts';
import { sendDeliveryJob } from '../src/publishing/deliveries/send-delivery.job.ts';
import { start, type Started } from '../src/main/start.ts';
import { percentile, printFigure } from './figures.ts';

const posts = 1000;
const dataDir = await mkdtemp(join(tmpdir(), 'kentongan-bench-'));
const config = readConfig({ ...process.env, DATA_DIR: dataDir, LOG_LEVEL: 'warn' });
if (!config.ok) throw new Error(JSON.stringify(config.refusal));
const begun = await start(config.value, { share: false });
if (!begun.ok) throw new Error(JSON.stringify(begun.refusal));
const started = begun.value;
const { agencyId, channelId } = await aCityWithPortal(started);
await started.engine.work(started.product.workers, started.product.routines, started.listener);

const burst = await lateness(0);
printFigure({
  name: '1,000 portal posts due in one second: the last is public after',
  value: Math.max(...burst.public) / 1000,
  unit: 's',
  atMost: 15,
});
printFigure({
  name: '  and read back, so shown as published, after',
  value: Math.max(...burst.verified) / 1000,
  unit: 's',
});
const spread = await lateness(60_000);
printFigure({
  name: '1,000 portal posts over one minute: lateness, p99',
  value: percentile(spread.public, 99) / 1000,
  unit: 's',
  atMost: 2,
});
printFigure({ name: '  median', value: percentile(spread.public, 50) / 1000, unit: 's' });
printFigure({ name: '  read back, p99', value: percentile(spread.verified, 99) / 1000, unit: 's' });

await started.stop();
await rm(dataDir, { recursive: true, force: true });
process.exit(0);

interface Lateness {
  readonly public: readonly number[];
  readonly verified: readonly number[];
}

async function lateness(overMs: number): Promise<Lateness> {
  const firstAt = Date.now() + 8000;
  const ids = await schedule(Array.from({ length: posts }, (_, index) => new Date(firstAt + (overMs * index) / posts)));
  await sleep(firstAt + overMs - Date.now());
  for (;;) {
    const { rows } = await sql<{ late: number; shown: number }>`
      select extract(epoch from sent_at - due_at) * 1000 as late, extract(epoch from verified_at - due_at) * 1000 as shown
      from delivery where id = any(${ids}::uuid[]) and state = 'verified'`.execute(started.db);
    if (rows.length === posts) {
      return { public: rows.map(({ late }) => late), verified: rows.map(({ shown }) => shown) };
    }
    await sleep(250);
  }
}

/** As approving and scheduling leave it: posts, deliveries and one job each. */
async function schedule(times: readonly Date[]): Promise<readonly string[]> {
  return await inTransaction(started.db, async (tx) => {
    const ids: string[] = [];
    for (const dueAt of times) {
      const [postId, deliveryId] = [randomUUID(), randomUUID()];
      const [title, text, slug] = ['Jadwal posyandu bulan ini', 'Datang membawa buku KIA.', `posyandu-${postId}`];
      const approved = { version: 1, approved_version: 1, approved_at: dueAt, state: 'scheduled', publish_at: dueAt };
      await tx
        .insertInto('post')
        .values({ id: postId, agency_id: agencyId, slug, title, text, ...approved })
        .execute();
      const content = JSON.stringify({ title, text, slug, language: 'id', pictures: [], replyTo: null });
      const delivery = {
        id: deliveryId,
        agency_id: agencyId,
        channel_id: channelId,
        post_id: postId,
        content,
        due_at: dueAt,
      };
      await tx.insertInto('delivery').values(delivery).execute();
      await started.engine.jobs.enqueue(tx, { kind: sendDeliveryJob, payload: { deliveryId }, runAt: dueAt });
      ids.push(deliveryId);
    }
    return ids;
  });
}

async function aCityWithPortal({ db }: Started): Promise<{ agencyId: string; channelId: string }> {
  return await inTransaction(db, async (tx) => {
    const name = 'Kota Ukur';
    await tx.insertInto('city').values({ name, government_name: name, portal_title: name }).execute();
    const agency = { code: 'ukur', slug: 'ukur', name, short_name: name };
    const { id: agencyId } = await tx.insertInto('agency').values(agency).returning('id').executeTakeFirstOrThrow();
    const channel = { agency_id: agencyId, network: 'portal', medium: 'portal', media_class: 'new', name: 'Portal' };
    const { id: channelId } = await tx.insertInto('channel').values(channel).returning('id').executeTakeFirstOrThrow();
    return { agencyId, channelId };
  });
}
