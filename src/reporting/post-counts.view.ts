import { sql } from 'kysely';
import type { AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import { within } from './within.view.ts';
import type { Period } from './period.ts';

export interface PostCount {
  readonly agencyId: string;
  readonly current: boolean;
  readonly weekStart: string;
  readonly planned: number;
  readonly verified: number;
}

/** Posts whose time has come in the period, and those of them that stand verified everywhere; by week from Monday. */
export async function postCounts(db: Db, scope: AgencyScope, period: Period): Promise<readonly PostCount[]> {
  const { zone, start } = period;
  return await db
    .selectFrom('post')
    .select(({ fn }) => [
      'agency_id as agencyId',
      sql<boolean>`publish_at >= ${start}`.as('current'),
      sql<string>`date_trunc('week', publish_at at time zone ${zone})::date::text`.as('weekStart'),
      fn.countAll<number>().as('planned'),
      fn.countAll<number>().filterWhere('state', '=', 'published').as('verified'),
    ])
    .where('agency_id', 'in', scope)
    .where('removed_at', 'is', null)
    .where('state', '<>', 'withdrawn')
    .where('publish_at', '<=', period.now)
    .where(within('publish_at', period))
    .groupBy(['agency_id', sql`2`, sql`3`])
    .execute();
}

export interface CountedPost {
  readonly agencyId: string;
  readonly channelId: string;
  readonly medium: string;
  readonly postId: string;
  readonly current: boolean;
  readonly interactions: number | null;
  readonly reach: number | null;
  readonly views: number | null;
  readonly sources: readonly ('api' | 'portal' | 'by-hand')[];
  readonly takenAt: Date | null;
}

function sumOf(...meanings: readonly string[]) {
  return sql<number | null>`sum(m.value) filter (where m.meaning in (${sql.join(meanings)}))`;
}

/** Every verified delivery of a post in both periods with its newest numbers; null where nobody has told one. */
export async function countedPosts(db: Db, scope: AgencyScope, period: Period): Promise<readonly CountedPost[]> {
  const { start } = period;
  const rows = await db
    .selectFrom('delivery as d')
    .innerJoin('channel as c', 'c.id', 'd.channel_id')
    .leftJoin('metric_latest as m', 'm.delivery_id', 'd.id')
    .select(({ fn }) => [
      'd.agency_id as agencyId',
      'd.channel_id as channelId',
      'c.medium',
      sql<string>`d.post_id`.as('postId'),
      sql<boolean>`d.sent_at >= ${start}`.as('current'),
      sumOf('reactions', 'comments', 'shares', 'saves').as('interactions'),
      sumOf('reach').as('reach'),
      sumOf('views').as('views'),
      told('api'),
      told('portal'),
      told('by-hand'),
      fn.max('m.taken_at').as('takenAt'),
    ])
    .where('d.agency_id', 'in', scope)
    .where('d.post_id', 'is not', null)
    .where('d.state', '=', 'verified')
    .where(within('d.sent_at', period))
    .groupBy(['d.id', 'c.medium'])
    .execute();
  return rows.map((row) => ({ ...row, sources: sources.filter((source) => row[source]) }));
}

const sources = ['api', 'portal', 'by-hand'] as const;

/** Whether that source told any of its numbers; much cheaper than collecting their distinct names. */
function told<Source extends (typeof sources)[number]>(source: Source) {
  return sql<boolean | null>`bool_or(m.source = ${source})`.as(source);
}

export interface PostTitle {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly agency: string;
  readonly publishedAt: Date;
  readonly pictureId: string | null;
  readonly pictureAlt: string | null;
}

export async function postTitles(db: Db, scope: AgencyScope, ids: readonly string[]): Promise<readonly PostTitle[]> {
  if (ids.length === 0) return [];
  return await db
    .selectFrom('post as p')
    .innerJoin('agency as a', 'a.id', 'p.agency_id')
    .leftJoin('post_media as pm', (join) => join.onRef('pm.post_id', '=', 'p.id').on('pm.position', '=', firstPosition))
    .select([
      'p.id',
      'p.title',
      'p.kind',
      'a.short_name as agency',
      sql<Date>`coalesce(p.published_at, p.publish_at, p.created_at)`.as('publishedAt'),
      'pm.media_id as pictureId',
      'pm.alt as pictureAlt',
    ])
    .where('p.agency_id', 'in', scope)
    .where('p.id', 'in', ids)
    .execute();
}

const firstPosition = sql<number>`(select min(position) from post_media where post_id = p.id)`;
