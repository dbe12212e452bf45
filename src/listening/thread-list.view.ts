import { sql, type ExpressionBuilder, type SqlBool } from 'kysely';
import type { AgencyScope, PersonId } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import { containing, readCursor, writeCursor } from '#platform/db/paging.ts';
import type { DB } from '#platform/db/tables.ts';
import type { ThreadCounts, ThreadListQuery, ThreadRow } from './contract.ts';

export interface ThreadListAsked {
  readonly scope: AgencyScope;
  readonly personId: PersonId;
  readonly now: Date;
  readonly query: ThreadListQuery;
}

export interface ThreadList {
  readonly items: ThreadRow[];
  readonly counts: ThreadCounts;
  readonly nextCursor: string | null;
}

/** One page of conversations and the counts beside the boxes, within the agencies of `scope`. */
export async function threadList(db: Db, asked: ThreadListAsked): Promise<ThreadList> {
  if (asked.scope.length === 0) return { items: [], counts: noCounts, nextCursor: null };
  const [page, counts] = await Promise.all([pageOf(db, asked), countsOf(db, asked)]);
  return { ...page, counts };
}

const noCounts: ThreadCounts = { mine: 0, open: 0, overdue: 0, unassigned: 0, waiting: 0, done: 0 };

async function pageOf(db: Db, asked: ThreadListAsked): Promise<Pick<ThreadList, 'items' | 'nextCursor'>> {
  const { limit, sort } = asked.query;
  const rows = await rowsOf(db, asked, orders[sort]);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(present),
    nextCursor: rows.length > limit && last ? writeCursor([last.key, last.id]) : null,
  };
}

/** The sort value, as one column that only grows: the answer that is due first, or the newest word, stands first. */
const orders = {
  due: { key: sql<Date>`coalesce(t.due_at, 'infinity')`, direction: 'asc' },
  newest: { key: sql<Date>`t.last_citizen_at`, direction: 'desc' },
} as const;

type Row = Awaited<ReturnType<typeof rowsOf>>[number];

function rowsOf(db: Db, asked: ThreadListAsked, { key, direction }: (typeof orders)['due' | 'newest']) {
  return db
    .with('page', (cte) =>
      cte
        .selectFrom('citizen_thread as t')
        .selectAll('t')
        .where((eb) => eb.and(conditionsOf(eb, asked)))
        .orderBy(key, direction)
        .orderBy('t.id', direction)
        .limit(asked.query.limit + 1),
    )
    .selectFrom('page as t')
    .innerJoin('agency as a', 'a.id', 't.agency_id')
    .leftJoin('channel as c', 'c.id', 't.channel_id')
    .leftJoin('person as who', 'who.id', 't.assignee_id')
    .leftJoin('post as p', 'p.id', 't.post_id')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('citizen_message as m')
          .select(['m.language', sql<string>`left(m.text, 240)`.as('excerpt')])
          .whereRef('m.thread_id', '=', 't.id')
          .orderBy('m.written_at', 'desc')
          .limit(1)
          .as('latest'),
      (join) => join.onTrue(),
    )
    .select([
      't.id',
      't.kind',
      't.state',
      't.citizen_name',
      't.citizen_handle',
      't.last_citizen_at',
      't.due_at',
      't.first_answer_at',
      't.agency_id',
      'a.short_name',
      't.channel_id',
      'c.network',
      'c.name as channel_name',
      'c.handle as channel_handle',
      't.assignee_id',
      'who.name as assignee_name',
      'p.title as post_title',
      'latest.excerpt',
      'latest.language',
    ]) // oxfmt-ignore
    .select([
      sql<string>`${key}::text`.as('key'),
      sql<boolean>`exists (select from citizen_message w where w.thread_id = t.id and w.moderation = 'waiting')`.as(
        'waits',
      ),
    ])
    .orderBy(key, direction)
    .orderBy('t.id', direction)
    .execute();
}

function present(row: Row): ThreadRow {
  return {
    id: row.id,
    agency: { id: row.agency_id, shortName: row.short_name },
    channel: channelOf(row),
    kind: row.kind as ThreadRow['kind'],
    state: row.state as ThreadRow['state'],
    citizen: { name: row.citizen_name, handle: row.citizen_handle },
    excerpt: { text: row.excerpt, language: row.language },
    lastCitizenAt: row.last_citizen_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    answered: row.first_answer_at !== null,
    waitsForModeration: row.waits,
    assignee: row.assignee_id === null ? null : { id: row.assignee_id, name: row.assignee_name ?? '' },
    postTitle: row.post_title,
  };
}

