import type { AgencyId, AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import { pillarsFor } from '#strategy/index.ts';
import { duties as allDuties } from '#strategy/contract.ts';
import type { CoverageSpan } from './coverage.view.ts';
import { isEnough, sampleOf, sharesOf, sumBy } from './mix.ts';
import { countedMix, pillarNames } from './mix.view.ts';

export interface MixAsked extends CoverageSpan {
  readonly scope: AgencyScope;
  /** Whose wanted mix counts: the agency asked for, or the city. */
  readonly holder: AgencyId;
}

export async function presentMix(db: Db, { scope, holder, ...span }: MixAsked) {
  const rows = await countedMix(db, scope, span);
  const wanted = (await pillarsFor(db, holder)).map(({ id, name, wantedShare }) => ({ id, name, wanted: wantedShare }));
  const pillars = sumBy(rows, ({ pillar_id }) => pillar_id);
  const known = new Set<string>(wanted.map(({ id }) => id));
  const others = [...pillars.keys()].flatMap((id) => (id && !known.has(id) ? [id] : []));
  const further = (await pillarNames(db, others)).map(({ id, name }) => ({ id, name, wanted: null }));
  const duties = sumBy(rows, ({ duty }) => duty);
  const kinds = sumBy(rows, ({ kind }) => kind);
  const unnamed = { id: null, name: '', wanted: null };
  const sample = sampleOf(rows);
  return {
    sample,
    enough: isEnough(sample),
    pillars: sharesOf([...wanted, ...further, unnamed], pillars),
    duties: sharesOf([...allDuties.map(plain), unnamed], duties),
    kinds: sharesOf([...kinds.keys()].flatMap((kind) => kind ?? []).toSorted().map(plain), kinds), // oxfmt-ignore
  };
}

/** Named where it is shown. */
function plain(id: string) {
  return { id, name: id, wanted: null };
}
