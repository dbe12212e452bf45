import type { Db, Tx } from '#platform/db/db.ts';
import { factCodesIn, withFacts } from './fact-text.ts';
import { standingOn, type FactStanding } from './fact-value.ts';
import { factsByCode } from './fact.store.ts';

/** A token of a text and what stands behind it. */
export interface FactUse {
  readonly code: string;
  /** The code again where nobody has entered such a fact. */
  readonly label: string;
  /** As citizens read it; null where there is no such fact (any more). */
  readonly shown: string | null;
  readonly standing: FactStanding | 'unknown';
}

export interface ResolvedFacts {
  readonly uses: readonly FactUse[];
  /** Puts the facts into any of the texts. */
  readonly resolve: (text: string) => string;
}

const none: ResolvedFacts = { uses: [], resolve: (text) => text };

/**
 * The one place where tokens become words: one query for any number of texts, none where no text has a token. `at` is
 * when the words will be read, which decides whether a fact is valid then. System-wide: facts are the city's.
 */
export async function resolveFacts(db: Db | Tx, texts: readonly string[], at: Date): Promise<ResolvedFacts> {
  const codes = factCodesIn(texts);
  if (codes.length === 0) return none;
  const { facts, day } = await factsByCode(db, codes, at);
  const byCode = new Map(facts.filter(({ removed }) => !removed).map((fact) => [fact.code, fact]));
  const uses = codes.map((code): FactUse => {
    const fact = byCode.get(code);
    if (!fact) return { code, label: code, shown: null, standing: 'unknown' };
    return { code, label: fact.label, shown: fact.shown, standing: standingOn(fact, day) };
  });
  return { uses, resolve: (text) => withFacts(text, (code) => byCode.get(code)?.shown) };
}
