import { isoDay } from '#platform/time/format.ts';
import { claimsIn, contradictions, type Claim } from './claims.ts';
import { clashId, fingerprintOf, type Clash, type PlannedPost, type Sameness } from './clash.ts';
import { sharedWords, subjectWords } from './subject-words.ts';

export interface Surroundings {
  /** Words that all share: the city's and the agencies' names. */
  readonly common: ReadonlySet<string>;
  /** Solemn days by date, such as `2026-12-04`. */
  readonly solemn: ReadonlyMap<string, string>;
  readonly zoneOf: (agencyId: string) => string;
}

interface Read {
  readonly post: PlannedPost;
  readonly title: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
  /** Read only when asked for: most posts meet no other. */
  readonly claims: () => readonly Claim[];
}

const hourMs = 3_600_000;
/** A word that stands in more posts than this says little about any. */
const tooCommon = 60;
/** More of a kind than anybody can settle; the nearest come first. */
const most = 500;

/** All clashes among planned posts, the nearest first. Deterministic: the same posts give the same clashes. */
export function findClashes(posts: readonly PlannedPost[], around: Surroundings): readonly Clash[] {
  const reads = posts.toSorted((a, b) => a.publishAt.getTime() - b.publishAt.getTime() || a.id.localeCompare(b.id)).map((post) => read(post, around.common)); // oxfmt-ignore
  const clashes = [...inTheSameHour(reads), ...contradicting(reads), ...onSolemnDays(reads, around)];
  return clashes.toSorted((a, b) => a.first.publishAt.getTime() - b.first.publishAt.getTime() || a.id.localeCompare(b.id)); // oxfmt-ignore
}

function read(post: PlannedPost, common: ReadonlySet<string>): Read {
  let claims: readonly Claim[] | undefined;
  return {
    post,
    title: subjectWords(post.title, common),
    words: subjectWords(`${post.title} ${post.text}`, common),
    claims: () => (claims ??= claimsIn(`${post.title}. ${post.text}`)),
  };
}

/** A window that slides over the posts in order of time. */
function inTheSameHour(reads: readonly Read[]): readonly Clash[] {
  const found: Clash[] = [];
  for (const [index, first] of reads.entries()) {
    for (let next = index + 1; next < reads.length; next += 1) {
      const second = reads[next];
      if (!second || second.post.publishAt.getTime() - first.post.publishAt.getTime() >= hourMs) break;
      const same = first.post.agencyId === second.post.agencyId ? undefined : samenessOf(first, second);
      if (same) found.push(clashOf('same-hour', [first.post, second.post], { same }));
    }
    if (found.length >= most) break;
  }
  return found;
}

/** Two words of the titles, or several of the texts; fewer when programme or place are the same. */
function samenessOf(a: Read, b: Read): Sameness | undefined {
  const titleWords = sharedWords(a.title, b.title);
  const words = sharedWords(a.words, b.words);
  const programme = sharedProgramme(a.post, b.post);
  const place = sharedPlace(a.post, b.post);
  const byTitle = titleWords.length >= 2 && share(titleWords, a.title, b.title) >= 0.5;
  const byText = words.length >= 5 && share(words, a.words, b.words) >= 0.4;
  const helped = (programme ?? place) !== null && words.length >= 3;
  if (!byTitle && !byText && !helped) return undefined;
  return { words: (byTitle ? titleWords : words).slice(0, 5), programme, place };
}

/** Of the shorter of the two. */
function share(words: readonly string[], a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return words.length / Math.max(1, Math.min(a.size, b.size));
}

function sharedProgramme(a: PlannedPost, b: PlannedPost): string | null {
  return a.programmes.find(({ id }) => b.programmes.some((other) => other.id === id))?.name ?? null;
}

function sharedPlace(a: PlannedPost, b: PlannedPost): string | null {
  return a.place !== '' && a.place.toLowerCase() === b.place.toLowerCase() ? a.place : null;
}

function contradicting(reads: readonly Read[]): readonly Clash[] {
  const found: Clash[] = [];
  for (const [a = 0, b = 0] of pairsWithTitlesAlike(reads)) {
    found.push(...contradictionBetween(reads[a], reads[b]));
    if (found.length >= most) break;
  }
  return found;
}

/** Candidates meet in an index of rarer title words, so that ten thousand posts need no ten thousand squared. */
function pairsWithTitlesAlike(reads: readonly Read[]): readonly (readonly number[])[] {
  const index = new Map<string, number[]>();
  for (const [at, { title }] of reads.entries()) {
    for (const word of title) placesOf(index, word).push(at);
  }
  const met = new Map<string, number>();
  for (const places of index.values()) {
    if (places.length > tooCommon) continue;
    for (const [order, a] of places.entries()) for (const b of places.slice(order + 1)) count(met, `${a}:${b}`);
  }
  const pairs = [...met].filter(([, shared]) => shared >= 2).map(([pair]) => pair.split(':').map(Number));
  return pairs.toSorted(([a = 0], [b = 0]) => a - b);
}

function placesOf(index: Map<string, number[]>, word: string): number[] {
  const places = index.get(word) ?? [];
  index.set(word, places);
  return places;
}

function count(met: Map<string, number>, pair: string): void {
  met.set(pair, (met.get(pair) ?? 0) + 1);
}

function contradictionBetween(a: Read | undefined, b: Read | undefined): readonly Clash[] {
  if (!a || !b || a.post.agencyId === b.post.agencyId) return [];
  const words = sharedWords(a.title, b.title);
  if (words.length < 2 || words.length / Math.min(a.title.size, b.title.size) < 0.6) return [];
  const found = contradictions(a.claims(), b.claims());
  if (found.length === 0) return [];
  const same = { words: words.slice(0, 5), programme: null, place: null };
  return [clashOf('contradiction', [a.post, b.post], { same, contradictions: found })];
}

function onSolemnDays(reads: readonly Read[], { solemn, zoneOf }: Surroundings): readonly Clash[] {
  if (solemn.size === 0) return [];
  return reads.flatMap(({ post }) => {
    const day = solemn.get(isoDay(post.publishAt, zoneOf(post.agencyId)));
    return day === undefined ? [] : [clashOf('solemn-day', [post, null], { day })];
  });
}

function clashOf(
  kind: Clash['kind'],
  [first, second]: readonly [PlannedPost, PlannedPost | null],
  found: Partial<Pick<Clash, 'same' | 'contradictions' | 'day'>>,
): Clash {
  return {
    id: clashId(kind, first.id, second?.id ?? found.day ?? ''),
    kind,
    first,
    second,
    same: found.same ?? null,
    contradictions: found.contradictions ?? [],
    day: found.day ?? null,
    fingerprint: fingerprintOf([first, second]),
  };
}
