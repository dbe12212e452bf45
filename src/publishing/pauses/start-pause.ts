import { agencyTree, authorOf, can, recordAudit, scopeOf, type Actor } from '#organisation/index.ts';
import { inTransaction, type Tx } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { PublishingTools } from '#publishing/posts/acting.ts';
import { holdTheBrake } from './hold.store.ts';
import type { PausePlace, PauseTarget, PauseTerms } from './pause.ts';
import { channelToPause, insertPause, isProgramme, underWay } from './pause.store.ts';
import { checkTerms, type TermsRefusal } from './check-terms.ts';
import { auditedTerms, tellPauseChanged } from './tell-pause.ts';

export type StartPauseRefusal =
  | TermsRefusal
  | { readonly kind: 'not-allowed' | 'pause-place-not-found' | 'already-paused' };

export interface StartPauseInput {
  readonly target: PauseTarget;
  readonly terms: PauseTerms;
}

export interface StartedPause {
  readonly id: string;
  /** Handed over before it started: these go on. */
  readonly underWay: number;
}

/** From the moment this is done nothing it covers is handed to a network any more. */
export function startPause(
  { db, now }: Pick<PublishingTools, 'db' | 'now'>,
  actor: Actor,
  { target, terms }: StartPauseInput,
): Promise<Result<StartedPause, StartPauseRefusal>> {
  return inTransaction(db, async (tx) => {
    const place = await placeOf(tx, actor, target);
    if (!place) return refuse({ kind: 'pause-place-not-found' });
    if (!can(actor, 'pause.write', place.agencyId)) return refuse({ kind: 'not-allowed' });
    const fine = await checkTerms(tx, actor, { terms, before: [], now: now() });
    if (!fine.ok) return fine;
    await holdTheBrake(tx);
    const id = await insertPause(tx, { place, terms, by: authorOf(actor) });
    if (id === undefined) return refuse({ kind: 'already-paused' });
    const { agencyId, ...where } = place;
    await recordAudit(tx, actor, {
      agencyId,
      subjectKind: 'pause',
      subjectId: id,
      action: 'pause.started',
      after: { ...where, ...auditedTerms(terms) },
    });
    await tellPauseChanged(tx, { id, agencyId });
    return accept({ id, underWay: await underWay(tx, id) });
  });
}

/** Undefined where there is no such thing for this person. */
async function placeOf(tx: Tx, actor: Actor, target: PauseTarget): Promise<PausePlace | undefined> {
  const nothing = { scope: target.kind, programmeId: null, medium: null, channelId: null };
  if (target.kind === 'channel') {
    const channel = await channelToPause(tx, scopeOf(actor, 'channel.read'), target.channelId);
    return channel && { ...nothing, ...channel, channelId: target.channelId };
  }
  const tree = await agencyTree(tx);
  const city = tree.roots.find(({ id }) => can(actor, 'pause.write', id)) ?? tree.roots[0];
  const agency = target.kind === 'city' ? city : tree.get(target.agencyId);
  if (!agency) return undefined;
  const place = { ...nothing, agencyId: agency.id };
  if (target.kind === 'network') return { ...place, medium: target.medium };
  if (target.kind !== 'programme') return place;
  return (await isProgramme(tx, target.programmeId)) ? { ...place, programmeId: target.programmeId } : undefined;
}
