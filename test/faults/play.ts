import { sql } from 'kysely';
import { sendDelivery } from '../../src/publishing/deliveries/send-delivery.ts';
import { sweepOnce } from '../../src/publishing/deliveries/sweep-deliveries.ts';
import { Chance } from './chance.ts';
import { Fault } from './mortal-process.ts';
import { People, type TriedDelivery } from './people.ts';
import { aServer, aWorld, letTimePass, visible, type Place, type Slot, type World, type WorldEvents } from './world.ts';

export type Counts = Readonly<Record<string, number>>;

/** What came of one schedule. */
export interface Played {
  readonly broken: readonly string[];
  /** How often a delivery ended in each state, and how often each fault was met. */
  readonly ends: Counts;
  readonly met: Counts;
}

/**
 * Plays one schedule of faults: posts are sent by two processes while networks fail in every style, statements and
 * processes die, and people edit, stop, pause and retry. Then all is well again, and every promise has to be kept.
 */
export async function play(place: Place, seed: number): Promise<Played> {
  const chance = new Chance(seed);
  const { world, people, met } = begin(place, chance);
  try {
    const posts = 1 + chance.upTo(3);
    for (let post = 0; post < posts; post += 1) await people.writeAndSchedule(slotsFor(chance));
    const steps = 6 + chance.upTo(12);
    for (let step = 0; step < steps; step += 1) await storm(world, people);
    await calm(world, people);
    await resolveUnknown(world, people);
    await calm(world, people);
    await checkEnds(world, people);
    const states = (await people.deliveries()).map(({ state }) => state);
    return { broken: world.broken, ends: countsOf(states), met: countsOf(met) };
  } finally {
    await cleanUp(world);
  }
}

function countsOf(names: readonly string[]): Counts {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

function begin(place: Place, chance: Chance): { world: World; people: People; met: readonly string[] } {
  const met: string[] = [];
  const refused = new Set<string>();
  const events: WorldEvents = {
    putting: (slot, text) => watchSending({ world, people, refused }, slot, text),
    failed: (error) => judge(world, error),
    met: (fault) => void met.push(fault),
    // A process that dies before it has written the no down may ask once more; nothing comes of it.
    refused: (reference) => void (world.fateRate === 0 && refused.add(reference)),
    meanwhile: () => (world.faultRate > 0 ? people.act() : Promise.resolve()),
  };
  const world = aWorld({ place, chance, events });
  const people = new People(world);
  return { world, people, met };
}

function slotsFor(chance: Chance): readonly Slot[] {
  return chance.pick([['bluesky'], ['portal'], ['portal', 'bluesky'], ['bluesky', 'by-hand']] as const);
}

interface Watching {
  readonly world: World;
  readonly people: People;
  readonly refused: ReadonlySet<string>;
}

/** At the very moment when a network is handed something. */
async function watchSending({ world, people, refused }: Watching, slot: Slot, handed: string): Promise<void> {
  const text = /Kabar \w+ naskah \d+\./.exec(handed)?.[0] ?? '';
  if (people.stopped.has(`${slot}:${text}`))
    world.broken.push(`sent although a person had stopped it: ${slot} ${text}`);
  if (people.isHeld(slot, text)) world.broken.push(`sent during a pause: ${slot} ${text}`);
  for (const reference of refused) {
    if (handed.includes(reference)) world.broken.push(`sent again after a definite no: ${reference}`);
  }
  const { rows } = await sql`
    select 1 from delivery d join channel c on c.id = d.channel_id
    where c.network = ${slot} and d.content ->> 'text' = ${text} and d.due_at > clock_timestamp()`.execute(
    world.place.database.db,
  );
  if (rows.length > 0) world.broken.push(`sent before its time: ${slot} ${text}`);
}

/** One thing that happens while much goes wrong. */
async function storm(world: World, people: People): Promise<void> {
  const { chance } = world;
  const things: readonly [() => Promise<unknown>, ...(() => Promise<unknown>)[]] = [
    () => workOnSome(world, people),
    () => workOnSome(world, people),
    () => workOnSome(world, people),
    () => attempt(world, () => sweepOnce(livingServer(world).tools, chance.pick([0, 20] as const))),
    () => letTimePass(world, chance.pick([3, 20, 70, 900] as const)),
    () => people.act(),
    () => databaseRestarts(world),
  ];
  await chance.pick(things)();
  await checkDoubles(world, people);
}

/** Jobs in any order, doubled, on any process, at once. */
async function workOnSome(world: World, people: People): Promise<void> {
  const { chance } = world;
  const all = await people.deliveries();
  const count = 1 + chance.upTo(3);
  const picked = Array.from({ length: count }, () => chance.pick(all)).filter((one) => one !== undefined);
  await Promise.all(picked.map(({ id }) => attempt(world, () => sendDelivery(livingServer(world).tools, id))));
}

/** Faults that were put there may surface; nothing else may. */
async function attempt(world: World, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    judge(world, error);
  }
}

