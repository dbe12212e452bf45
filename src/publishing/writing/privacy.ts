import type { Draft, Place } from './rule.ts';

const separated = String.raw`[ .\-–\u00A0]?`;
const sixteen = new RegExp(String.raw`(?<![\d.,])(?:\d${separated}){15}\d(?![\d])`, 'gu');
const mobile = new RegExp(String.raw`(?<![\d.,/])(?:\+?62|0)${separated}8(?:${separated}\d){8,11}(?!\d)`, 'gu');
const personalMail = /[\w.+-]{2,40}@(?:gmail|yahoo|outlook|hotmail|ymail|icloud|rocketmail)\.[a-z.]{2,6}(?![\w-])/giu;

/** A NIK or KK: region, date of birth (women's days begin at 41), serial number. Other numbers of sixteen digits are accounts or cards. */
function isIdentityNumber(digits: string): boolean {
  const [day, month] = [Number(digits.slice(6, 8)), Number(digits.slice(8, 10))];
  return ((day >= 1 && day <= 31) || (day >= 41 && day <= 71)) && month >= 1 && month <= 12;
}

/** Identity numbers: what is left is enough to know which one is meant. */
export function identityNumbers({ text }: Draft): readonly Place[] {
  return Array.from(text.matchAll(sixteen), ({ 0: words, index }) => ({ words, index }))
    .filter(({ words }) => isIdentityNumber(words.replaceAll(/\D/g, '')))
    .map(({ words, index }) => ({
      from: index,
      to: index + words.length,
      replacement: `${words.replaceAll(/\D/g, '').slice(0, 4)}${'•'.repeat(12)}`,
      facts: { words: `${words.slice(0, 4)}…` },
    }));
}

/** Mobile numbers and private mail: sometimes a service's own, so it only asks. */
export function contactsOfPeople({ text }: Draft): readonly Place[] {
  return [mobile, personalMail].flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ({ 0: words, index }) => ({
      from: index,
      to: index + words.length,
      facts: { words },
    })),
  );
}

/** What the election guard found, where it stands. */
export function electionWords({ text, electionWords: words }: Draft): readonly Place[] {
  return words.flatMap((found) => {
    const from = text.indexOf(found);
    return from < 0 ? [] : [{ from, to: from + found.length, facts: { words: found } }];
  });
}
