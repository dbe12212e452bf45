import { can, recordAudit, type Actor, type AgencyId } from '#organisation/index.ts';
import { attachable, type MediaId } from '#media/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { pillarsFor, programmesByIds, type ProgrammeId } from '#strategy/index.ts';
import { mayEditIdea, maySee, mayTakePart, type Idea, type IdeaWords } from './idea.ts';
import { lockIdea } from './idea.store.ts';

export type MayNotIdea = { readonly kind: 'not-allowed' | 'idea-not-found' };
type Wanted = 'take-part' | 'edit' | 'manage';

const asks: Readonly<Record<Wanted, (actor: Actor, idea: Idea) => boolean>> = {
  'take-part': mayTakePart,
  edit: mayEditIdea,
  manage: (actor, { agencyId }) => can(actor, 'idea.manage', agencyId),
};

/** The idea, held for the transaction, if this person may do that with it. */
export async function ideaToActOn(
  tx: Tx,
  actor: Actor,
  { id, wanted, removedToo = false }: { readonly id: string; readonly wanted: Wanted; readonly removedToo?: boolean },
): Promise<Result<Idea, MayNotIdea>> {
  const idea = await lockIdea(tx, id);
  if (!idea || !maySee(actor, idea) || (idea.removed && !removedToo)) return refuse({ kind: 'idea-not-found' });
  return asks[wanted](actor, idea) ? accept(idea) : refuse({ kind: 'not-allowed' });
}

export async function tellIdea(
  tx: Tx,
  actor: Actor,
  { idea, action, ...change }: { readonly idea: Pick<Idea, 'id' | 'agencyId'>; readonly action: string; readonly before?: object; readonly after?: object },
): Promise<void> {
  const { id, agencyId } = idea;
  await recordAudit(tx, actor, { agencyId, action, subjectKind: 'idea', subjectId: id, ...change });
  await announce(tx, { topic: 'idea', agencyId, id });
} // oxfmt-ignore

export type IdeaFault =
  | { readonly kind: 'programme-not-found'; readonly programmeId: string }
  | { readonly kind: 'idea-pillar-not-found' }
  | { readonly kind: 'picture-not-found'; readonly mediaId: string };

/** What an idea names must be there, and be the writer's to use. */
export async function faultOfIdea(
  tx: Tx,
  actor: Actor,
  { words, agencyId, before }: { readonly words: IdeaWords; readonly agencyId: AgencyId; readonly before?: IdeaWords },
): Promise<IdeaFault | undefined> {
  const named = (name: 'programmeId' | 'pillarId' | 'mediaId'): string | null =>
    words[name] === before?.[name] ? null : words[name];
  const [programmeId, pillarId, mediaId] = [named('programmeId'), named('pillarId'), named('mediaId')];
  if (programmeId && (await programmesByIds(tx, [programmeId as ProgrammeId])).length === 0) {
    return { kind: 'programme-not-found', programmeId };
  }
  if (pillarId && !(await pillarsFor(tx, agencyId)).some(({ id }) => id === pillarId)) {
    return { kind: 'idea-pillar-not-found' };
  }
  const usable = mediaId ? await attachable(tx, actor, [mediaId as MediaId]) : accept(undefined);
  return mediaId && !usable.ok ? { kind: 'picture-not-found', mediaId } : undefined;
}
