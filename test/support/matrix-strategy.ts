import { randomUUID } from 'node:crypto';
import { inTransaction, type Db } from '../../src/platform/db/db.ts';
import type { AgencyId } from '../../src/organisation/index.ts';
import { noAnswers } from '../../src/strategy/guide/answers.ts';
import { answersOf, keepAnswers } from '../../src/strategy/guide/answers.store.ts';
import { emptyStrategy } from '../../src/strategy/guide/content.ts';
import { strategiesOf } from '../../src/strategy/guide/strategy.store.ts';
import type { Case } from './matrix-seeds.ts';

/** Their revisions count what earlier calls of the matrix wrote. */
async function aStrategyBody(db: Db, agencyId: AgencyId): Promise<object> {
  const written = (await strategiesOf(db, [agencyId])).get(agencyId);
  return { ...emptyStrategy, summary: randomUUID(), revision: written?.revision ?? 0 };
}

async function someAnswers(db: Db, agencyId: AgencyId): Promise<object> {
  return { ...noAnswers, questions: randomUUID(), revision: (await answersOf(db, agencyId)).revision };
}

async function withAnswers(db: Db, agencyId: AgencyId): Promise<string> {
  const { revision } = await answersOf(db, agencyId);
  const kept = { agencyId, answers: noAnswers, revision: revision + 1, by: null, at: new Date() };
  await inTransaction(db, (tx) => keepAnswers(tx, [agencyId], kept));
  return agencyId;
}

const aPillarBody = (): object => ({ name: `Pilar ${randomUUID()}`, description: '', wantedShare: 10, weekday: null });

/** What the calls about the strategy and its guided set-up are tried with. */
export const strategyCases: Readonly<Record<string, Case>> = {
  'get /strategy': { by: 'somewhere' },
  'get /strategy/coverage': { by: 'somewhere', query: () => ({ from: '2026-11-01', to: '2026-11-24' }) },
  'put /strategies/{id}': { body: ({ db, agencyId }) => aStrategyBody(db, agencyId) },
  'put /strategies/{id}/answers': { body: ({ db, agencyId }) => someAnswers(db, agencyId) },
  'get /strategies/{id}/proposal': { thing: withAnswers },
  'post /strategies/{id}/set-up': { thing: withAnswers },
  'get /strategies/{id}/pictures/{mediaId}': {
    params: ({ id }) => ({ id, mediaId: crypto.randomUUID() }),
    mayBeMissing: true,
  },
  'get /pillars': { by: 'somewhere' },
  'post /pillars': { body: ({ agencyId }) => ({ agencyId, ...aPillarBody() }) },
  'post /pillars/order': {
    body: async ({ db, agencyId }) => {
      const own = db.selectFrom('content_pillar').select('id').where('agency_id', '=', agencyId);
      const standing = await own.where('removed_at', 'is', null).orderBy('position').execute();
      return { agencyId, ids: standing.map(({ id }) => id) };
    },
  },
  'put /pillars/{id}': { body: () => ({ ...aPillarBody(), revision: 1 }) },
};
