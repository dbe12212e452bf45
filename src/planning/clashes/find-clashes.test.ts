import { expect, test } from 'vitest';
import type { AgencyId } from '#organisation/index.ts';
import { betterTime } from './better-time.ts';
import { collidingPosts, manyPlannedPosts } from '../../../test/support/planned-posts.ts';
import { claimsIn, contradictions } from './claims.ts';
import type { PlannedPost } from './clash.ts';
import { findClashes, findClashesInSlices, type Surroundings } from './find-clashes.ts';
import { subjectWords } from './subject-words.ts';

const around: Surroundings = { common: new Set(['magelang']), solemn: new Map(), zoneOf: () => 'Asia/Jakarta' };
const [dinkes, dishub] = ['a', 'b'].map((letter) => `${letter.repeat(8)}-0000-4000-8000-000000000000` as AgencyId);
let number = 0;

function aPost(part: Partial<PlannedPost>): PlannedPost {
  number += 1;
  const id = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  const publishAt = new Date('2026-12-01T05:00:00Z');
  return { id, agencyId: dinkes as AgencyId, title: '', text: '', state: 'draft', publishAt, place: '', programmes: [], ...part };
} // oxfmt-ignore

const kindsOf = (posts: readonly PlannedPost[]): readonly string[] =>
  findClashes(posts, around).map(({ kind }) => kind);
const theirs = { agencyId: dishub as AgencyId };

test('two agencies in the same hour on the same subject clash, and say by which words', () => {
  const first = aPost({ title: 'Jalan Pahlawan ditutup untuk karnaval' });
  const second = aPost({ ...theirs, title: 'Karnaval budaya di Jalan Pahlawan', publishAt: new Date('2026-12-01T05:59:00Z') });
  expect(findClashes([second, first], around)).toMatchObject([
    { kind: 'same-hour', first: { id: first.id }, second: { id: second.id }, same: { words: ['pahlawan', 'karnaval'] } },
  ]);
}); // oxfmt-ignore

test('not at another hour, not within one agency, not with common words only', () => {
  const first = aPost({ title: 'Jalan Pahlawan ditutup untuk karnaval' });
  const later = new Date('2026-12-01T06:00:00Z');
  expect(kindsOf([first, aPost({ ...theirs, title: 'Karnaval budaya di Jalan Pahlawan', publishAt: later })])).toEqual([]);
  expect(kindsOf([first, aPost({ title: 'Karnaval budaya di Jalan Pahlawan' })])).toEqual([]);
  expect(kindsOf([first, aPost({ ...theirs, title: 'Layanan warga Magelang untuk semua' })])).toEqual([]);
}); // oxfmt-ignore

test('the same programme or place needs fewer words', () => {
  const programmes = [{ id: 'p', name: 'Prodamai' }];
  const [title, text] = ['Gotong royong', 'Warga menanam pohon, memilah sampah, menata taman.'];
  const first = aPost({ title, text, programmes });
  const second = aPost({ ...theirs, title: 'Kerja bakti', text: 'Taman ditata, pohon dirawat, sampah diangkut.', programmes });
  expect(findClashes([first, second], around)[0]?.same).toMatchObject({ programme: 'Prodamai' });
  expect(kindsOf([{ ...first, programmes: [] }, second])).toEqual([]);
}); // oxfmt-ignore

test('other dates for the same subject contradict, with both passages', () => {
  const first = aPost({ title: 'Vaksinasi rabies gratis', text: 'Datang Rabu, 9 Desember 2026 pukul 08.00 WIB.' });
  const second = aPost({ ...theirs, title: 'Vaksinasi rabies gratis', text: 'Datang Kamis, 10 Desember 2026 pukul 09.00 WIB.', publishAt: new Date('2026-12-05T05:00:00Z') });
  expect(findClashes([first, second], around)).toMatchObject([
    { kind: 'contradiction', contradictions: [{ about: 'date', first: first.text, second: second.text }] },
  ]);
}); // oxfmt-ignore

const told = (a: string, b: string): readonly string[] => contradictions(claimsIn(a), claimsIn(b)).map(({ about }) => about); // oxfmt-ignore

test('claims agree when one of each kind is the same', () => {
  expect(told('Rabu, 9 Desember 2026', '09/12/2026')).toEqual([]);
  expect(told('9 Desember', '9 Desember 2026')).toEqual([]);
  expect(told('Tersedia 40 lampu.', 'Ada 50 lampu.')).toEqual(['figure']);
  expect(told('Tersedia 40 lampu.', 'Ada 50 pohon.')).toEqual([]);
  expect(told('Biaya Rp50.000', 'Biaya Rp60.000')).toEqual(['figure']);
  expect(told('pukul 08.00 WIB', 'pukul 09.00 WIB')).toEqual(['hour']);
}); // oxfmt-ignore

test('a post on a solemn day is told once, by the agency’s own clock', () => {
  const solemn = new Map([['2026-12-02', 'Hari berkabung']]);
  const late = aPost({ publishAt: new Date('2026-12-01T17:30:00Z') });
  const found = findClashes([late, aPost({ publishAt: new Date('2026-12-01T16:30:00Z') })], { ...around, solemn });
  expect(found).toMatchObject([{ kind: 'solemn-day', first: { id: late.id }, second: null, day: 'Hari berkabung' }]);
});

