import { agencyById, can, recordAudit, scopeOf, type Actor } from '#organisation/index.ts';
import { inTransaction, type Db, type Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { slugOf } from '#platform/slug.ts';
import { faultOfParent, type ParentFault } from './parent-fault.ts';
import { addProgramme, slugsLike } from './programme.store.ts';
import { faultOfPeriod, type PeriodEndsBeforeItStarts, type Programme, type ProgrammeContent } from './programme.ts';

export type CreateProgrammeRefusal =
  | { readonly kind: 'not-allowed' | 'lead-agency-not-found' }
  | ParentFault
  | PeriodEndsBeforeItStarts;

/** A name may come back in a new period; then its address gets a number. */
export function createProgramme(
  { db }: { readonly db: Db },
  actor: Actor,
  content: ProgrammeContent,
): Promise<Result<Programme, CreateProgrammeRefusal>> {
  const { agencyId } = content;
  return inTransaction(db, async (tx) => {
    if (!(await agencyById(tx, agencyId))) return refuse({ kind: 'lead-agency-not-found' });
    if (!can(actor, 'programme.write', agencyId)) return refuse({ kind: 'not-allowed' });
    const fault = faultOfPeriod(content);
    if (fault) return refuse(fault);
    const stray = await faultOfParent(tx, { id: undefined, parentId: content.parentId });
    if (stray) return refuse(stray);

    const slug = await slugFor(tx, content.name);
    const programme = await addProgramme(tx, scopeOf(actor, 'programme.write'), { ...content, slug });
    const subject = { agencyId, subjectKind: 'programme', subjectId: programme.id };
    await recordAudit(tx, actor, { ...subject, action: 'programme.created', after: content });
    await announce(tx, { topic: 'programme', agencyId, id: programme.id });
    return accept(programme);
  });
}

/** An address that no programme has had. */
export async function slugFor(tx: Tx, name: string): Promise<string> {
  return freeSlug(slugOf(name) || 'program', await slugsLike(tx, slugOf(name)));
}

function freeSlug(wanted: string, taken: ReadonlySet<string>): string {
  let slug = wanted;
  for (let number = 2; taken.has(slug); number += 1) slug = `${wanted}-${number}`;
  return slug;
}
