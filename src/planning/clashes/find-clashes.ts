import { inSlices, atOnce } from '#platform/in-slices.ts';
import { isoDay } from '#platform/time/format.ts';
import { claimsIn, contradictions, type Claim } from './claims.ts';
import { clashId, fingerprintOf, type Clash, type PlannedPost, type Sameness } from './clash.ts';
import { vocabulary, type Vocabulary } from './subject-words.ts';

export interface Surroundings {
  /** Words that all share: the city's and the agencies' names. */
  readonly common: ReadonlySet<string>;
  /** Solemn days by date, such as `2026-12-04`. */
  readonly solemn: ReadonlyMap<string, string>;
  readonly zoneOf: (agencyId: string) => string;
}

interface Read {
  readonly post: PlannedPost;
  /** Words as numbers of the vocabulary. */
  readonly title: readonly number[];
  readonly words: readonly number[];
  /** Read only when asked for: most posts meet no other. */
  readonly claims: () => readonly Claim[];
}

interface Reading {
  readonly reads: readonly Read[];
  readonly vocabulary: Vocabulary;
}

/** Comparing takes a while for thousands of posts: whoever takes the steps may do other things between them. */
type Steps<Value> = Generator<undefined, Value>;

const hourMs = 3_600_000;
/** A word that stands in more posts than this says little about any. */
const tooCommon = 60;
/** More of a kind than anybody can settle; the nearest come first. */
const most = 500;

/** All clashes among planned posts, the nearest first. Deterministic: the same posts give the same clashes. */
export function findClashes(posts: readonly PlannedPost[], around: Surroundings): readonly Clash[] {
  return atOnce(comparing(posts, around));
}

/** The same, while others are served too. */
export function findClashesInSlices(posts: readonly PlannedPost[], around: Surroundings): Promise<readonly Clash[]> {
  return inSlices(comparing(posts, around));
}

function* comparing(posts: readonly PlannedPost[], around: Surroundings): Steps<readonly Clash[]> {
  const reading = yield* readAll(posts, around.common);
  const clashes = [...(yield* inTheSameHour(reading)), ...(yield* contradicting(reading)), ...(yield* onSolemnDays(reading, around))];
  return clashes.toSorted((a, b) => a.first.publishAt.getTime() - b.first.publishAt.getTime() || a.id.localeCompare(b.id));
} // oxfmt-ignore

/** All titles first, so that words are numbered as the titles bring them. */
function* readAll(posts: readonly PlannedPost[], common: ReadonlySet<string>): Steps<Reading> {
  const inOrder = posts.toSorted((a, b) => a.publishAt.getTime() - b.publishAt.getTime() || a.id.localeCompare(b.id));
  const words = vocabulary(common);
  const titles: (readonly number[])[] = [];
  for (const { title } of inOrder) {
    titles.push(words.read(title));
    yield;
  }
  const reads: Read[] = [];
  for (const [at, post] of inOrder.entries()) {
    let claims: readonly Claim[] | undefined;
    reads.push({
      post,
      title: titles[at] ?? [],
      words: words.read(post.title, post.text),
      claims: () => (claims ??= claimsIn(`${post.title}. ${post.text}`)),
    });
    yield;
  }
  return { reads, vocabulary: words };
}

/** A window that slides over the posts in order of time. */
function* inTheSameHour({ reads, vocabulary: { size, wordsOf } }: Reading): Steps<readonly Clash[]> {
  const found: Clash[] = [];
  /** Who had a word last: a word is the first's own when it stands here under the first's turn. */
  const marks = new Uint32Array(size());
  for (const [index, first] of reads.entries()) {
    for (const number of first.words) marks[number] = index + 1;
    for (const second of within(reads, index)) {
      if (first.post.agencyId === second.post.agencyId) continue;
      const shared = second.words.reduce((sum, number) => sum + (marks[number] === index + 1 ? 1 : 0), 0);
      const same = samenessOf(first, second, shared);
      if (!same) continue;
      const told = { words: wordsOf(same.words), programme: same.programme, place: same.place };
      found.push(clashOf('same-hour', [first.post, second.post], { same: told }));
    }
    if (found.length >= most) break;
    yield;
  }
  return found;
}

