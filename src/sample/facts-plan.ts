import { factCodesIn, isFactKind, shownFact, withFacts, type FactDisplay } from '#strategy/contract.ts';
import { chanceFrom } from './chance.ts';
import contents from './content/facts.json' with { type: 'json' };
import { dayMs, inMagelang, later, sampleId } from './ids.ts';
import type { SampleAgency } from './people-plan.ts';
import type { SamplePost, SamplePostState } from './posts-plan.ts';

interface FactContent {
  readonly agency: string;
  readonly code: string;
  readonly label: string;
  readonly kind: string;
  readonly value?: string;
  /** A date that hangs on the day of filling. */
  readonly valueDays?: number;
  readonly unit?: string;
  readonly display: string;
  readonly source: string;
  readonly fromDays?: number;
  readonly untilDays?: number;
  readonly former?: { readonly value: string; readonly daysAgo: number; readonly note: string };
  /** Closes some posts of its agency. */
  readonly sentence?: string;
}

export interface SampleFact {
  readonly id: string;
  readonly agency: SampleAgency;
  readonly content: FactContent;
  readonly value: string;
  readonly shown: string;
  readonly former: { readonly shown: string; readonly until: Date; readonly note: string } | null;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
}

const ownSeed = 1414;

/** The registry of a city that has kept it for some months: most stand, some changed this week, one is over. */
export function planFacts(now: Date, agencies: readonly SampleAgency[]): readonly SampleFact[] {
  const chance = chanceFrom(ownSeed);
  return (contents as readonly FactContent[]).flatMap((content) => {
    const agency = agencies.find(({ code }) => code === content.agency);
    if (!agency) return [];
    const day = (days: number | undefined): string | null =>
      days === undefined
        ? null
        : later(inMagelang(now, days, 12), 0)
            .toISOString()
            .slice(0, 10);
    const value = content.value ?? day(content.valueDays) ?? '';
    const { former } = content;
    return {
      id: sampleId(chance),
      agency,
      content,
      value,
      shown: shownAs(content, value),
      former: former
        ? { shown: shownAs(content, former.value), until: later(now, -former.daysAgo * dayMs), note: former.note }
        : null,
      validFrom: day(content.fromDays),
      validUntil: day(content.untilDays),
    };
  });
}

function shownAs({ kind, unit = '', display }: FactContent, value: string): string {
  if (!isFactKind(kind)) throw new Error(`No kind of fact: ${kind}`);
  return shownFact({ kind, value, unit, display: display as FactDisplay }, 'WIB');
}

const closing: ReadonlySet<SamplePostState> = new Set(['published', 'scheduled', 'in-review', 'draft']);
const ofEachState = 2;

/** Closes the posts nearest to now, a few in each state, with the sentence of a fact of their agency. */
export function closeWithFacts(posts: readonly SamplePost[], facts: readonly SampleFact[], now: Date) {
  const near = (post: SamplePost): number => Math.abs(post.publishAt.getTime() - now.getTime());
  const chosen = new Map<string, string>();
  for (const { agency, content } of facts) {
    const own = posts.filter(({ activity }) => activity.agency.id === agency.id).toSorted((a, b) => near(a) - near(b));
    for (const state of content.sentence ? closing : []) {
      for (const post of own.filter((one) => one.state === state).slice(0, ofEachState))
        chosen.set(post.id, content.sentence ?? '');
    }
  }
  return posts.map((post) => {
    const sentence = chosen.get(post.id);
    return sentence ? { ...post, text: `${post.text}\n\n${sentence}` } : post;
  });
}

const undecided: ReadonlySet<SamplePostState> = new Set(['draft', 'in-review', 'returned']);

/** By code, what was approved with a post: what the facts said when it was made. */
export function approvedFacts(post: SamplePost, facts: readonly SampleFact[]): ReadonlyMap<string, string | null> {
  const pairs = factCodesIn([post.text]).map((code) => {
    const fact = facts.find(({ content }) => content.code === code);
    const then = fact?.former && post.createdAt < fact.former.until ? fact.former.shown : fact?.shown;
    return [code, undecided.has(post.state) ? null : (then ?? null)] as const;
  });
  return new Map(pairs);
}

/** The words as they went out, or will. */
export function asFrozen(text: string, post: SamplePost, facts: readonly SampleFact[]): string {
  const approved = approvedFacts(post, facts);
  return withFacts(text, (code) => approved.get(code) ?? undefined);
}
