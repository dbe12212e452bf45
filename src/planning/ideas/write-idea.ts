import { isDeepStrictEqual } from 'node:util';
import { authorOf, can, type Actor, type AgencyId } from '#organisation/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { PlanningTools } from '../tools.ts';
import { faultOfIdea, ideaToActOn, tellIdea, type IdeaFault, type MayNotIdea } from './acting.ts';
import type { Idea, IdeaId, IdeaWords } from './idea.ts';
import { addIdea, changeIdeaRow, saveIdeaWords } from './idea.store.ts';

/** One line is enough. */
export function dropIdea(
  { db, now }: PlanningTools,
  actor: Actor,
  { agencyId, ...words }: IdeaWords & { readonly agencyId: AgencyId },
): Promise<Result<{ readonly id: IdeaId }, { readonly kind: 'not-allowed' } | IdeaFault>> {
  return inTransaction(db, async (tx) => {
    if (!can(actor, 'idea.write', agencyId)) return refuse({ kind: 'not-allowed' });
    const fault = await faultOfIdea(tx, actor, { words, agencyId });
    if (fault) return refuse(fault);
    const id = await addIdea(tx, { ...words, agencyId, createdBy: authorOf(actor), at: now() });
    await tellIdea(tx, actor, { idea: { id, agencyId }, action: 'idea.dropped', after: { title: words.title } });
    return accept({ id });
  });
}

export type SaveIdeaRefusal =
  | MayNotIdea
  | IdeaFault
  | { readonly kind: 'idea-changed-meanwhile'; readonly revision: number };

/** On top of the revision one has seen; whoever comes second is told. */
export function saveIdea(
  { db }: PlanningTools,
  actor: Actor,
  { id, revision, words }: { readonly id: string; readonly revision: number; readonly words: IdeaWords },
): Promise<Result<{ readonly revision: number }, SaveIdeaRefusal>> {
  return inTransaction(db, async (tx) => {
    const found = await ideaToActOn(tx, actor, { id, wanted: 'edit' });
    if (!found.ok) return found;
    const idea = found.value;
    const before = wordsOf(idea);
    if (isDeepStrictEqual(before, words)) return accept({ revision: idea.revision });
    if (idea.revision !== revision) return refuse({ kind: 'idea-changed-meanwhile', revision: idea.revision });
    const fault = await faultOfIdea(tx, actor, { words, agencyId: idea.agencyId, before });
    if (fault) return refuse(fault);
    await saveIdeaWords(tx, idea.id, { ...words, revision: revision + 1 });
    await tellIdea(tx, actor, { idea, action: 'idea.changed', before, after: words });
    return accept({ revision: revision + 1 });
  });
}

function wordsOf({ title, note, link, mediaId, programmeId, pillarId, wishedOn, forCity }: Idea): IdeaWords {
  return { title, note, link, mediaId, programmeId, pillarId, wishedOn, forCity };
}

/** Thrown away, or back. */
export function markIdea(
  { db, now }: PlanningTools,
  actor: Actor,
  { id, removed }: { readonly id: string; readonly removed: boolean },
): Promise<Result<undefined, MayNotIdea>> {
  return inTransaction(db, async (tx) => {
    const found = await ideaToActOn(tx, actor, { id, wanted: 'edit', removedToo: !removed });
    if (!found.ok) return found;
    if (found.value.removed === removed) return accept(undefined);
    await changeIdeaRow(tx, found.value.id, { removed_at: removed ? now() : null });
    await tellIdea(tx, actor, { idea: found.value, action: removed ? 'idea.removed' : 'idea.restored' });
    return accept(undefined);
  });
}
