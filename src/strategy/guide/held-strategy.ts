import type { Agency, AgencyTree } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import { emptyStrategy } from './content.ts';
import type { StrategyContent, WritingGuide } from './contract.ts';
import { strategiesOf, type WrittenStrategy } from './strategy.store.ts';

/** All that holds for an agency. */
export interface HeldStrategy {
  readonly own: WrittenStrategy | undefined;
  /** The city first; agencies that wrote nothing are left out. */
  readonly inherited: readonly { readonly agency: Agency; readonly content: StrategyContent }[];
}

export async function heldStrategy(
  db: Db | Tx,
  { agency, tree }: { readonly agency: Agency; readonly tree: AgencyTree },
): Promise<HeldStrategy> {
  const above = tree.ancestors(agency.id).toReversed();
  const written = await strategiesOf(db, [...above, agency.id]);
  const inherited = above.flatMap((id) => {
    const [from, strategy] = [tree.get(id), written.get(id)];
    return from && strategy ? [{ agency: from, content: strategy.content }] : [];
  });
  return { own: written.get(agency.id), inherited };
}

/** The nearest agency's word wins where two speak of the same one. */
export function writingGuide({ own, inherited }: HeldStrategy, agency: Agency): WritingGuide {
  const parts = [...inherited, { agency, content: own?.content ?? emptyStrategy }];
  const all = <Row>(rows: (content: StrategyContent) => readonly Row[]): (Row & { from: string })[] =>
    parts.flatMap((part) => rows(part.content).map((row) => ({ ...row, from: part.agency.shortName })));
  const avoid = all((content) => content.avoid);
  const hashtags = all((content) => content.hashtags);
  return {
    avoid: [...new Map(avoid.map((row) => [row.word.trim().toLocaleLowerCase('id'), row])).values()],
    hashtags: [...new Map(hashtags.map((row) => [row.tag.toLocaleLowerCase('id'), row])).values()],
  };
}
