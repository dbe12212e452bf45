import { agencyTree, authorOf, recordAudit, systemActor, type Actor } from '#organisation/index.ts';
import { inTransaction, type Tx } from '#platform/db/db.ts';
import type { Routine } from '#platform/jobs/job.ts';
import { accept, type Result } from '#platform/result.ts';
import { pauseToActOn, type PauseRefusal, type PauseTools } from './change-pause.ts';
import { holdTheBrake } from './hold.store.ts';
import type { Pause } from './pause.ts';
import { pausesOver, saveEnd } from './pause.store.ts';
import { release } from './release.ts';
import { tellPauseChanged } from './tell-pause.ts';

type Missed = { readonly missed: number };

/** What is still to come goes out as planned; what its time has passed for waits for a person. */
export function endPause(tools: PauseTools, actor: Actor, pauseId: string): Promise<Result<Missed, PauseRefusal>> {
  return inTransaction(tools.db, async (tx) => {
    const found = await pauseToActOn(tx, actor, pauseId);
    return found.ok ? accept(await end(tools, tx, { actor, pause: found.value })) : found;
  });
}

/** Ends by itself what was given an end. */
export function endDuePauses(tools: PauseTools): Routine {
  return { name: 'publishing.end-due-pauses', cron: '* * * * *', work: () => endPausesDue(tools) };
}

export async function endPausesDue(tools: PauseTools): Promise<void> {
  await inTransaction(tools.db, async (tx) => {
    if ((await pausesOver(tx)).length === 0) return;
    const actor = systemActor(await agencyTree(tx));
    await holdTheBrake(tx);
    // Asked again: one may have been given more time while this waited.
    for (const id of await pausesOver(tx)) {
      const found = await pauseToActOn(tx, actor, id);
      if (found.ok) await end(tools, tx, { actor, pause: found.value });
    }
  });
}

async function end(
  tools: PauseTools,
  tx: Tx,
  { actor, pause: { id, agencyId } }: { readonly actor: Actor; readonly pause: Pause },
): Promise<Missed> {
  const missed = await release({ ...tools, tx }, id, () => saveEnd(tx, id, authorOf(actor)));
  const subject = { agencyId, subjectKind: 'pause', subjectId: id };
  await recordAudit(tx, actor, { ...subject, action: 'pause.ended', after: { missed } });
  await tellPauseChanged(tx, { id, agencyId });
  return { missed };
}
