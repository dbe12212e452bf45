import { useMemo } from 'react';
import { isoDay } from '#platform/time/format.ts';
import { factChoicesEndpoint, factCodesIn, standingOn, type FactStanding } from '#strategy/contract.ts';
import type { Got } from '#web/api/call.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { useZone } from '#web/kit/time.tsx';

export type FactChoice = Got<typeof factChoicesEndpoint>['items'][number];

export interface UsedFact {
  readonly code: string;
  /** Absent where nobody has entered such a fact. */
  readonly fact: FactChoice | undefined;
  readonly standing: FactStanding | 'unknown';
}

export interface Facts {
  readonly choices: readonly FactChoice[];
  readonly loading: boolean;
  readonly shownOf: (code: string) => string | undefined;
  /** The tokens of a text that will be read at that instant. */
  readonly usedIn: (text: string, at: string | null) => readonly UsedFact[];
  readonly standingOf: (fact: FactChoice, at: string | null) => FactStanding;
}

/** The registry, for writing: resolved here while typing by the same rules as on the server. */
export function useFacts(): Facts {
  const answer = useAnswer(factChoicesEndpoint, {}, { staleMs: 60_000 });
  const zone = useZone();
  const choices = answer.data?.items;
  return useMemo(() => {
    const byCode = new Map((choices ?? []).map((fact) => [fact.code, fact]));
    const standingOf = (fact: FactChoice, at: string | null): FactStanding => {
      const planned = at === null ? undefined : new Date(at);
      const now = new Date();
      return standingOn(fact, isoDay(planned && planned > now ? planned : now, zone));
    };
    return {
      choices: choices ?? [],
      loading: choices === undefined,
      shownOf: (code) => byCode.get(code)?.shown,
      standingOf,
      usedIn: (text, at) =>
        factCodesIn([text]).map((code) => {
          const fact = byCode.get(code);
          return { code, fact, standing: fact ? standingOf(fact, at) : 'unknown' };
        }),
    };
  }, [choices, zone]);
}