function judge(world: World, error: unknown): void {
  if (world.fateRate === 0 && world.processes.every(({ process }) => process.alive)) {
    world.broken.push(`failed though all was well: ${String(error)}`);
  } else if (!isExpected(error)) world.broken.push(`failed in a way nobody provided for: ${String(error)}`);
}

const expected =
  /no space left|discarded|terminat|ECONNRESET|ended|transaction is aborted|not queryable|destroyed|closed/i;

function isExpected(error: unknown): boolean {
  if (error instanceof Fault) return true;
  if (error instanceof AggregateError) return error.errors.every(isExpected);
  return (
    expected.test(String(error)) || (error instanceof Error && error.cause !== undefined && isExpected(error.cause))
  );
}

/** Whoever died is started anew. */
function livingServer(world: World): World['processes'][number] {
  const at = world.chance.upTo(world.processes.length);
  const there = world.processes[at];
  if (there?.process.alive) return there;
  void there?.process.db.destroy();
  const started = aServer(world);
  world.processes[at] = started;
  return started;
}

async function databaseRestarts(world: World): Promise<void> {
  if (world.fateRate === 0) return;
  for (const { process } of world.processes) process.loseConnections();
  await Promise.resolve();
}

const busy = new Set(['scheduled', 'sending', 'sent']);
const mostRounds = 40;

/** Nothing fails any more: within reasonable time nothing is left half done. */
async function calm(world: World, people: People): Promise<void> {
  for (const { stop } of world.processes) await stop();
  world.faultRate = 0;
  world.fateRate = 0;
  await people.endPauses();
  for (let round = 0; round < mostRounds; round += 1) {
    await people.reconnect();
    const open = (await people.deliveries()).filter(isOpen);
    if (open.length === 0) return;
    for (const { id } of open) await attempt(world, () => sendDelivery(livingServer(world).tools, id));
    await letTimePass(world, 1000);
  }
  const left = (await people.deliveries()).filter(isOpen).map(({ slot, state }) => `${slot} ${state}`);
  if (left.length > 0) world.broken.push(`never came to an end: ${left.join(', ')}`);
}

function isOpen({ state, takeDownAsked }: TriedDelivery): boolean {
  return busy.has(state) || (takeDownAsked && state === 'verified');
}

async function resolveUnknown(world: World, people: People): Promise<void> {
  for (const delivery of (await people.deliveries()).filter(({ state }) => state === 'unknown')) {
    if (!(await wasTold(world, delivery))) world.broken.push(`nobody was told of an unknown outcome: ${delivery.slot}`);
    await people.resolve(delivery, (await visible(world, delivery.slot, markOf(delivery))) > 0);
  }
}

/** The end stands in the audit trail, which is what the screens and the people concerned are told from. */
async function wasTold(world: World, { id, state }: TriedDelivery): Promise<boolean> {
  const { rows } = await sql`
    select 1 from audit_entry where subject_id = ${id} and action = ${`delivery.${state}`}`.execute(
    world.place.database.db,
  );
  return rows.length > 0;
}

function markOf({ text }: TriedDelivery): string {
  return /Kabar (\w+)/.exec(text)?.[1] ?? text;
}

async function checkDoubles(world: World, people: People): Promise<void> {
  for (const { mark, slots } of people.posts) {
    for (const slot of slots) {
      const times = slot === 'by-hand' ? 0 : await visible(world, slot, mark);
      if (times > 1) world.broken.push(`visible ${times} times: ${slot} ${mark}`);
    }
  }
}

/** What the desk says has happened is what anybody can see. */
async function checkEnds(world: World, people: People): Promise<void> {
  await checkDoubles(world, people);
  for (const delivery of await people.deliveries()) {
    const { slot, state } = delivery;
    if (slot === 'by-hand') continue;
    const times = await visible(world, slot, markOf(delivery));
    const says = state === 'verified' ? 1 : state === 'unknown' ? times : 0;
    if (times !== says) world.broken.push(`${slot} is called ${state}, and is visible ${times} times`);
  }
}

/** What is left over must not be swept up by the next schedule. */
async function cleanUp({ place, processes }: World): Promise<void> {
  const { db } = place.database;
  await sql`update delivery set state = 'withdrawn', take_down_at = null where state not in ('verified', 'failed', 'missed', 'withdrawn')
    or take_down_at is not null`.execute(db);
  await sql`update pause set ended_at = now() where ended_at is null`.execute(db);
  await sql`update channel set state = 'connected', slow_until = null`.execute(db);
  for (const { process, stop } of processes) {
    await stop();
    await process.db.destroy();
  }
}
