import { authorOf, can, personNames, zoneOf, type Actor } from '#organisation/index.ts';
import { attachable, type MediaId } from '#media/index.ts';
import { inTransaction, type Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { formatClock } from '#platform/time/format.ts';
import { stopDeliveries } from '#publishing/deliveries/delivery-orders.store.ts';
import { followInReview } from '#publishing/reviews/follow-flow.ts';
import { voidAgreements } from '#publishing/reviews/take-turn.ts';
import { postToActOn, type MayNot, type PublishingTools } from './acting.ts';
import { sameContent, type PostContent } from './content.ts';
import { addDecision, keepVersion, lastVersion, type LastVersion } from './history.store.ts';
import { chosenChannels } from './obstacles.store.ts';
import { hasGoneOut } from './post-facts.store.ts';
import { mayBeEdited, startsNewVersion, stateAfterEdit, type Post, type PostState } from './post.ts';
import { clearApproval, contentOf, saveEdited, writeContent } from './post.store.ts';
import { tellPostChanged } from './tell.ts';

export type SaveDraftRefusal =
  | MayNot
  | { readonly kind: 'changed-meanwhile'; readonly who: string; readonly when: string; readonly revision: number; readonly newer: PostContent }
  | { readonly kind: 'already-handed-over' }
  | { readonly kind: 'not-allowed-after-approval' }
  | { readonly kind: 'post-channel-not-found'; readonly channelId: string }
  | { readonly kind: 'picture-not-found'; readonly mediaId: string }; // oxfmt-ignore

export interface SaveDraftInput {
  readonly postId: string;
  /** What the writer's text is based on. */
  readonly revision: number;
  readonly content: PostContent;
}

export interface SavedDraft {
  readonly state: PostState;
  readonly revision: number;
  readonly version: number;
  /** An approval fell with this edit. */
  readonly voided: boolean;
  readonly savedAt: Date;
}

/** Saves everything at once, unless somebody else saved first: then both texts are kept and the writer decides. */
export function saveDraft(
  tools: PublishingTools,
  actor: Actor,
  { postId, revision, content }: SaveDraftInput,
): Promise<Result<SavedDraft, SaveDraftRefusal>> {
  const { db, now } = tools;
  return inTransaction(db, async (tx) => {
    const found = await postToActOn(tx, actor, { postId, operation: 'post.write' });
    if (!found.ok) return found;
    const post = found.value;
    const stored = await contentOf(tx, post.id);
    // Also when an earlier answer was lost on its way: the same text again is no conflict.
    if (sameContent(stored, content)) return accept(unchanged(post, now()));
    const last = await lastVersion(tx, post.id);
    if (post.revision !== revision) return refuse(await conflict(tx, post, { stored, last }));
    const may = await mayEdit(tx, actor, post);
    if (!may.ok) return may;
    const usable = await usableParts(tx, actor, { post, stored, content });
    if (!usable.ok) return usable;
    return accept(await write({ ...tools, tx }, actor, { post, content, last, now: now() }));
  });
}

function unchanged({ state, revision, version }: Post, savedAt: Date): SavedDraft {
  return { state, revision, version, voided: false, savedAt };
}

interface Stored {
  readonly stored: PostContent;
  readonly last: LastVersion | undefined;
}

async function conflict(tx: Tx, post: Post, { stored, last }: Stored): Promise<SaveDraftRefusal> {
  const names = await personNames(tx, last?.personId ? [last.personId] : []);
  const zone = await zoneOf(tx, post.agencyId);
  return {
    kind: 'changed-meanwhile',
    who: (last?.personId && names.get(last.personId)) || 'Kentongan',
    when: last ? formatClock(last.savedAt, zone, 'id') : '',
    revision: post.revision,
    newer: stored,
  };
}

async function mayEdit(tx: Tx, actor: Actor, post: Post): Promise<Result<undefined, SaveDraftRefusal>> {
  if (!mayBeEdited(post.state) || (await hasGoneOut(tx, post.id))) return refuse({ kind: 'already-handed-over' });
  const voids = post.approval !== null;
  if (voids && !can(actor, 'post.schedule', post.agencyId)) return refuse({ kind: 'not-allowed-after-approval' });
  return accept(undefined);
}

interface Parts {
  readonly post: Post;
  readonly stored: PostContent;
  readonly content: PostContent;
}

/** Channels of the post's own agency, or of another one that the writer may write for; pictures the writer may use. */
async function usableParts(
  tx: Tx,
  actor: Actor,
  { post, stored, content }: Parts,
): Promise<Result<undefined, SaveDraftRefusal>> {
  const kept = new Set([
    ...stored.channels.map(({ channelId }) => channelId),
    ...stored.pictures.map(({ mediaId }) => mediaId),
  ]);
  const channels = await chosenChannels(tx, content.channels.map(({ channelId }) => channelId)); // oxfmt-ignore
  const usable = new Set(
    channels.flatMap(({ id, agencyId }) => {
      const own = agencyId === post.agencyId || can(actor, 'post.write', agencyId as Post['agencyId']);
      return own ? [id] : [];
    }),
  );
  const channel = content.channels.find(({ channelId }) => !kept.has(channelId) && !usable.has(channelId));
  if (channel) return refuse({ kind: 'post-channel-not-found', channelId: channel.channelId });
  const added = content.pictures.map(({ mediaId }) => mediaId as MediaId).filter((id) => !kept.has(id));
  const pictures = await attachable(tx, actor, added);
  return pictures.ok ? accept(undefined) : pictures;
}

interface Writing {
  readonly post: Post;
  readonly content: PostContent;
  readonly last: LastVersion | undefined;
  readonly now: Date;
}

async function write(
  { tx, ...tools }: PublishingTools & { readonly tx: Tx },
  actor: Actor,
  { post, content, last, now }: Writing,
): Promise<SavedDraft> {
  const personId = authorOf(actor);
  const unagreed = await voidAgreements({ ...tools, tx }, post, actor);
  const voided = post.approval !== null || unagreed;
  const fresh = voided || !last || startsNewVersion(last, personId, now);
  const version = post.version + (fresh ? 1 : 0);
  const revision = post.revision + 1;
  const state = stateAfterEdit(post.state);
  if (post.approval !== null) {
    await stopDeliveries(tx, post.id);
    await clearApproval(tx, { id: post.id, state });
    await addDecision(tx, { postId: post.id, version: post.version, decision: 'voided', personId });
  }
  await saveEdited(tx, { id: post.id, version, revision, state });
  // Its kind or class may choose another flow.
  await followInReview({ ...tools, tx }, actor, { post, change: () => writeContent(tx, post.id, content) });
  await keepVersion(tx, { postId: post.id, version, personId, content });
  if (fresh) await tellPostChanged(tx, actor, { post, action: 'post.edited', after: { state, version, voided } });
  else await announce(tx, { topic: 'post', agencyId: post.agencyId, id: post.id });
  return { state, revision, version, voided, savedAt: now };
}
