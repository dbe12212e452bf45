import { agencyTree, peopleWhoCan, systemActor, type Actor } from '#organisation/index.ts';
import type { Routine } from '#platform/jobs/job.ts';
import { bankFor, restedLongest, wasFilledByItself, type Slot } from '#planning/index.ts';
import type { PublishingTools } from '#publishing/posts/acting.ts';
import { emptyMoments, type EmptyMoment } from './fill-at-random.ts';
import { fillFromBank } from './fill-from-bank.ts';
import { fillSlot } from './fill-slot.ts';
import { faultInSlot } from './fits.ts';
import { readyPosts } from './ready-posts.view.ts';

const dayMs = 86_400_000;
/** A person can still look at it, and stop it. */
const leadMs = 60 * 60_000;
const longestDays = 14;

/** Fills slots that were switched to it, some days ahead. Doing it again, or twice at once, changes nothing more. */
export function autoFillRoutine(tools: PublishingTools): Routine {
  return { name: 'publishing.auto-fill', cron: '7,22,37,52 * * * *', work: async () => void (await autoFill(tools)) };
}

export async function autoFill(tools: PublishingTools): Promise<number> {
  const { db, now } = tools;
  const tree = await agencyTree(db);
  const actor = systemActor(tree);
  const from = new Date(now().getTime() + leadMs);
  const to = new Date(now().getTime() + longestDays * dayMs);
  const empty = await emptyMoments(tools, tree.all.map(({ id }) => id), { from, to }); // oxfmt-ignore
  const due = empty.filter(
    ({ slot, moment }) => slot.autoFill !== 'off' && moment.at < now().getTime() + slot.autoFillDays * dayMs,
  );
  let filled = 0;
  for (const wanted of due) {
    if (!(await rests(tools, wanted.slot))) continue;
    if (await fillOne(tools, actor, wanted)) filled += 1;
  }
  return filled;
}

/** On the consent of somebody who may still publish there. */
async function rests({ db }: PublishingTools, { agencyId, autoFillBy }: Slot): Promise<boolean> {
  return (await peopleWhoCan(db, 'post.schedule', agencyId)).some(({ id }) => id === autoFillBy);
}

async function fillOne(tools: PublishingTools, actor: Actor, wanted: EmptyMoment): Promise<boolean> {
  const at = new Date(wanted.moment.at);
  if (await wasFilledByItself(tools.db, wanted.slot.id, at)) return false;
  const { autoFill: way } = wanted.slot;
  if (way !== 'ready' && (await fromBank(tools, actor, wanted))) return true;
  return way !== 'bank' && (await fromReady(tools, actor, wanted));
}

async function fromBank(tools: PublishingTools, actor: Actor, { slot, moment }: EmptyMoment): Promise<boolean> {
  const { pillarId, campaignId, agencyId } = slot;
  const at = new Date(moment.at);
  const known = await bankFor(tools.db, agencyId, { at, date: moment.date, pillarId, campaignId });
  const chosen = restedLongest(known.filter(({ hindrance }) => hindrance === undefined));
  if (!chosen) return false;
  return (await fillFromBank(tools, actor, { slotId: slot.id, at, entryId: chosen.entry.id, way: 'auto' })).ok;
}

async function fromReady(tools: PublishingTools, actor: Actor, { slot, moment }: EmptyMoment): Promise<boolean> {
  const at = new Date(moment.at);
  for (const post of await readyPosts(tools.db, [slot.agencyId])) {
    if (faultInSlot(post, slot)) continue;
    if ((await fillSlot(tools, actor, { slotId: slot.id, at, postId: post.id, way: 'auto' })).ok) return true;
  }
  return false;
}
