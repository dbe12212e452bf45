/** Something a text states that another text about the same may state otherwise. */
export interface Claim {
  readonly about: 'date' | 'hour' | 'figure';
  /** Of a figure: what is counted. */
  readonly unit: string;
  readonly value: string;
  /** The sentence it stands in. */
  readonly passage: string;
}

const months = ['januari', 'februari', 'maret', 'april', 'mei', 'juni', 'juli', 'agustus', 'september', 'oktober', 'november', 'desember']; // oxfmt-ignore
const longDate = new RegExp(String.raw`\b(\d{1,2})\s+(${months.join('|')})(?:\s+(\d{4}))?`, 'gi');
const shortDate = /\b(\d{1,2})[/-](\d{1,2})[/-](\d{4})\b/g;
const hour = /\b(?:pukul|jam)\s+(\d{1,2})[.:](\d{2})/gi;
const money = /\brp\.?\s*([\d.]+(?:,\d+)?)(\s*(?:ribu|juta|miliar|triliun))?/gi;
const counted = /(?<![\d.,/:])(\d+(?:\.\d{3})*(?:,\d+)?)\s+(\p{L}{3,})/gu;
const noUnits = /^(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember|wib|wita|wit|juta|ribu|miliar|triliun|dan|sampai|hingga|dari|yang|pukul|jam|hari|menit|tahun)$/i; // oxfmt-ignore

export function claimsIn(text: string): readonly Claim[] {
  return text.split(/(?<=[.!?])\s+|\n+/).flatMap((sentence) => claimsOf(sentence.trim()));
}

function claimsOf(passage: string): readonly Claim[] {
  const claim = (about: Claim['about'], value: string, unit = ''): Claim => ({ about, unit, value, passage });
  return [
    ...matches(longDate, passage).map(([, day = '', month = '', year = '']) => claim('date', `${Number(day)}/${months.indexOf(month.toLowerCase()) + 1}/${year}`)),
    ...matches(shortDate, passage).map(([, day = '', month = '', year = '']) => claim('date', `${Number(day)}/${Number(month)}/${year}`)),
    ...matches(hour, passage).map(([, hours = '', minutes = '']) => claim('hour', `${Number(hours)}.${minutes}`)),
    ...matches(money, passage).map(([, value = '', size = '']) => claim('figure', `${value.replace(/\.$/, '')}${size.toLowerCase()}`, 'rp')),
    ...matches(counted, passage).flatMap(([, value = '', unit = '']) => (noUnits.test(unit) ? [] : [claim('figure', value, unit.toLowerCase())])),
  ];
} // oxfmt-ignore

function matches(pattern: RegExp, text: string): readonly (readonly string[])[] {
  return [...text.matchAll(pattern)];
}

export interface Contradiction {
  readonly about: Claim['about'];
  readonly first: string;
  readonly second: string;
}

/** Both say something of one kind, and nothing that they say agrees. */
export function contradictions(a: readonly Claim[], b: readonly Claim[]): readonly Contradiction[] {
  const found: Contradiction[] = [];
  for (const claim of a) {
    const kindred = (one: Claim): boolean => one.about === claim.about && one.unit === claim.unit;
    const others = b.filter(kindred);
    const own = a.filter(kindred);
    const agrees = own.some((one) => others.some((other) => agree(one, other)));
    const [other] = others;
    if (other && !agrees && !found.some(({ about }) => about === claim.about))
      found.push({ about: claim.about, first: claim.passage, second: other.passage });
  }
  // Other dates have other hours and figures: then the date is what is to be settled.
  return found.some(({ about }) => about === 'date') ? found.filter(({ about }) => about === 'date') : found;
}

/** A date without a year agrees with the same day of any year. */
function agree(a: Claim, b: Claim): boolean {
  if (a.about !== 'date') return a.value === b.value;
  const [first, second] = [a.value.split('/'), b.value.split('/')];
  const sameYear = first[2] === '' || second[2] === '' || first[2] === second[2];
  return sameYear && first[0] === second[0] && first[1] === second[1];
}
