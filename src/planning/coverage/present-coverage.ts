import { wards, type AgencyScope, type AgencyTree, type Ward } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import type { CoverageBasis, CoverageRow } from './contract.ts';
import { countedWeeks, lastTold, programmesBetween, type CountedWeek, type CoverageSpan } from './coverage.view.ts';
import { daysBetween, mondaysUpTo } from './weeks.ts';

export interface CoverageAsked {
  readonly by: CoverageBasis;
  readonly to: string;
  readonly weeks: number;
  readonly zone: string;
  readonly scope: AgencyScope;
  readonly tree: AgencyTree;
}

/** What may be covered, also when it was not: that is what is looked for. */
interface Thing {
  readonly id: string | null;
  /** As the counts name it. */
  readonly key: string | null;
  readonly name: string;
  readonly note: string;
}

export async function presentCoverage(db: Db, asked: CoverageAsked) {
  const { by, to, zone, scope } = asked;
  const weeks = mondaysUpTo(to, asked.weeks);
  const span: CoverageSpan = { from: weeks[0] ?? to, to, zone };
  const counted = await countedWeeks(db, scope, { by, weeks, to, zone });
  const things = await thingsOf(db, asked, { span, counted });
  const rows = things.map((thing) => rowOf(thing, { weeks, counted, to }));
  return { weeks: [...weeks], today: to, rows: await withLastOfLongAgo(db, rows, asked) };
}

interface Found {
  readonly span: CoverageSpan;
  readonly counted: readonly CountedWeek[];
}

async function thingsOf(
  db: Db,
  { by, tree, scope }: CoverageAsked,
  { span, counted }: Found,
): Promise<readonly Thing[]> {
  const shortName = (id: string): string => tree.get(id)?.shortName ?? '';
  if (by === 'programme') {
    const programmes = await programmesBetween(db, span);
    const named = programmes.map(({ id, name, agency_id }) => ({ id, key: id, name, note: shortName(agency_id) }));
    return [...named, { id: null, key: null, name: '', note: '' }];
  }
  if (by === 'agency') {
    const inScope = new Set<string>(scope);
    return tree.all
      .filter(({ id, active }) => inScope.has(id) && active)
      .map(({ id, shortName: name, name: note }) => ({ id, key: id, name, note }));
  }
  if (by === 'ward') return wardThings(await wards(db), counted);
  const media = [...new Set(counted.flatMap(({ row_id }) => row_id ?? []))].toSorted();
  return media.map((medium) => ({ id: medium, key: medium, name: medium, note: '' }));
}

/** The city's wards, then whatever else activities named. */
function wardThings(list: readonly Ward[], counted: readonly CountedWeek[]): readonly Thing[] {
  const known = list.map(({ name, district }) => ({ id: name, key: name.toLowerCase(), name, note: district }));
  const keys = new Set(known.map(({ key }) => key));
  const others = [...new Set(counted.flatMap(({ row_id }) => (row_id && !keys.has(row_id) ? [row_id] : [])))];
  return [...known, ...others.toSorted().map((name) => ({ id: name, key: name, name, note: '' }))];
}

interface Counting {
  readonly weeks: readonly string[];
  readonly counted: readonly CountedWeek[];
  readonly to: string;
}

function rowOf({ id, key, name, note }: Thing, { weeks, counted, to }: Counting): CoverageRow {
  const own = counted.filter(({ row_id }) => row_id === key);
  const byWeek = new Map(own.map((row) => [row.week, row]));
  const cells = weeks.map((week) => {
    const { posts = 0, activities = 0 } = byWeek.get(week) ?? {};
    return { posts, activities };
  });
  const lastOn = own.flatMap(({ last_on }) => last_on ?? []).toSorted().at(-1) ?? null; // oxfmt-ignore
  return {
    id,
    name,
    note,
    cells,
    posts: cells.reduce((sum, cell) => sum + cell.posts, 0),
    activities: cells.reduce((sum, cell) => sum + cell.activities, 0),
    ...lastSeen(lastOn, to),
  };
}

function lastSeen(lastOn: string | null, to: string): Pick<CoverageRow, 'lastOn' | 'quietDays'> {
  return { lastOn, quietDays: lastOn === null ? null : Math.max(0, daysBetween(lastOn, to)) };
}

async function withLastOfLongAgo(
  db: Db,
  rows: readonly CoverageRow[],
  { by, scope, zone, to }: CoverageAsked,
): Promise<CoverageRow[]> {
  if (by !== 'programme') return [...rows];
  const ids = rows.flatMap(({ id, posts }) => (id !== null && posts === 0 ? [id] : []));
  const last = new Map((await lastTold(db, scope, { ids, zone })).map((row) => [row.id, row.last_on]));
  return rows.map((row) => ({ ...row, ...lastSeen(last.get(row.id ?? '') ?? row.lastOn, to) }));
}