/** Those of the hour after one. */
function* within(reads: readonly Read[], index: number): Generator<Read> {
  const until = (reads[index]?.post.publishAt.getTime() ?? 0) + hourMs;
  for (let next = index + 1; next < reads.length; next += 1) {
    const second = reads[next];
    if (!second || second.post.publishAt.getTime() >= until) return;
    yield second;
  }
}

interface NumberedSameness extends Omit<Sameness, 'words'> {
  readonly words: readonly number[];
}

/** Two words of the titles, or several of the texts; fewer when programme or place are the same. */
function samenessOf(a: Read, b: Read, shared: number): NumberedSameness | undefined {
  // A title's words are among the text's.
  if (shared < 2) return undefined;
  const titleWords = sharedWords(a.title, b.title);
  const programme = sharedProgramme(a.post, b.post);
  const place = sharedPlace(a.post, b.post);
  const byTitle = titleWords.length >= 2 && share(titleWords.length, a.title, b.title) >= 0.5;
  const byText = shared >= 5 && share(shared, a.words, b.words) >= 0.4;
  const helped = (programme ?? place) !== null && shared >= 3;
  if (!byTitle && !byText && !helped) return undefined;
  return { words: (byTitle ? titleWords : sharedWords(a.words, b.words)).slice(0, 5), programme, place };
}

/** In the order of the shorter. */
function sharedWords(a: readonly number[], b: readonly number[]): readonly number[] {
  const [small, large] = a.length <= b.length ? [a, b] : [b, a];
  return small.filter((number) => large.includes(number));
}

/** Of the shorter of the two. */
function share(shared: number, a: readonly number[], b: readonly number[]): number {
  return shared / Math.max(1, Math.min(a.length, b.length));
}

function sharedProgramme(a: PlannedPost, b: PlannedPost): string | null {
  return a.programmes.find(({ id }) => b.programmes.some((other) => other.id === id))?.name ?? null;
}

function sharedPlace(a: PlannedPost, b: PlannedPost): string | null {
  return a.place !== '' && a.place.toLowerCase() === b.place.toLowerCase() ? a.place : null;
}

function* contradicting({ reads, vocabulary: { wordsOf } }: Reading): Steps<readonly Clash[]> {
  const found: Clash[] = [];
  const alike = titlesAlike(reads);
  for (const [index, first] of reads.entries()) {
    for (const second of alike(index)) found.push(...contradictionBetween(first, second, wordsOf));
    if (found.length >= most) break;
    yield;
  }
  return found.slice(0, most);
}

/** Candidates meet in an index of rarer title words, so that ten thousand posts need no ten thousand squared. */
function titlesAlike(reads: readonly Read[]): (index: number) => readonly Read[] {
  const placesOf = new Map<number, number[]>();
  for (const [at, { title }] of reads.entries()) {
    for (const number of title) {
      const places = placesOf.get(number);
      if (places) places.push(at);
      else placesOf.set(number, [at]);
    }
  }
  return (index) => {
    const met = new Map<number, number>();
    for (const number of (reads[index]?.title ?? []).toSorted((a, b) => a - b)) {
      const places = placesOf.get(number) ?? [];
      if (places.length > tooCommon) continue;
      for (const at of places) if (at > index) met.set(at, (met.get(at) ?? 0) + 1);
    }
    return [...met].flatMap(([at, shared]) => (shared >= 2 ? (reads[at] ?? []) : []));
  };
}

function contradictionBetween(a: Read, b: Read, wordsOf: Vocabulary['wordsOf']): readonly Clash[] {
  if (a.post.agencyId === b.post.agencyId) return [];
  const shared = sharedWords(a.title, b.title);
  if (shared.length < 2 || share(shared.length, a.title, b.title) < 0.6) return [];
  const found = contradictions(a.claims(), b.claims());
  if (found.length === 0) return [];
  const same = { words: wordsOf(shared.slice(0, 5)), programme: null, place: null };
  return [clashOf('contradiction', [a.post, b.post], { same, contradictions: found })];
}

function* onSolemnDays({ reads }: Reading, { solemn, zoneOf }: Surroundings): Steps<readonly Clash[]> {
  const found: Clash[] = [];
  for (const { post } of solemn.size > 0 ? reads : []) {
    const day = solemn.get(isoDay(post.publishAt, zoneOf(post.agencyId)));
    if (day !== undefined) found.push(clashOf('solemn-day', [post, null], { day }));
    yield;
  }
  return found;
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
