import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { secretOwner } from '../../src/channels/channel-secret.store.ts';
import { connectorsFor, type ChannelTools, type Connectors, type Publish } from '../../src/channels/index.ts';
import { openLog } from '../../src/platform/log/log.ts';
import { secretBox } from '../../src/platform/secrets/secret-box.ts';
import { pictureFiles } from '../../src/media/index.ts';
import { networksFor } from '../../src/publishing/index.ts';
import type { EngineTools } from '../../src/publishing/deliveries/engine.ts';
import { blueskyInMemory, type BlueskyInMemory } from '../support/bluesky-in-memory.ts';
import type { TestDatabase } from '../support/database.ts';
import { aCityWithAgencies, type TestCity } from '../support/people.ts';
import { aPortal } from '../support/portal.ts';
import { readBacks } from '../../src/publishing/deliveries/read-backs.ts';
import { sendDelivery } from '../../src/publishing/deliveries/send-delivery.ts';
import { aJobList } from '../support/publishing.ts';
import type { Chance } from './chance.ts';
import { faultyWire, type WireEvents } from './faulty-wire.ts';
import { fates, MortalProcess } from './mortal-process.ts';
import { strictNetwork, type StrictNetwork } from './strict-network.ts';

const secretKey = randomBytes(24).toString('hex');
const secrets = secretBox(secretKey);
const did = 'did:plc:kota';
const slots = ['portal', 'bluesky', 'by-hand'] as const;
export type Slot = (typeof slots)[number];

/** One database with a city in it, on which one schedule after the other is played. */
export interface Place {
  readonly database: TestDatabase;
  readonly city: TestCity;
  readonly channels: Readonly<Record<Slot, string>>;
}

export async function aPlace(database: TestDatabase): Promise<Place> {
  const { db } = database;
  const city = await aCityWithAgencies(db);
  const channels = { portal: '', bluesky: '', 'by-hand': '' };
  for (const network of slots) {
    const medium = network === 'by-hand' ? 'radio' : network;
    const values = { agency_id: city.own, media_class: 'new', name: medium, network, medium };
    const account = network === 'bluesky' ? { remote_account_id: did, origin: 'https://pds.test' } : {};
    const row = await db
      .insertInto('channel')
      .values({ ...values, ...account })
      .returning('id')
      .executeTakeFirstOrThrow();
    channels[network] = row.id;
  }
  const secret = JSON.stringify({ appPassword: 'abcd-efgh-2345-wxyz', accessJwt: 'access', refreshJwt: 'refresh' });
  const sealed = secrets.seal(secret, secretOwner(channels.bluesky));
  await sql`update channel set secret = ${sealed} where id = ${channels.bluesky}`.execute(db);
  return { database, city, channels };
}

export interface ServerProcess {
  readonly process: MortalProcess;
  readonly tools: EngineTools & { readonly now: () => Date };
  /** What it reads back on its own is done. */
  readonly stop: () => Promise<void>;
}

/** The networks, the processes and the queue of one schedule. */
export interface World {
  readonly place: Place;
  readonly chance: Chance;
  readonly bluesky: BlueskyInMemory;
  /** Stands where Bluesky would, in every other schedule. */
  readonly strict: StrictNetwork | undefined;
  readonly processes: ServerProcess[];
  readonly jobs: ReturnType<typeof aJobList>;
  /** 0 when all is well again. */
  faultRate: number;
  /** How often a statement meets a fate. */
  fateRate: number;
  /** What was promised and not kept. */
  readonly broken: string[];
  readonly events: WorldEvents;
}

/** What the watcher of the promises and the people are told. */
export interface WorldEvents {
  putting(slot: Slot, text: string): Promise<void>;
  refused(reference: string): void;
  met(fault: string): void;
  /** Nobody waits for what is read back; what went wrong there is told here. */
  failed(error: unknown): void;
  meanwhile(): Promise<void>;
}

export interface Beginning {
  readonly place: Place;
  readonly chance: Chance;
  readonly events: WorldEvents;
}

export function aWorld({ place, chance, events }: Beginning): World {
  const rates = { faultRate: chance.next() * 0.5, fateRate: chance.happens(0.6) ? chance.next() * 0.04 : 0 };
  const bluesky = blueskyInMemory(did);
  const network = { chance, faultRate: () => world.faultRate };
  const strict = chance.happens(0.5)
    ? strictNetwork({ ...network, events: wireEvents(chance, events, () => undefined) })
    : undefined;
  const jobs = aJobList();
  const world: World = { place, chance, bluesky, strict, processes: [], jobs, broken: [], events, ...rates };
  world.processes.push(aServer(world), aServer(world));
  return world;
}

