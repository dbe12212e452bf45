/** Pure and browser-safe: advice on a text while it is written. Advice never keeps anything from going out. */

/** What a rule may look at. */
export interface Draft {
  readonly title: string;
  readonly text: string;
  /** The day it will be read, as `2026-11-27`. */
  readonly readOn: string;
  readonly pictures: readonly { readonly alt: string }[];
  /** Tokens of facts that may not be said on that day, or that stand for nothing. */
  readonly outdatedFacts: readonly string[];
  /** Words that the election guard found. */
  readonly electionWords: readonly string[];
}

/** A place in the text; an empty one (`from` is `to`) means the text as a whole. */
export interface Place {
  readonly from: number;
  readonly to: number;
  /** Other words that can stand there without another change. */
  readonly replacement?: string;
  /** For the placeholders of reason and suggestion. */
  readonly facts?: Readonly<Record<string, string | number>>;
}

export const ruleGroups = ['language', 'content', 'safety'] as const;
export type RuleGroup = (typeof ruleGroups)[number];

/** Reason and suggestion are words: `advice.<id>` and `advice.<id>.do`. */
export interface Rule {
  readonly id: string;
  readonly group: RuleGroup;
  readonly finds: (draft: Draft) => readonly Place[];
}

/** The text as a whole: something is missing that could stand anywhere. */
export const wholeText: Place = { from: 0, to: 0 };

const before = String.raw`(?<![\p{L}\p{M}\p{N}_#@/.-])`;
const after = String.raw`(?![\p{L}\p{M}\p{N}_@/-])`;

/** Any of these, as whole words, however they are written; in hashtags and addresses they are none. */
export function anyOf(patterns: readonly string[]): RegExp {
  const sources = patterns.map((pattern) => pattern.replaceAll(' ', String.raw`\s+`));
  return new RegExp(`${before}(?:${sources.join('|')})${after}`, 'giu');
}

export function placesOf(text: string, pattern: RegExp): readonly Place[] {
  return Array.from(text.matchAll(pattern), ({ 0: words, index }) => ({ from: index, to: index + words.length }));
}

/** Begins with a capital where the words it replaces do. */
export function capitalised(replacement: string, words: string): string {
  const [first = ''] = words;
  return first === first.toLocaleLowerCase('id')
    ? replacement
    : replacement.charAt(0).toLocaleUpperCase('id') + replacement.slice(1);
}
