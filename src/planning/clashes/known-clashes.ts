import { agencyTree, city } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import { isoDay } from '#platform/time/format.ts';
import { specialDaysBetween } from '../special-days/special-days-between.ts';
import type { Clash, PlannedPost } from './clash.ts';
import { fingerprintOf } from './clash.ts';
import type { KeptClash } from './clash.store.ts';
import { findClashesInSlices } from './find-clashes.ts';
import { plannedPosts, planSignature, postsByIds, type Span } from './planned-posts.view.ts';
import { subjectWords } from './subject-words.ts';

export const weeksAhead = 8;
const hourMs = 3_600_000;

export interface Plan {
  readonly clashes: readonly Clash[];
  readonly posts: readonly PlannedPost[];
  readonly solemn: ReadonlyMap<string, string>;
}

interface Found {
  readonly signature: string;
  /** Asked for again while it is compared, it is compared once. */
  readonly plan: Promise<Plan>;
}

/** What was found last in a database, and for which state of the plan. */
const lastFound = new WeakMap<object, Found>();

/** The clashes of the coming weeks. Compared anew only after the plan changed. */
export async function clashesAhead(db: Db, now: Date): Promise<Plan> {
  const from = new Date(Math.floor(now.getTime() / hourMs) * hourMs);
  const span = { from, to: new Date(from.getTime() + weeksAhead * 7 * 24 * hourMs) };
  const signature = `${from.toISOString()}|${await planSignature(db, span)}`;
  const last = lastFound.get(db);
  if (last?.signature === signature) return await last.plan;
  const found = { signature, plan: compare(db, span) };
  lastFound.set(db, found);
  try {
    return await found.plan;
  } catch (error) {
    if (lastFound.get(db) === found) lastFound.delete(db);
    throw error;
  }
}

async function compare(db: Db, span: Span): Promise<Plan> {
  const posts = await plannedPosts(db, span);
  const tree = await agencyTree(db);
  const zone = (await city(db))?.zone ?? 'Asia/Jakarta';
  const days = await specialDaysBetween(db, { from: isoDay(span.from, zone), to: isoDay(span.to, zone) });
  const solemn = new Map(days.filter(({ kind, agencyId }) => kind === 'solemn' && agencyId === null).map(({ on, name }) => [on, name])); // oxfmt-ignore
  const names = [...tree.all].flatMap((agency) => [agency.name, agency.shortName]).join(' ');
  const clashes = await findClashesInSlices(posts, {
    common: subjectWords(names),
    solemn,
    zoneOf: (agencyId) => tree.get(agencyId)?.zone ?? zone,
  });
  return { posts, solemn, clashes };
}

/** A clash that was talked about or decided, and is none any more. */
export async function goneClash(db: Db | Tx, kept: KeptClash): Promise<Clash | undefined> {
  const ids = [kept.firstPostId, ...(kept.secondPostId ? [kept.secondPostId] : [])];
  const posts = new Map((await postsByIds(db, ids)).map((post) => [post.id, post]));
  const first = posts.get(kept.firstPostId);
  const second = kept.secondPostId ? (posts.get(kept.secondPostId) ?? null) : null;
  if (!first) return undefined;
  const nothing = { same: null, contradictions: [], day: null };
  return { id: kept.id, kind: kept.kind, first, second, ...nothing, fingerprint: fingerprintOf([first, second]) };
}
