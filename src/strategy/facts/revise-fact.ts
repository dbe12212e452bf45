import { authorOf, can, personNames, recordAudit, scopeOf, type Actor } from '#organisation/index.ts';
import { inTransaction, type Db } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { readContent, type FactContentRefusal } from './fact-content.ts';
import { lastRevisionBy } from './fact-history.view.ts';
import type { Fact, FactContent } from './fact.ts';
import { lockFact, saveFact } from './fact.store.ts';
import { tellFactChanged } from './tell-fact.ts';

export type ReviseFactRefusal =
  | { readonly kind: 'not-allowed' | 'fact-not-found' | 'fact-kind-stays' }
  | { readonly kind: 'fact-changed-meanwhile'; readonly who: string; readonly shown: string; readonly revision: number }
  | FactContentRefusal;

export interface ReviseFactInput extends FactContent {
  readonly id: string;
  /** What the change is based on. */
  readonly revision: number;
  /** Why it changed. */
  readonly note: string;
}

/**
 * Changes an approved fact. Texts that wait for their time keep what was approved and are held back from then on (see
 * `factsOfPostStand`), so no post has to be touched here.
 */
export function reviseFact(
  { db }: { readonly db: Db },
  actor: Actor,
  { id, revision, note, ...content }: ReviseFactInput,
): Promise<Result<Fact, ReviseFactRefusal>> {
  return inTransaction(db, async (tx) => {
    const present = await lockFact(tx, id);
    if (!present || present.removed) return refuse({ kind: 'fact-not-found' });
    const { agencyId } = present;
    if (!can(actor, 'fact.write', agencyId)) return refuse({ kind: 'not-allowed' });
    if (present.revision !== revision) {
      const by = await lastRevisionBy(tx, id);
      const who = (by && (await personNames(tx, [by])).get(by)) ?? 'Kentongan';
      return refuse({ kind: 'fact-changed-meanwhile', who, shown: present.shown, revision: present.revision });
    }
    if (content.kind !== present.kind) return refuse({ kind: 'fact-kind-stays' });
    const read = await readContent(tx, agencyId, content);
    if (!read.ok) return read;

    const fact: Fact = { ...present, ...read.value, revision: revision + 1 };
    await saveFact(tx, scopeOf(actor, 'fact.write'), { ...fact, by: authorOf(actor), note: note.trim() });
    const subject = { agencyId, subjectKind: 'fact', subjectId: id };
    const after = { ...told(fact), ...(note.trim() === '' ? {} : { note: note.trim() }) };
    await recordAudit(tx, actor, { ...subject, action: 'fact.changed', before: told(present), after });
    await tellFactChanged(tx, id);
    return accept(fact);
  });
}

function told({ label, shown, source, validFrom, validUntil }: Fact): object {
  return { label, shown, source, validFrom, validUntil };
}
