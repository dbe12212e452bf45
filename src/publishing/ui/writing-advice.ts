export type AdviceRule = 'official-opening' | 'long-sentence' | 'personal-data';

/** A hint while writing; it never keeps anything from going out. */
export interface Advice {
  readonly rule: AdviceRule;
  readonly fine: boolean;
  readonly facts: Readonly<Record<string, string | number>>;
}

const openings = /(?:^|\n)\s*(dalam rangka|sehubungan dengan|dalam upaya|bersama ini|menindaklanjuti)\b/i;
const longestGood = 25;
/** NIK and mobile numbers, also with spaces, dots or dashes between the digits. */
const personal = /(?:\d[ .-]?){16}|(?:\+62|\b08)(?:[ .-]?\d){8,12}/;

export function adviceOn(text: string): readonly Advice[] {
  if (text.trim() === '') return [];
  const opening = openings.exec(text)?.[1] ?? '';
  const words = longestSentence(text);
  return [
    { rule: 'official-opening', fine: opening === '', facts: { opening } },
    { rule: 'long-sentence', fine: words <= longestGood, facts: { words } },
    { rule: 'personal-data', fine: !personal.test(text), facts: {} },
  ];
}

function longestSentence(text: string): number {
  const sentences = text.split(/[.!?…]+\s|\n+/);
  return Math.max(...sentences.map((sentence) => sentence.split(/\s+/).filter(Boolean).length));
}