type Condition = ReturnType<ExpressionBuilder<DB, never>['and']>;
type Threads = ExpressionBuilder<DB & { t: DB['citizen_thread'] }, 't'>;

function conditionsOf(eb: Threads, asked: ThreadListAsked): Condition[] {
  const { channelId, network, state, only, text } = asked.query;
  const wanted: unknown[] = [
    eb('t.agency_id', 'in', asked.scope),
    state === 'all' ? undefined : eb('t.state', '=', state),
    channelId === undefined ? undefined : eb('t.channel_id', '=', channelId),
    network && sql<SqlBool>`t.channel_id in (select id from channel where network = ${network})`,
    heldBy(eb, asked),
    only === 'overdue' ? eb('t.due_at', '<', asked.now) : undefined,
    only === 'waiting'
      ? sql<SqlBool>`t.id in (select thread_id from citizen_message where moderation = 'waiting')`
      : undefined,
    text === '' ? undefined : says(text),
    afterCursor(asked.query),
  ];
  return wanted.filter((condition) => condition !== undefined) as Condition[];
}

function heldBy(eb: Threads, { personId, query: { assignee } }: ThreadListAsked): unknown {
  if (assignee === undefined) return undefined;
  if (assignee === 'nobody') return eb('t.assignee_id', 'is', null);
  return eb('t.assignee_id', '=', assignee === 'me' ? personId : assignee);
}

/** Two index look-ups rather than one scan: in the words of the citizen, or in who they are. */
function says(text: string): ReturnType<typeof sql<SqlBool>> {
  const pattern = containing(text.toLowerCase());
  return sql<SqlBool>`t.id in (
    select thread_id from citizen_message where words like ${pattern}
    union all select id from citizen_thread where words like ${pattern})`;
}

function afterCursor({ cursor, sort }: ThreadListQuery): ReturnType<typeof sql<SqlBool>> | undefined {
  const [key, id] = readCursor(cursor, 2) ?? [];
  if (key === undefined || id === undefined) return undefined;
  return sort === 'due'
    ? sql<SqlBool>`(coalesce(t.due_at, 'infinity'), t.id) > (${key}::timestamptz, ${id}::uuid)`
    : sql<SqlBool>`(t.last_citizen_at, t.id) < (${key}::timestamptz, ${id}::uuid)`;
}

async function countsOf(db: Db, { scope, personId, now }: ThreadListAsked): Promise<ThreadCounts> {
  const counts = await db
    .selectFrom('citizen_thread')
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere('state', '=', 'open').as('open'),
      eb.fn.countAll<number>().filterWhere('state', '=', 'done').as('done'),
      eb.fn.countAll<number>().filterWhere('state', '=', 'open').filterWhere('assignee_id', '=', personId).as('mine'),
      eb.fn
        .countAll<number>()
        .filterWhere('state', '=', 'open')
        .filterWhere('assignee_id', 'is', null)
        .as('unassigned'),
      eb.fn.countAll<number>().filterWhere('state', '=', 'open').filterWhere('due_at', '<', now).as('overdue'),
    ])
    .where('agency_id', 'in', scope)
    .executeTakeFirstOrThrow();
  const { waiting } = await db
    .selectFrom('citizen_message')
    .select((eb) => eb.fn.count<number>('thread_id').distinct().as('waiting'))
    .where('agency_id', 'in', scope)
    .where('moderation', '=', 'waiting')
    .executeTakeFirstOrThrow();
  return { ...counts, waiting };
}

interface ChannelColumns {
  readonly channel_id: string | null;
  readonly network: string | null;
  readonly channel_name: string | null;
  readonly channel_handle: string | null;
}

export function channelOf(row: ChannelColumns): ThreadRow['channel'] {
  if (row.channel_id === null || row.network === null) return null;
  return {
    id: row.channel_id,
    network: row.network as NonNullable<ThreadRow['channel']>['network'],
    name: row.channel_name ?? '',
    handle: row.channel_handle ?? '',
  };
}
