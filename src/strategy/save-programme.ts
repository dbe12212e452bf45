import { isDeepStrictEqual } from 'node:util';
import { agencyById, authorOf, can, recordAudit, scopeOf, type Actor } from '#organisation/index.ts';
import { inTransaction, type Db } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import type { Now } from '#platform/time/clock.ts';
import { changedMeanwhile, type ProgrammeChangedMeanwhile } from './changed-meanwhile.ts';
import { faultOfParent, type ParentFault } from './parent-fault.ts';
import { lockProgramme, saveProgramme as store } from './programme.store.ts';
import {
  contentOf,
  faultOfPeriod,
  type PeriodEndsBeforeItStarts,
  type Programme,
  type ProgrammeContent,
  type ProgrammeId,
} from './programme.ts';

export type SaveProgrammeRefusal =
  | { readonly kind: 'not-allowed' | 'lead-agency-not-found' | 'programme-not-found' }
  | ProgrammeChangedMeanwhile
  | ParentFault
  | PeriodEndsBeforeItStarts;

export interface ProgrammeToSave {
  readonly id: ProgrammeId;
  /** What the writer had before their eyes. */
  readonly revision: number;
  readonly content: ProgrammeContent;
}

/** The address stays: citizens have it in their bookmarks. Handing it to another agency takes the right at both. */
export function saveProgramme(
  { db, now }: { readonly db: Db; readonly now: Now },
  actor: Actor,
  { id, revision, content }: ProgrammeToSave,
): Promise<Result<Programme, SaveProgrammeRefusal>> {
  return inTransaction(db, async (tx) => {
    const present = await lockProgramme(tx, id);
    if (!present || present.removed) return refuse({ kind: 'programme-not-found' });
    if (!(await agencyById(tx, content.agencyId))) return refuse({ kind: 'lead-agency-not-found' });
    const both = [present.agencyId, content.agencyId];
    if (!both.every((agencyId) => can(actor, 'programme.write', agencyId))) return refuse({ kind: 'not-allowed' });
    const before = contentOf(present);
    const programme: Programme = { id, slug: present.slug, ...content };
    if (isDeepStrictEqual(before, content)) return accept(programme);
    const fault = faultOfPeriod(content);
    if (fault) return refuse(fault);
    if (present.revision !== revision) return refuse(await changedMeanwhile(tx, present));
    const stray = await faultOfParent(tx, { id, parentId: content.parentId });
    if (stray) return refuse(stray);

    const writing = { programme, revision: revision + 1, by: authorOf(actor), at: now() };
    await store(tx, scopeOf(actor, 'programme.write'), writing);
    const subject = { agencyId: content.agencyId, subjectKind: 'programme', subjectId: id };
    await recordAudit(tx, actor, { ...subject, action: 'programme.changed', before, after: content });
    await announce(tx, { topic: 'programme', agencyId: content.agencyId, id });
    return accept(programme);
  });
}
