import { randomInt } from 'node:crypto';
import { agencyTree, can, scopeOf, type Actor, type AgencyId } from '#organisation/index.ts';
import type { Routes } from '#platform/http/routes.ts';
import { accept, refuse } from '#platform/result.ts';
import { bankFor, slotById, variantInTurn, type BankEntryId, type Slot, type SlotId } from '#planning/index.ts';
import { localTimeOf } from '#platform/time/local-time.ts';
import type { Db } from '#platform/db/db.ts';
import {
  fillSlotEndpoint,
  fillSlotFromBankEndpoint,
  fillSlotsAtRandomEndpoint,
  slotCandidatesEndpoint,
  undoFillsEndpoint,
  type SlotCandidates,
} from '#publishing/contract-filling.ts';
import type { PublishingRoomTools } from '#publishing/tools.ts';
import { fillAtRandom } from './fill-at-random.ts';
import { fillFromBank } from './fill-from-bank.ts';
import { fillSlot } from './fill-slot.ts';
import { faultInSlot } from './fits.ts';
import { postsWithoutTime } from './ready-posts.view.ts';
import { undoFills } from './undo-fills.ts';

export function fillingRoutes(routes: Routes<Actor>, tools: PublishingRoomTools): void {
  const { db } = tools;
  routes.serve(slotCandidatesEndpoint, async ({ actor, params, query }) => {
    const slot = await slotById(db, scopeOf(actor, 'slot.read'), params.id as SlotId);
    if (!slot) return refuse({ kind: 'slot-not-found' });
    return accept(await candidates(db, actor, { slot, at: new Date(query.at) }));
  });

  routes.serve(fillSlotEndpoint, ({ actor, params, body }) =>
    fillSlot(tools, actor, { slotId: params.id as SlotId, at: new Date(body.at), postId: body.postId, way: 'hand' }),
  );

  routes.serve(fillSlotFromBankEndpoint, ({ actor, params, body }) => {
    const entryId = body.entryId as BankEntryId;
    return fillFromBank(tools, actor, { slotId: params.id as SlotId, at: new Date(body.at), entryId, way: 'bank' });
  });

  routes.serve(fillSlotsAtRandomEndpoint, async ({ actor, body: { agencyId, from, to, withBank, seed: given } }) => {
    const seed = given ?? randomInt(1, 1_000_000);
    const input = { agencyId: agencyId as AgencyId, from: new Date(from), to: new Date(to), seed, withBank };
    const outcome = await fillAtRandom(tools, actor, input);
    if (!outcome.ok) return outcome;
    const filled = outcome.value.filled.map(({ at, ...one }) => ({ ...one, at: at.toISOString() }));
    return accept({ seed, filled, left: outcome.value.left });
  });

  routes.serve(undoFillsEndpoint, ({ actor, body }) => undoFills(tools, actor, body.ids));
}

async function candidates(
  db: Db,
  actor: Actor,
  { slot, at }: { readonly slot: Slot; readonly at: Date },
): Promise<SlotCandidates> {
  const { agencyId, pillarId, campaignId } = slot;
  const tree = await agencyTree(db);
  const posts = await postsWithoutTime(db, can(actor, 'post.read', agencyId) ? [agencyId] : []);
  const date = localTimeOf(at, slot.zone ?? tree.get(agencyId)?.zone ?? 'Asia/Jakarta').date;
  const bank = await bankFor(db, agencyId, { at, date, pillarId, campaignId });
  return {
    posts: posts.map((post) => ({
      id: post.id,
      title: post.title,
      excerpt: post.excerpt,
      state: post.state,
      publishAt: post.publishAt?.toISOString() ?? null,
      fault: faultInSlot(post, slot) ?? null,
    })),
    bank: bank
      .map(({ entry, uses, hindrance }) => ({
        id: entry.id,
        title: entry.content.title,
        agency: tree.get(entry.agencyId)?.shortName ?? '',
        text: entry.content.variants[variantInTurn(entry.content, uses)] ?? '',
        uses: uses.at.length,
        lastAt: uses.at.at(-1)?.toISOString() ?? null,
        hindrance: hindrance ?? null,
      }))
      .toSorted((a, b) => Number(a.hindrance !== null) - Number(b.hindrance !== null)),
    can: {
      fill: can(actor, 'slot.fill', agencyId),
      bank: can(actor, 'slot.fill', agencyId) && can(actor, 'post.schedule', agencyId),
      write: can(actor, 'post.write', agencyId),
    },
  };
}
