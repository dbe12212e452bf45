import { randomUUID } from 'node:crypto';
import { authorOf, recordAudit, scopeOf, type Actor } from '#organisation/index.ts';
import { inTransaction, type Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import type { Jobs } from '#platform/jobs/job.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import {
  noteBankUse,
  openOccurrence,
  takeFromBank,
  type BankEntryId,
  type FillWay,
  type OccurrenceRefusal,
  type OpenOccurrence,
  type TakenFromBank,
  type TakeRefusal,
} from '#planning/index.ts';
import type { PublishingTools } from '#publishing/posts/acting.ts';
import type { PostContent } from '#publishing/posts/content.ts';
import { addDecision, keepVersion } from '#publishing/posts/history.store.ts';
import { obstacleTo, type Obstacle } from '#publishing/posts/obstacles.ts';
import { savePlace } from '#publishing/posts/place.store.ts';
import { usualChannels } from '#publishing/posts/post-facts.store.ts';
import { insertPost, lockPost, saveApproval, saveSubmitted, writeContent } from '#publishing/posts/post.store.ts';
import type { PostId } from '#publishing/posts/post.ts';
import { planDeliveries } from '#publishing/posts/schedule.ts';
import { mayPublish, tellFilled, type Filled, type Occasion } from './fill-slot.ts';

export interface FromBankInput extends Occasion {
  readonly entryId: BankEntryId;
  readonly way: Extract<FillWay, 'bank' | 'random' | 'auto'>;
  readonly seed?: number;
}

export type FillFromBankRefusal =
  | { readonly kind: 'not-allowed' | 'bank-entry-has-facts' }
  | OccurrenceRefusal
  | TakeRefusal
  | Obstacle;

/**
 * A new post with the text whose turn it is, approved by whoever approved the entry, and scheduled. Never from words
 * that nobody has approved, and never by somebody who may not publish.
 */
export function fillFromBank(
  { db, jobs, now }: PublishingTools,
  actor: Actor,
  { slotId, at, entryId, way, seed }: FromBankInput,
): Promise<Result<Filled, FillFromBankRefusal>> {
  return inTransaction(db, async (tx) => {
    const open = await openOccurrence(tx, scopeOf(actor, 'slot.fill'), { slotId, at, now: now() });
    if (!open.ok) return open;
    const { slot, moment } = open.value;
    const { agencyId, pillarId, campaignId } = slot;
    if (!mayPublish(actor, agencyId)) return refuse({ kind: 'not-allowed' });
    const taken = await takeFromBank(tx, agencyId, { entryId, at, date: moment.date, pillarId, campaignId });
    if (!taken.ok) return taken;
    const content = await contentFor(tx, open.value, taken.value);
    const clear = await obstacleTo(tx, { activityId: null, publishAt: at }, { written: content, now: now() });
    if (!clear.ok) return clear;
    // An approval of the bank pins no fact: what the token says on that day nobody has read.
    if (clear.value.uses.length > 0) return refuse({ kind: 'bank-entry-has-facts' });

    const postId = await writePost(tx, { actor, jobs }, { open: open.value, taken: taken.value, content });
    await noteBankUse(tx, { entryId, variant: taken.value.variant, postId, at });
    const fill = { slotId, at, postId, way, seed: seed ?? null, formerAt: null, madePost: true };
    const fillId = await tellFilled(tx, actor, { ...fill, agencyId, now: now() });
    return accept({ fillId, postId, title: content.title, state: 'scheduled' });
  });
}

async function contentFor(tx: Tx, { slot }: OpenOccurrence, { entry, text }: TakenFromBank): Promise<PostContent> {
  const { title, kind, informationClass, pictures } = entry.content;
  const channels = slot.channelId
    ? [{ channelId: slot.channelId, text: null }]
    : [...(await usualChannels(tx, slot.agencyId))];
  const shown = pictures.map(({ mediaId, alt }) => ({ mediaId, alt, noAltReason: '' }));
  return { title, text, kind, informationClass, channels, pictures: shown };
}

interface Doing {
  readonly actor: Actor;
  readonly jobs: Jobs;
}

interface ToWrite {
  readonly open: OpenOccurrence;
  readonly taken: TakenFromBank;
  readonly content: PostContent;
}

/** The steps any post takes, with the approval that the entry carries. */
async function writePost(tx: Tx, { actor, jobs }: Doing, { open, taken, content }: ToWrite): Promise<PostId> {
  const { slot, moment } = open;
  const { entry, variant } = taken;
  const { agencyId } = slot;
  const id = randomUUID() as PostId;
  const [by, publishAt] = [authorOf(actor), new Date(moment.at)];
  await insertPost(tx, { id, agencyId, activityId: null, createdBy: by, publishAt });
  await writeContent(tx, id, content);
  const { pillarId, campaignId } = entry.content;
  await savePlace(tx, id, { pillarId: slot.pillarId ?? pillarId, campaignId: slot.campaignId ?? campaignId, duty: null, taskId: null }); // oxfmt-ignore
  await keepVersion(tx, { postId: id, version: 1, personId: by, content });
  await saveSubmitted(tx, id, by);
  await addDecision(tx, { postId: id, version: 1, decision: 'submitted', personId: by });
  await saveApproval(tx, { id, version: 1 }, entry.approvedBy);
  await addDecision(tx, {
    postId: id,
    version: 1,
    decision: 'approved',
    personId: entry.approvedBy,
    note: 'Bank Konten',
  });
  const post = await lockPost(tx, [agencyId], id);
  if (!post) throw new Error(`The post ${id} just written is not there`);
  await planDeliveries(tx, jobs, { post, content, publishAt });
  const after = {
    bankEntryId: entry.id,
    bankVersion: entry.version,
    text: variant + 1,
    title: content.title,
    publishAt,
  };
  await recordAudit(tx, actor, { agencyId, action: 'post.from-bank', subjectKind: 'post', subjectId: id, after });
  await announce(tx, { topic: 'post', agencyId, id });
  await announce(tx, { topic: 'bank', agencyId: entry.agencyId, id: entry.id });
  return id;
}
