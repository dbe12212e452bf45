import { authorOf, can, type Actor, type AgencyId } from '#organisation/index.ts';
import type { MediaId } from '#media/index.ts';
import { inTransaction, type Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { ProgrammeId } from '#strategy/index.ts';
import { emptyContent, type ActivityContent, type ActivityId } from '../activity.ts';
import { addActivity, saveContent } from '../activity.store.ts';
import { slugWithId } from '#platform/slug.ts';
import { recordAudit } from '#organisation/index.ts';
import type { PlanningTools } from '../tools.ts';
import { ideaToActOn, tellIdea, type MayNotIdea } from './acting.ts';
import type { IdeaState } from './contract.ts';
import { maySee, type Idea } from './idea.ts';
import { changeIdeaRow, lockIdea } from './idea.store.ts';

/** Chosen, kept for later, or back among the new. */
export function setIdeaState(
  { db }: PlanningTools,
  actor: Actor,
  { id, state }: { readonly id: string; readonly state: IdeaState },
): Promise<Result<undefined, MayNotIdea>> {
  return inTransaction(db, async (tx) => {
    const found = await ideaToActOn(tx, actor, { id, wanted: 'manage' });
    if (!found.ok) return found;
    if (found.value.state === state) return accept(undefined);
    await changeIdeaRow(tx, found.value.id, { state });
    const change = { before: { state: found.value.state }, after: { state } };
    await tellIdea(tx, actor, { idea: found.value, action: 'idea.state-set', ...change });
    return accept(undefined);
  });
}

/** Its words become the outline's beginning; the idea and the activity know each other. */
export function makeActivity(
  { db, now }: PlanningTools,
  actor: Actor,
  { id, agencyId }: { readonly id: string; readonly agencyId: AgencyId },
): Promise<Result<{ readonly id: ActivityId }, MayNotIdea>> {
  return inTransaction(db, async (tx) => {
    const idea = await lockIdea(tx, id);
    if (!idea || idea.removed || !maySee(actor, idea)) return refuse({ kind: 'idea-not-found' });
    if (!can(actor, 'activity.write', agencyId)) return refuse({ kind: 'not-allowed' });
    const at = now();
    const createdBy = authorOf(actor);
    const activityId = await addActivity(tx, [agencyId], { agencyId, title: idea.title, createdBy, at });
    const saved = { id: activityId, shownOnPortal: false, slug: slugWithId(idea.title, activityId), revision: 1 };
    await saveContent(tx, [agencyId], { ...saved, content: outlineFrom(idea), updatedBy: createdBy, at });
    await changeIdeaRow(tx, idea.id, { state: 'used', activity_id: activityId });
    const subject = { agencyId, subjectKind: 'activity', subjectId: activityId };
    await recordAudit(tx, actor, { ...subject, action: 'activity.created', after: { title: idea.title, idea: idea.id } });
    await announce(tx, { topic: 'activity', agencyId, id: activityId });
    await tellIdea(tx, actor, { idea, action: 'idea.used', after: { activityId } });
    return accept({ id: activityId });
  });
} // oxfmt-ignore

function outlineFrom({ title, note, mediaId, programmeId }: Idea): ActivityContent {
  return {
    ...emptyContent,
    title,
    what: note,
    programmeIds: programmeId ? [programmeId as ProgrammeId] : [],
    photos: mediaId ? [{ mediaId: mediaId as MediaId, alt: '' }] : [],
  };
}

export interface IdeaForPost extends Pick<Idea, 'id' | 'title' | 'note' | 'mediaId' | 'pillarId'> {
  /** Says that this post was made of it. */
  readonly usedFor: (tx: Tx, postId: string) => Promise<void>;
}

/** For publishing: what a post is begun with; undefined when the writer may not see it. */
export async function ideaForPost(tx: Tx, actor: Actor, id: string): Promise<IdeaForPost | undefined> {
  const idea = await lockIdea(tx, id);
  if (!idea || idea.removed || !maySee(actor, idea)) return undefined;
  return {
    ...idea,
    usedFor: async (within, postId) => {
      await changeIdeaRow(within, idea.id, { state: 'used', post_id: postId });
      await tellIdea(within, actor, { idea, action: 'idea.used', after: { postId } });
    },
  };
}

export type MergeRefusal = MayNotIdea | { readonly kind: 'idea-merge-in-circle' };

/** Joined to another; what was joined to it follows. Null takes it apart again. */
export function mergeIdea(
  { db }: PlanningTools,
  actor: Actor,
  { id, into }: { readonly id: string; readonly into: string | null },
): Promise<Result<undefined, MergeRefusal>> {
  return inTransaction(db, async (tx) => {
    const found = await ideaToActOn(tx, actor, { id, wanted: 'manage' });
    if (!found.ok) return found;
    if (into !== null) {
      const target = await lockIdea(tx, into);
      if (!target || target.removed || !maySee(actor, target)) return refuse({ kind: 'idea-not-found' });
      if (target.id === found.value.id || target.mergedInto !== null) return refuse({ kind: 'idea-merge-in-circle' });
    }
    await changeIdeaRow(tx, found.value.id, { merged_into: into });
    await tellIdea(tx, actor, { idea: found.value, action: into ? 'idea.merged' : 'idea.unmerged', after: { into } });
    return accept(undefined);
  });
}
