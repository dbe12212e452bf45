import { can, recordAudit, type Actor } from '#organisation/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { lockProgramme } from '#strategy/programme.store.ts';
import type { ProgrammeId, ProgrammeRecord } from '#strategy/programme.ts';

export type ProgrammeNotWritable = { readonly kind: 'not-allowed' | 'programme-not-found' };

/** The programme, held until the transaction ends, if the actor may change it. */
export async function writableProgramme(
  tx: Tx,
  actor: Actor,
  id: ProgrammeId,
): Promise<Result<ProgrammeRecord, ProgrammeNotWritable>> {
  const programme = await lockProgramme(tx, id);
  if (!programme || programme.removed) return refuse({ kind: 'programme-not-found' });
  return can(actor, 'programme.write', programme.agencyId) ? accept(programme) : refuse({ kind: 'not-allowed' });
}

interface Told {
  readonly actor: Actor;
  readonly action: string;
  readonly before?: object;
  readonly after?: object;
}

/** What was changed on a programme, in its trail and to whoever looks at it. */
export async function tellOfProgramme(
  tx: Tx,
  { id, agencyId }: Pick<ProgrammeRecord, 'id' | 'agencyId'>,
  { actor, action, before, after }: Told,
): Promise<void> {
  const subject = { agencyId, subjectKind: 'programme', subjectId: id };
  await recordAudit(tx, actor, { ...subject, action, before: before ?? null, after: after ?? null });
  await announce(tx, { topic: 'programme', agencyId, id });
}
