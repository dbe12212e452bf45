import { sql, type RawBuilder } from 'kysely';
import type { AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import { containing } from '#platform/db/paging.ts';
import type { PostState } from './posts/post.ts';

export interface CalendarAsk {
  readonly from: Date;
  readonly to: Date;
  readonly states: readonly string[];
  readonly kinds: readonly string[];
  readonly media: readonly string[];
  readonly pillarIds: readonly string[];
  readonly campaignIds: readonly string[];
  readonly programmeIds: readonly string[];
  readonly text: string;
  readonly limit: number;
  /** Cards show more than cells. */
  readonly isCards: boolean;
}

export interface CalendarPost {
  readonly id: string;
  /** Since `from`. */
  readonly minute: number;
  readonly agency_id: string;
  readonly state: PostState;
  /** As `channelsIn` reads them. */
  readonly channels: Buffer;
  readonly campaign_id: string | null;
  /** Null where only cells are asked for. */
  readonly pillar_id: string | null;
}

const at = sql`coalesce(p.published_at, p.publish_at)`;

/** What has a time, by it; one more than the limit, if there are. Only what every post has; titles are asked for apart. */
export async function calendarPosts(db: Db, scope: AgencyScope, ask: CalendarAsk): Promise<readonly CalendarPost[]> {
  const found = sql`
    select p.id, p.agency_id, p.state, array_send(p.channel_ids) as channels, p.campaign_id,
      ${ask.isCards ? sql`p.pillar_id` : sql`null`} as pillar_id,
      floor((date_part('epoch', ${at}) - ${ask.from.getTime() / 1_000}::float8) / 60)::int as minute
    from post p where ${sql.join(conditionsOf(scope, ask), sql` and `)}`;
  const { rows } = await sql<CalendarPost>`${found} limit ${ask.limit + 1}`.execute(db);
  // PostgreSQL takes longer to put them in order; only which are the first of too many it alone can tell.
  if (rows.length <= ask.limit) return rows.toSorted((a, b) => a.minute - b.minute || (a.id < b.id ? -1 : 1));
  return (await sql<CalendarPost>`${found} order by ${at}, p.id limit ${ask.limit + 1}`.execute(db)).rows;
}

const [beforeFirst, beforeEach, bytesOfId] = [20, 4, 16];

/** The ids in a set of channels, which comes as PostgreSQL sends an array: writing it out takes longer than all the rest. */
export function channelsIn(set: string): readonly string[] {
  const ids: string[] = [];
  for (let at = beforeFirst + beforeEach; at < set.length; at += beforeEach + bytesOfId) {
    const digits = Buffer.from(set.slice(at, at + bytesOfId), 'latin1').toString('hex');
    ids.push(digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'));
  }
  return ids;
}

const cut = sql`left(case when btrim(p.title) = '' then p.text else p.title end, 80)`;

/** Cut; where there is none, how the text begins. In the order of the ids, which come from the reader's scope. */
export async function titlesOf(db: Db, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string; title: string }>`
    select p.id, ${cut} as title from post p where p.id = any(${[...ids]}::uuid[])`.execute(db);
  const titles = new Map(rows.map(({ id, title }) => [id, title]));
  return ids.map((id) => titles.get(id) ?? '');
}

export interface CalendarChannel {
  readonly id: string;
  readonly name: string;
  readonly medium: string;
  readonly byHand: boolean;
}

/** Those taken off the register too: old posts went there. */
export async function calendarChannels(db: Db, scope: AgencyScope): Promise<readonly CalendarChannel[]> {
  if (scope.length === 0) return [];
  const { rows } = await sql<CalendarChannel>`
    select id, name, medium, network = 'by-hand' as "byHand" from channel
    where agency_id = any(${[...scope]}::uuid[]) order by network = 'portal' desc, medium, name, id`.execute(db);
  return rows;
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface Beside {
  readonly thumbnail_id: string | null;
  readonly programmes: readonly Named[];
  readonly pillar: string | null;
}

/** Of a post that was removed in between. */
const bare: Beside = { thumbnail_id: null, programmes: [], pillar: null };

/** What a card shows beyond a cell, in the order of the ids, which come from the reader's scope. */
export async function besidePosts(db: Db, ids: readonly string[]): Promise<readonly Beside[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Beside & { id: string }>`
    select p.id,
      (select media_id from post_media where post_id = p.id order by position limit 1) as thumbnail_id,
      (select name from content_pillar where content_pillar.id = p.pillar_id) as pillar,
      coalesce((select json_agg(distinct jsonb_build_object('id', g.id, 'name', g.name)) from programme g
        where ${servedBy(sql`g.id`)} and g.removed_at is null), '[]') as programmes
    from post p where p.id = any(${[...ids]}::uuid[])`.execute(db);
  const cards = new Map(rows.map((card) => [card.id, card]));
  return ids.map((id) => cards.get(id) ?? bare);
}

/** A post serves a programme through its activity or its campaign. */
function servedBy(programme: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql`(${programme} in (select programme_id from activity_programme where activity_id = p.activity_id)
    or ${programme} = (select programme_id from campaign where campaign.id = p.campaign_id))`;
}

function conditionsOf(scope: AgencyScope, ask: CalendarAsk): readonly RawBuilder<unknown>[] {
  const { from, to, states, kinds, media, pillarIds, campaignIds, programmeIds, text } = ask;
  return [
    sql`${at} >= ${from} and ${at} < ${to} and p.removed_at is null and p.agency_id = any(${[...scope]}::uuid[])`,
    ...among('p.state', states, 'text'),
    ...among('p.kind', kinds, 'text'),
    ...among('p.pillar_id', pillarIds, 'uuid'),
    ...among('p.campaign_id', campaignIds, 'uuid'),
    ...(media.length === 0 ? [] : [sql`exists (select from channel c where c.id = any(p.channel_ids)
        and c.medium = any(${[...media]}::text[]))`]),
    ...(programmeIds.length === 0 ? [] : [sql`(${sql.join(programmeIds.map((id) => servedBy(sql`${id}::uuid`)), sql` or `)})`]),
    ...(text === '' ? [] : [sql`(p.title || ' ' || p.text) ilike ${containing(text)}`]),
  ];
} // oxfmt-ignore

function among(column: string, values: readonly string[], type: 'text' | 'uuid'): readonly RawBuilder<unknown>[] {
  return values.length === 0 ? [] : [sql`${sql.ref(column)} = any(${[...values]}::${sql.raw(type)}[])`];
}
