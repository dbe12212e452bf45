import type { Agency, AgencyTree } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import { emptyStrategy } from './content.ts';
import type { StrategyContent } from './contract.ts';
import { heldStrategy } from './held-strategy.ts';

export type Brand = Pick<StrategyContent['brand'], 'logos' | 'colours'>;

/** The agency's own logos and colours, each as written nearest to it: an agency without a logo bears the city's. System-wide. */
export async function brandFor(db: Db, place: { readonly agency: Agency; readonly tree: AgencyTree }): Promise<Brand> {
  const { own, inherited } = await heldStrategy(db, place);
  const nearest = [own?.content ?? emptyStrategy, ...inherited.toReversed().map(({ content }) => content)];
  const first = <Row>(rows: (brand: Brand) => readonly Row[]): Row[] => [
    ...(nearest.map(({ brand }) => rows(brand)).find(({ length }) => length > 0) ?? []),
  ];
  return { logos: first(({ logos }) => logos), colours: first(({ colours }) => colours) };
}