test('the id stays, the fingerprint follows the words and hours', () => {
  const first = aPost({ title: 'Jalan Pahlawan ditutup karnaval' });
  const second = aPost({ ...theirs, title: 'Karnaval Jalan Pahlawan' });
  const [before] = findClashes([first, second], around);
  const [after] = findClashes([{ ...second, text: 'Ubah.' }, first], around);
  expect(after?.id).toBe(before?.id);
  expect(after?.fingerprint).not.toBe(before?.fingerprint);
});

test('the time proposed is free for the agency, far from the other post, later, and on no solemn day', () => {
  const post = aPost({ title: 'Jalan Pahlawan ditutup karnaval', publishAt: new Date('2026-12-01T05:00:00Z') });
  const second = aPost({ ...theirs, title: 'Karnaval Jalan Pahlawan', publishAt: new Date('2026-12-01T05:00:00Z') });
  const [clash] = findClashes([post, second], around);
  if (!clash) throw new Error('no clash');
  const moving = { clash, post, zone: 'Asia/Jakarta', now: new Date('2026-11-27T00:00:00Z'), solemn: around.solemn };
  expect(betterTime({ ...moving, posts: [post, second] })).toEqual({ date: '2026-12-01', time: '16:30' });
  const busy = aPost({ publishAt: new Date('2026-12-01T09:30:00Z') });
  expect(betterTime({ ...moving, posts: [post, second, busy] })).toEqual({ date: '2026-12-01', time: '19:00' });
  const solemn = new Map([['2026-12-01', 'Hari berkabung']]);
  expect(betterTime({ ...moving, solemn, posts: [post] })).toEqual({ date: '2026-12-02', time: '07:00' });
}); // oxfmt-ignore

/** A small generator of numbers, the same each time. */
function chanceFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor(state / 65_536) % below;
  };
}

/** Every post with every other, without an index, a window or numbers for words. */
function everyPair(posts: readonly PlannedPost[]): readonly string[] {
  const inOrder = posts.toSorted((a, b) => +a.publishAt - +b.publishAt || a.id.localeCompare(b.id));
  const titles = inOrder.map(({ title }) => [...subjectWords(title)]);
  const rare = (word: string): boolean => titles.filter((words) => words.includes(word)).length <= 60;
  const pairs = inOrder.flatMap((a, at) => inOrder.slice(at + 1).map((b) => [a, b] as const));
  return pairs.filter(([a, b]) => a.agencyId !== b.agencyId).flatMap(([a, b]) => [...sameHour(a, b), ...against(a, b, rare)]); // oxfmt-ignore
}

function sameHour(a: PlannedPost, b: PlannedPost): readonly string[] {
  if (+b.publishAt - +a.publishAt >= 3_600_000) return [];
  const title = compared(a.title, b.title);
  const text = compared(`${a.title} ${a.text}`, `${b.title} ${b.text}`);
  const byTitle = title.shared.length >= 2 && title.share >= 0.5;
  const words = byTitle ? title.shared : wordsOfTexts(text, isHelped(a, b));
  return words.length === 0 ? [] : [`same-hour ${a.id} ${b.id} ${words.slice(0, 5).join(' ')}`];
}

function wordsOfTexts({ shared, share }: ReturnType<typeof compared>, helped: boolean): readonly string[] {
  return (shared.length >= 5 && share >= 0.4) || (helped && shared.length >= 3) ? shared : [];
}

function isHelped(a: PlannedPost, b: PlannedPost): boolean {
  return (a.place !== '' && a.place === b.place) || (a.programmes.length > 0 && b.programmes.length > 0);
}

function against(a: PlannedPost, b: PlannedPost, rare: (word: string) => boolean): readonly string[] {
  const { shared, share } = compared(a.title, b.title);
  if (shared.filter(rare).length < 2 || share < 0.6) return [];
  const claims = [a, b].map(({ title, text }) => claimsIn(`${title}. ${text}`));
  if (contradictions(claims[0] ?? [], claims[1] ?? []).length === 0) return [];
  return [`contradiction ${a.id} ${b.id} ${shared.slice(0, 5).join(' ')}`];
}

function compared(a: string, b: string): { readonly shared: readonly string[]; readonly share: number } {
  const [first, second] = [[...subjectWords(a)], [...subjectWords(b)]];
  const [small, large] = first.length <= second.length ? [first, second] : [second, first];
  const shared = small.filter((word) => large.includes(word));
  return { shared, share: shared.length / Math.max(1, small.length) };
}

test('finds what comparing every post with every other finds', () => {
  const plain = { ...around, common: new Set<string>() };
  const chance = chanceFrom(7);
  for (const count of [2, 9, 20, 30, 45, 60, 75]) {
    const posts = collidingPosts(count, chance);
    const found = findClashes(posts, plain).map(({ kind, first, second, same }) => `${kind} ${first.id} ${second?.id} ${same?.words.join(' ')}`);
    expect(found.length).toBeLessThan(500);
    expect(found.toSorted()).toEqual(everyPair(posts).toSorted());
  }
}); // oxfmt-ignore

test('ten thousand posts are compared while others are served, with the same outcome', async () => {
  const posts = manyPlannedPosts(10_000);
  let turns = 0;
  const others = setInterval(() => (turns += 1), 1);
  const inSlices = await findClashesInSlices(posts, around);
  clearInterval(others);
  expect(turns).toBeGreaterThan(3);
  expect(inSlices.length).toBeGreaterThan(0);
  expect(inSlices).toEqual(findClashes(posts, around));
});
