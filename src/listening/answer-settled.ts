import { zoneOf } from '#organisation/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { officeHoursOf } from '#planning/index.ts';
import { anyReply, sentAtOf } from './reply.store.ts';
import { answeredThread, saveAnswered } from './thread.store.ts';
import { workingMinutesBetween } from '#platform/time/working-time.ts';

/** What the engine says of a delivery; one without a reply is none of ours. */
export interface SettledAnswer {
  readonly replyId: string | null;
  readonly state: 'verified' | 'failed' | 'unknown' | 'missed' | 'withdrawn';
}

/**
 * The engine says how an answer ended. The clock stops when it has reached the citizen, not when somebody typed; what
 * the citizen wrote after the answer was written stays owed. Told twice is told once.
 */
export async function answerSettled(tx: Tx, settled: SettledAnswer): Promise<void> {
  const reply = settled.replyId === null ? undefined : await anyReply(tx, settled.replyId);
  const thread = reply && (await answeredThread(tx, reply.threadId));
  if (!reply || !thread) return;
  const { id, agencyId, openedAt, firstAnswerAt, lastCitizenAt } = thread;
  if (settled.state === 'verified') {
    const at = await sentAtOf(tx, reply.id);
    const office = { agencyId, zone: await zoneOf(tx, agencyId) };
    const hours = await officeHoursOf(tx, office, { from: openedAt, to: at });
    const first = firstAnswerAt ? null : { at, minutes: workingMinutesBetween(openedAt, at, hours) };
    await saveAnswered(tx, { id, stillOwed: lastCitizenAt > reply.createdAt, first });
  }
  await announce(tx, { topic: 'message', agencyId, id });
}
