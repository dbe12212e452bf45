import { agencyTree, scopeOf, type Actor, type AgencyId } from '#organisation/index.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { bankFor, slotCalendar, type Slot, type SlotMoment } from '#planning/index.ts';
import type { PublishingTools } from '#publishing/posts/acting.ts';
import { fillFromBank } from './fill-from-bank.ts';
import { fillSlot, mayPublish, type Filled } from './fill-slot.ts';
import { diceFrom, faultInSlot } from './fits.ts';
import { readyPosts, type PostForSlot } from './ready-posts.view.ts';

export interface RandomInput {
  readonly agencyId: AgencyId;
  readonly from: Date;
  readonly to: Date;
  readonly seed: number;
  readonly withBank: boolean;
}

export interface FilledOccurrence extends Filled {
  readonly slotId: string;
  readonly at: Date;
}

export interface FilledAtRandom {
  readonly filled: readonly FilledOccurrence[];
  readonly left: number;
}

export type RandomRefusal = { readonly kind: 'not-allowed' | 'window-ends-before-it-starts' | 'window-too-long' };

const longestMs = 31 * 86_400_000;
/** More are too many to look through before they go out. */
const mostAtOnce = 60;
/** Enough for a person to still read it. */
const leadMs = 15 * 60_000;

/** Approved posts without a time are spread over empty slots that they fit. The same seed chooses the same. */
export async function fillAtRandom(
  tools: PublishingTools,
  actor: Actor,
  { agencyId, from, to, seed, withBank }: RandomInput,
): Promise<Result<FilledAtRandom, RandomRefusal>> {
  const { db, now } = tools;
  if (to <= from) return refuse({ kind: 'window-ends-before-it-starts' });
  if (to.getTime() - from.getTime() > longestMs) return refuse({ kind: 'window-too-long' });
  const below = new Set<AgencyId>((await agencyTree(db)).subtree(agencyId));
  const scope = scopeOf(actor, 'post.schedule').filter((id) => below.has(id));
  if (!mayPublish(actor, agencyId) || scope.length === 0) return refuse({ kind: 'not-allowed' });

  const earliest = new Date(Math.max(from.getTime(), now().getTime() + leadMs));
  const empty = earliest < to ? await emptyMoments(tools, scope, { from: earliest, to }) : [];
  const ready = [...(await readyPosts(db, scope))];
  const roll = diceFrom(seed);
  const filled: FilledOccurrence[] = [];
  for (const wanted of empty.slice(0, mostAtOnce)) {
    const one =
      (await withReady(tools, actor, { wanted, ready, roll, seed })) ??
      (withBank ? await withEntry(tools, actor, { wanted, ready, roll, seed }) : undefined);
    if (one) filled.push({ ...one, slotId: wanted.slot.id, at: new Date(wanted.moment.at) });
  }
  return accept({ filled, left: empty.length - filled.length });
}

export interface EmptyMoment {
  readonly slot: Slot;
  readonly moment: SlotMoment;
}

export async function emptyMoments(
  { db }: Pick<PublishingTools, 'db'>,
  scope: readonly AgencyId[],
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<readonly EmptyMoment[]> {
  const calendar = await slotCalendar(db, scope, { from, to, limit: 20_000 });
  const byId = new Map(calendar.slots.map((slot) => [slot.id, slot]));
  return calendar.moments.flatMap((moment) => {
    const slot = byId.get(moment.slotId);
    return slot && !calendar.filled.has(moment) && !calendar.isPaused(slot) ? [{ slot, moment }] : [];
  });
}

interface Choosing {
  readonly wanted: EmptyMoment;
  /** What is left to choose from; the chosen one is taken out. */
  readonly ready: PostForSlot[];
  readonly roll: (below: number) => number;
  readonly seed: number;
}

async function withReady(
  tools: PublishingTools,
  actor: Actor,
  { wanted: { slot, moment }, ready, roll, seed }: Choosing,
): Promise<Filled | undefined> {
  const fitting = ready.filter((post) => post.agencyId === slot.agencyId && !faultInSlot(post, slot));
  const chosen = fitting.length === 0 ? undefined : fitting[roll(fitting.length)];
  if (!chosen) return undefined;
  const input = { slotId: slot.id, at: new Date(moment.at), postId: chosen.id, way: 'random', seed } as const;
  const outcome = await fillSlot(tools, actor, input);
  // Refused is a post that somebody else took or that a channel's limits keep back: it is not tried again.
  ready.splice(ready.indexOf(chosen), 1);
  return outcome.ok ? outcome.value : undefined;
}

async function withEntry(
  tools: PublishingTools,
  actor: Actor,
  { wanted: { slot, moment }, roll, seed }: Choosing,
): Promise<Filled | undefined> {
  const { pillarId, campaignId, agencyId } = slot;
  const at = new Date(moment.at);
  const known = await bankFor(tools.db, agencyId, { at, date: moment.date, pillarId, campaignId });
  const fitting = known.filter(({ hindrance }) => hindrance === undefined).toSorted(byId);
  const chosen = fitting.length === 0 ? undefined : fitting[roll(fitting.length)];
  if (!chosen) return undefined;
  const input = { slotId: slot.id, at, entryId: chosen.entry.id, way: 'random', seed } as const;
  const outcome = await fillFromBank(tools, actor, input);
  return outcome.ok ? outcome.value : undefined;
}

function byId(a: { readonly entry: { readonly id: string } }, b: { readonly entry: { readonly id: string } }): number {
  return a.entry.id.localeCompare(b.entry.id);
}
