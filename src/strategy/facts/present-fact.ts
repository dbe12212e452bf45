import { can, type Actor, type AgencyId } from '#organisation/index.ts';
import type { FactView, PostToCorrectView } from './contract.ts';
import type { ListedFact } from './fact-list.view.ts';
import { factOf } from './fact.store.ts';
import { standingOn, typedFactValue } from './fact-value.ts';
import type { PostToCorrect } from './facts-stand.view.ts';

export function presentFact(row: ListedFact, actor: Actor, today: string): FactView {
  const { agencyId, ...fact } = factOf(row);
  return {
    ...fact,
    value: typedFactValue(fact),
    agency: { id: agencyId, name: row.agency_name, shortName: row.agency_short_name },
    standing: standingOn(fact, today),
    updated: { by: row.updated_by_name ?? 'Kentongan', at: row.updated_at.toISOString() },
    posts: row.posts,
    outdated: row.outdated,
    can: { write: can(actor, 'fact.write', row.agency_id as AgencyId) },
  };
}

/** Renewing voids an approval, so it takes the right to schedule; what is being published by hand is withdrawn first. */
export function presentToCorrect(row: PostToCorrect, mayRenew: boolean): PostToCorrectView {
  const { id, title, agency, state, publish_at: at, changes } = row;
  const can = { renew: mayRenew && state !== 'sending' && changes.every(({ after }) => after !== null) };
  return { id, title, agency, state, publishAt: at?.toISOString() ?? null, changes: [...changes], can };
}
