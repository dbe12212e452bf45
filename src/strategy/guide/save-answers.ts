import { isDeepStrictEqual } from 'node:util';
import { authorOf, personNames, recordAudit, type Actor, type AgencyId } from '#organisation/index.ts';
import { inTransaction } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { writableAgency } from '../may-write-strategy.ts';
import type { StrategyTools } from '../tools.ts';
import { answersOf, keepAnswers } from './answers.store.ts';
import type { StrategyAnswers } from './set-up-contract.ts';
import { lockStrategy } from './strategy.store.ts';

export interface AnswersToSave {
  readonly agencyId: AgencyId;
  readonly revision: number;
  readonly answers: StrategyAnswers;
}

export type SaveAnswersRefusal =
  | { readonly kind: 'agency-not-found' }
  | { readonly kind: 'not-allowed-in-strategy'; readonly name: string }
  | { readonly kind: 'answers-changed-meanwhile'; readonly name: string; readonly revision: number };

/** Kept while they are given, so that they can be gone on with on any device. */
export function saveAnswers(
  { db, now }: StrategyTools,
  actor: Actor,
  { agencyId, revision, answers }: AnswersToSave,
): Promise<Result<{ readonly revision: number }, SaveAnswersRefusal>> {
  return inTransaction(db, async (tx) => {
    const writable = await writableAgency(tx, actor, agencyId);
    if (!writable.ok) return writable;
    await lockStrategy(tx, agencyId);
    const kept = await answersOf(tx, agencyId);
    if (isDeepStrictEqual(kept.answers, answers)) return accept({ revision: kept.revision });
    if (kept.revision !== revision) {
      const names = await personNames(tx, kept.updatedBy ? [kept.updatedBy] : []);
      const name = names.get(kept.updatedBy ?? '') ?? 'Kentongan';
      return refuse({ kind: 'answers-changed-meanwhile', name, revision: kept.revision });
    }
    await keepAnswers(tx, [agencyId], { agencyId, answers, revision: revision + 1, by: authorOf(actor), at: now() });
    const names = (Object.keys(answers) as (keyof StrategyAnswers)[]).filter(
      (name) => !isDeepStrictEqual(answers[name], kept.answers[name]),
    );
    const after = Object.fromEntries(names.map((name) => [name, answers[name]]));
    const subject = { agencyId, subjectKind: 'strategy', subjectId: agencyId };
    await recordAudit(tx, actor, { ...subject, action: 'strategy.answered', after });
    await announce(tx, { topic: 'strategy', agencyId, id: agencyId });
    return accept({ revision: revision + 1 });
  });
}
