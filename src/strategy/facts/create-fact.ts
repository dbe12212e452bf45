import { agencyById, authorOf, can, recordAudit, scopeOf, type Actor, type AgencyId } from '#organisation/index.ts';
import { inTransaction, type Db } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { readContent, type FactContentRefusal } from './fact-content.ts';
import { isFactCode } from './fact-text.ts';
import type { Fact, FactContent } from './fact.ts';
import { addFact, isCodeTaken } from './fact.store.ts';
import { tellFactChanged } from './tell-fact.ts';

export type CreateFactRefusal =
  | { readonly kind: 'not-allowed' | 'fact-code-invalid' }
  | { readonly kind: 'already-fact-code'; readonly code: string }
  | FactContentRefusal;

export interface CreateFactInput extends FactContent {
  readonly agencyId: AgencyId;
  readonly code: string;
}

/** Enters an approved fact. The code of a removed fact stays taken: texts may still hold it. */
export function createFact(
  { db }: { readonly db: Db },
  actor: Actor,
  { agencyId, code, ...content }: CreateFactInput,
): Promise<Result<Fact, CreateFactRefusal>> {
  return inTransaction(db, async (tx) => {
    if (!can(actor, 'fact.write', agencyId) || !(await agencyById(tx, agencyId)))
      return refuse({ kind: 'not-allowed' });
    if (!isFactCode(code)) return refuse({ kind: 'fact-code-invalid' });
    const read = await readContent(tx, agencyId, content);
    if (!read.ok) return read;
    if (await isCodeTaken(tx, code)) return refuse({ kind: 'already-fact-code', code });
    const by = authorOf(actor);
    const fact = await addFact(tx, scopeOf(actor, 'fact.write'), { ...read.value, agencyId, code, by, note: '' });
    if (!fact) return refuse({ kind: 'already-fact-code', code });

    const subject = { agencyId, subjectKind: 'fact', subjectId: fact.id };
    const after = { code, label: fact.label, shown: fact.shown };
    await recordAudit(tx, actor, { ...subject, action: 'fact.created', after });
    await tellFactChanged(tx, fact.id);
    return accept(fact);
  });
}
