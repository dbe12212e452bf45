import { can, recordAudit, scopeOf, type Actor } from '#organisation/index.ts';
import { inTransaction, type Tx } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { SettlingTools } from '#publishing/deliveries/record.ts';
import type { PublishingTools } from '#publishing/posts/acting.ts';
import { checkTerms, type TermsRefusal } from './check-terms.ts';
import { holdTheBrake } from './hold.store.ts';
import type { Pause, PauseTerms } from './pause.ts';
import { lockPause, saveTerms } from './pause.store.ts';
import { release } from './release.ts';
import { auditedTerms, tellPauseChanged } from './tell-pause.ts';

export type PauseTools = Pick<PublishingTools, 'db' | 'now'> & SettlingTools;
export type PauseRefusal = { readonly kind: 'not-allowed' | 'pause-not-found' | 'pause-over' };

export interface ChangePauseInput {
  readonly pauseId: string;
  readonly terms: PauseTerms;
}

/** Its reason, its end, what goes out all the same. What is let through too late for its time is missed, not sent. */
export function changePause(
  tools: PauseTools,
  actor: Actor,
  { pauseId, terms }: ChangePauseInput,
): Promise<Result<{ readonly missed: number }, PauseRefusal | TermsRefusal>> {
  return inTransaction(tools.db, async (tx) => {
    const found = await pauseToActOn(tx, actor, pauseId);
    if (!found.ok) return found;
    const pause = found.value;
    const fine = await checkTerms(tx, actor, { terms, before: pause.allowed, now: tools.now() });
    if (!fine.ok) return fine;
    await recordAudit(tx, actor, {
      agencyId: pause.agencyId,
      subjectKind: 'pause',
      subjectId: pauseId,
      action: 'pause.changed',
      before: auditedTerms(pause),
      after: auditedTerms(terms),
    });
    const missed = await release({ ...tools, tx }, pauseId, () => saveTerms(tx, pauseId, terms));
    await tellPauseChanged(tx, pause);
    return accept({ missed });
  });
}

/** The running pause, held for the transaction, with the brake in hand. */
export async function pauseToActOn(tx: Tx, actor: Actor, pauseId: string): Promise<Result<Pause, PauseRefusal>> {
  await holdTheBrake(tx);
  const pause = await lockPause(tx, scopeOf(actor, 'pause.read'), pauseId);
  if (!pause) return refuse({ kind: 'pause-not-found' });
  if (!can(actor, 'pause.write', pause.agencyId)) return refuse({ kind: 'not-allowed' });
  return pause.endedAt ? refuse({ kind: 'pause-over' }) : accept(pause);
}
