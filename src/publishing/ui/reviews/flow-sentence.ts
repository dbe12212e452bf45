import type { Say } from '#web/words/words.ts';
import type { ReviewWord } from './words.ts';

interface SaidStep {
  readonly need: 'any' | 'all';
  readonly parties: readonly { readonly kind: 'approver' | 'coordinator' | 'people'; readonly title?: string }[];
}

/** "Ditinjau dulu oleh Bagian Hukum dan pemberi persetujuan, lalu koordinator." */
export function flowSentence(steps: readonly SaidStep[], say: Say<ReviewWord>, language: 'id' | 'en'): string {
  const [first = '', ...rest] = steps.map((step) => stepWords(step, say, language));
  if (rest.length === 0) return say('sentence.one', { first });
  return say('sentence.more', { first, rest: rest.reduce((before, next) => say('sentence.then', { before, next })) });
}

/** Whom a step asks, in one phrase. */
export function stepWords({ need, parties }: SaidStep, say: Say<ReviewWord>, language: 'id' | 'en'): string {
  const joined = new Intl.ListFormat(language, { type: need === 'all' ? 'conjunction' : 'disjunction' });
  return joined.format(parties.map((party) => partyWords(party, say)));
}

export function partyWords({ kind, title }: SaidStep['parties'][number], say: Say<ReviewWord>): string {
  return kind === 'people' ? title?.trim() || say('party.people') : say(`party.${kind}`);
}
