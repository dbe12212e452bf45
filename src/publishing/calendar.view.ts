import { sql, type RawBuilder } from 'kysely';
import type { AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import { containing } from '#platform/db/paging.ts';

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
}

/** One entry per post, by its time. */
export interface CalendarColumns {
  readonly ids: readonly string[];
  /** Since `from`. */
  readonly minutes: readonly number[];
  /** Places in the scope that was asked for. */
  readonly agencies: readonly number[];
  readonly states: readonly string[];
  /** Empty: none. */
  readonly campaigns: readonly string[];
  readonly pillars: readonly string[];
}

interface PackedColumns {
  readonly ids: Buffer;
  readonly minutes: string;
  readonly agencies: string;
  readonly states: string;
  readonly campaigns: string;
  readonly pillars: string;
}

const at = sql`coalesce(p.published_at, p.publish_at)`;
const inOrder = sql`${at}, p.id`;

/**
 * What has a time, by it. One row with a column in each field: to hand over thousands of rows costs far more than to
 * find them. Only what every post has; titles and channels are asked for apart.
 */
export async function calendarColumns(db: Db, scope: AgencyScope, ask: CalendarAsk): Promise<CalendarColumns> {
  const { rows } = await sql<PackedColumns>`
    select coalesce(string_agg(uuid_send(id), ''), '') as ids,
      coalesce(string_agg(floor((date_part('epoch', at) - ${ask.from.getTime() / 1_000}::float8) / 60)::int::text, ','), '') as minutes,
      coalesce(string_agg((place - 1)::text, ','), '') as agencies,
      coalesce(string_agg(state, ','), '') as states,
      coalesce(string_agg(coalesce(campaign_id::text, ''), ','), '') as campaigns,
      coalesce(string_agg(coalesce(pillar_id::text, ''), ','), '') as pillars
    from (
      select p.id, p.state, p.campaign_id, p.pillar_id, ${at} as at, whose.place
      from post p join unnest(${[...scope]}::uuid[]) with ordinality as whose (id, place) on whose.id = p.agency_id
      where ${sql.join(conditionsOf(scope, ask), sql` and `)}
      order by ${inOrder} limit ${ask.limit + 1}
    ) found`.execute(db);
  const [packed] = rows;
  if (!packed || packed.ids.length === 0) return nothing;
  const { ids, minutes, agencies, states, campaigns, pillars } = packed;
  return {
    ids: unpackedIds(ids),
    minutes: numbersIn(minutes),
    agencies: numbersIn(agencies),
    states: states.split(','),
    campaigns: campaigns.split(','),
    pillars: pillars.split(','),
  };
}

const nothing: CalendarColumns = { ids: [], minutes: [], agencies: [], states: [], campaigns: [], pillars: [] };

function numbersIn(list: string): readonly number[] {
  return JSON.parse(`[${list}]`) as readonly number[];
}

/** Thirty-two digits each, without dashes; PostgreSQL takes them too. */
function unpackedIds(bytes: Buffer): readonly string[] {
  const digits = bytes.toString('hex');
  return Array.from({ length: bytes.length / 16 }, (_, place) => digits.slice(place * 32, place * 32 + 32));
}

export interface ChannelPosts {
  readonly channelId: string;
  /** Places in the columns, the first is 0. */
  readonly posts: readonly number[];
}

/** Which posts go to which channel. */
export async function postsByChannel(db: Db, scope: AgencyScope, ask: CalendarAsk): Promise<readonly ChannelPosts[]> {
  const { rows } = await sql<{ channel_id: string; posts: string }>`
    select v.channel_id, string_agg((found.place - 1)::text, ',') as posts
    from post_variant v join (
      select p.id, row_number() over (order by ${inOrder}) as place from post p
      where ${sql.join(conditionsOf(scope, ask), sql` and `)}
    ) found on found.id = v.post_id group by v.channel_id`.execute(db);
  return rows.map(({ channel_id, posts }) => ({ channelId: channel_id, posts: numbersIn(posts) }));
}

const bareId = sql`encode(uuid_send(p.id), 'hex')`;
const cut = sql`left(case when btrim(p.title) = '' then p.text else p.title end, 80)`;

/** Cut; where there is none, how the text begins. In the order of the ids, which come from the reader's scope. */
export async function titlesOf(db: Db, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string; title: string }>`
    select ${bareId} as id, ${cut} as title from post p where p.id = any(${[...ids]}::uuid[])`.execute(db);
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
    select ${bareId} as id,
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
    ...(media.length === 0 ? [] : [sql`exists (select from post_variant v join channel c on c.id = v.channel_id
        where v.post_id = p.id and c.medium = any(${[...media]}::text[]))`]),
    ...(programmeIds.length === 0 ? [] : [sql`(${sql.join(programmeIds.map((id) => servedBy(sql`${id}::uuid`)), sql` or `)})`]),
    ...(text === '' ? [] : [sql`(p.title || ' ' || p.text) ilike ${containing(text)}`]),
  ];
} // oxfmt-ignore

function among(column: string, values: readonly string[], type: 'text' | 'uuid'): readonly RawBuilder<unknown>[] {
  return values.length === 0 ? [] : [sql`${sql.ref(column)} = any(${[...values]}::${sql.raw(type)}[])`];
}