/** A process with its own connections and its own idea of the time. */
export function aServer(world: World): ServerProcess {
  const { place, chance, strict, bluesky, jobs, events } = world;
  const process = new MortalProcess(place.database.url, () => {
    if (!chance.happens(world.fateRate)) return undefined;
    const fate = chance.pick(fates);
    events.met(`statement: ${fate}`);
    return fate;
  });
  const skewMs = chance.pick([0, 0, 0, 3_600_000, -3_600_000, 40_000] as const);
  const now = (): Date => new Date(Date.now() + skewMs);
  const dying = (): void => {
    process.stillHere();
    if (world.fateRate > 0 && chance.happens(0.02)) process.die();
  };
  const fetch = faultyWire({
    chance,
    network: bluesky,
    faultRate: () => world.faultRate,
    events: wireEvents(chance, events, dying),
  });
  const { host } = aPortal(process.db).portal;
  const settings = { bluesky: { appviewUrl: 'https://appview.test', plcUrl: 'https://plc.test' }, portal: host };
  const real = connectorsFor({ ...settings, publicUrl: 'https://kabar.kota.test' });
  const connectors = {
    ...real,
    portal: { ...real.portal, publish: watched(real.portal.publish as Publish, { events, dying }) },
    ...(strict && { bluesky: { ...real.bluesky, publish: mortal(strict.publisher, dying) } }),
  } as Connectors;
  const channels: ChannelTools = {
    db: process.db,
    now,
    log: openLog('silent'),
    fetch,
    secrets,
    connectors,
    onChannelReconnected: () => Promise.resolve(),
  };
  const networks = networksFor({ channels, files: pictureFiles('/nonexistent') });
  const inline = {
    db: process.db,
    jobs: jobs.jobs,
    now,
    random: () => chance.next(),
    networks,
    onDeliverySettled: () => Promise.resolve(),
  };
  // As in the running product, every other time.
  const reading = readBacks({
    work: (id) => sendDelivery(inline, id),
    sending: () => ({ now: chance.upTo(8), most: 8 }),
    failed: (error) => events.failed(error),
  });
  const tools = chance.happens(0.5) ? { ...inline, readBacks: reading } : inline;
  return { process, tools, stop: () => reading.stop() };
}

function wireEvents(chance: Chance, events: WorldEvents, dying: () => void): WireEvents {
  return {
    putting: (text) => events.putting('bluesky', text),
    refused: (reference) => events.refused(reference),
    met: (fault) => events.met(fault),
    async onTheWay() {
      dying();
      if (chance.happens(0.15)) await events.meanwhile();
      dying();
    },
  };
}

interface Watching {
  readonly events: WorldEvents;
  readonly dying: () => void;
}

function watched(publisher: Publish, { events, dying }: Watching): Publish {
  return mortal(
    {
      ...publisher,
      send: async (session, attempt) => {
        await events.putting('portal', JSON.stringify(attempt.record));
        return await publisher.send(session, attempt);
      },
    },
    dying,
  );
}

/** Its process may die before and after every call. */
function mortal(publisher: Publish, dying: () => void): Publish {
  const around = async <Value>(call: () => Promise<Value>): Promise<Value> => {
    dying();
    const value = await call();
    dying();
    return value;
  };
  return {
    repeatable: publisher.repeatable,
    prepare: (...given) => around(() => publisher.prepare(...given)),
    send: (...given) => around(() => publisher.send(...given)),
    find: (...given) => around(() => publisher.find(...given)),
    verify: (...given) => around(() => publisher.verify(...given)),
    withdraw: (...given) => around(() => (publisher.withdraw as NonNullable<Publish['withdraw']>)(...given)),
  };
}

/** How often that text can be seen there now. */
export async function visible({ place, bluesky, strict }: World, slot: Slot, mark: string): Promise<number> {
  if (slot === 'portal') {
    const { rows } = await sql`
      select 1 from portal_page where withdrawn_at is null and text like ${`%${mark}%`}`.execute(place.database.db);
    return rows.length;
  }
  const texts = strict ? [...strict.posts.values()] : [...bluesky.records.values()];
  return texts.filter((text) => text.includes(mark)).length;
}

/** Time goes by, for the database and everything that waits in it. */
export async function letTimePass({ place }: World, seconds: number): Promise<void> {
  const by = sql`make_interval(secs => ${seconds})`;
  await sql`
    update delivery set due_at = due_at - ${by}, next_try_at = next_try_at - ${by}, swept_at = swept_at - ${by},
      settled_at = settled_at - ${by}, sent_at = sent_at - ${by}
    where state in ('scheduled', 'sending', 'sent') or take_down_at is not null`.execute(place.database.db);
  await sql`update channel set slow_until = slow_until - ${by}`.execute(place.database.db);
}
