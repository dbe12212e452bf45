import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/db.ts';
import { listed, type Cursor, type Listed } from './cursor.ts';

// System-wide reads. A conversation is public when its citizen agreed and its first words passed moderation; a single
// message only when it passed. What a citizen wrote elsewhere, such as on Bluesky, stays there.

export type ConversationKind = 'comment' | 'pertanyaan' | 'saran' | 'keluhan';

export interface Said {
  readonly by: 'citizen' | 'city';
  readonly id: string;
  readonly text: string;
  readonly language: string;
  readonly at: Date;
  /** Of the agency that answers. */
  readonly agency: string;
  /** Of a citizen's words: not yet, or no longer, public. Only its own citizen is ever given such words. */
  readonly moderation: 'waiting' | 'shown' | 'hidden';
}

export interface Talk {
  readonly id: string;
  readonly kind: ConversationKind;
  readonly name: string;
  readonly village: string;
  readonly state: 'open' | 'done';
  readonly openedAt: Date;
  readonly agency: { readonly slug: string; readonly shortName: string; readonly zone: string };
  readonly said: readonly Said[];
  readonly answerDueAt: Date | null;
  readonly post: { readonly slug: string; readonly title: string } | null;
}

export async function commentsOf(db: Db, postId: string): Promise<readonly Talk[]> {
  const rows = await publicTalks(db)
    .where('t.post_id', '=', postId)
    .where('t.kind', '=', 'comment')
    .orderBy('t.opened_at', 'desc')
    .limit(200)
    .execute();
  return await withWords(db, rows, 'public');
}

export interface AnsweredWanted {
  readonly limit: number;
  readonly kinds: readonly ConversationKind[];
  readonly agencyIds?: readonly string[];
  readonly before?: Cursor | undefined;
}

/** What citizens sent and the city answered in public, the newest answer first. */
export async function answeredTalks(db: Db, wanted: AnsweredWanted): Promise<Listed<Talk>> {
  const { limit, kinds, agencyIds, before } = wanted;
  const answeredAt = sql<Date>`(select max(r.published_at) from portal_reply r where r.thread_id = t.id and r.withdrawn_at is null)`;
  const rows = await publicTalks(db)
    .select(answeredAt.as('answered_at'))
    .where('t.kind', 'in', kinds)
    .where('t.id', 'in', (inner) =>
      inner.selectFrom('portal_reply as r').select('r.thread_id').where('r.withdrawn_at', 'is', null),
    )
    .$if(agencyIds !== undefined, (query) => query.where('t.agency_id', 'in', agencyIds ?? []))
    .$if(before !== undefined, (query) =>
      query.where(sql<boolean>`(${answeredAt}, t.id) < (${before?.at}::timestamptz, ${before?.id}::uuid)`),
    )
    .orderBy('answered_at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(limit + 1)
    .execute();
  const page = listed(rows, limit, ({ answered_at, id }) => ({ at: answered_at, id }));
  return { items: await withWords(db, page.items, 'public'), next: page.next };
}

export async function countAnswered(db: Db, kinds: readonly ConversationKind[], since: Date): Promise<number> {
  const row = await publicTalks(db)
    .clearSelect()
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('t.kind', 'in', kinds)
    .where('t.id', 'in', (inner) =>
      inner
        .selectFrom('portal_reply as r')
        .select('r.thread_id')
        .where('r.withdrawn_at', 'is', null)
        .where('r.published_at', '>=', since),
    )
    .executeTakeFirstOrThrow();
  return row.count;
}

export async function publicTalk(db: Db, id: string): Promise<Talk | undefined> {
  const row = await publicTalks(db).where('t.id', '=', id).where('t.kind', '<>', 'comment').executeTakeFirst();
  return row && (await withWords(db, [row], 'public'))[0];
}

/** For the citizen who holds the code: all of their own words, public or not. */
export async function talkByCode(db: Db, code: string): Promise<(Talk & { readonly public: boolean }) | undefined> {
  const row = await talks(db).where('t.tracking_code', '=', code).executeTakeFirst();
  if (!row) return undefined;
  const [talk] = await withWords(db, [row], 'own');
  return talk && { ...talk, public: row.public };
}

function publicTalks(db: Db) {
  return talks(db)
    .where('t.public', '=', true)
    .where((where) =>
      where.exists(
        where
          .selectFrom('citizen_message as m')
          .select('m.id')
          .whereRef('m.thread_id', '=', 't.id')
          .where('m.moderation', '=', 'shown'),
      ),
    );
}

function talks(db: Db) {
  return db
    .selectFrom('citizen_thread as t')
    .innerJoin('agency', 'agency.id', 't.agency_id')
    .select([
      't.id',
      't.kind',
      't.citizen_name',
      't.village',
      't.state',
      't.public',
      't.opened_at',
      't.answer_due_at',
      'agency.slug as agency_slug',
      'agency.short_name',
      'agency.zone',
      ofPage(sql`p.slug`).as('post_slug'),
      ofPage(sql`coalesce(nullif(p.title, ''), left(p.text, 100))`).as('post_title'),
    ])
    .where('t.tracking_code', 'is not', null);
}

function ofPage(column: RawBuilder<unknown>): RawBuilder<string | null> {
  return sql<string | null>`(
    select ${column} from portal_page p join post on post.id = p.post_id
    where p.post_id = t.post_id and p.withdrawn_at is null and post.information_class <> 'dikecualikan'
    order by p.published_at desc limit 1)`;
}

type Row = Awaited<ReturnType<ReturnType<typeof talks>['execute']>>[number];

async function withWords(db: Db, rows: readonly Row[], reader: 'public' | 'own'): Promise<readonly Talk[]> {
  const said = await wordsIn(
    db,
    rows.map(({ id }) => id),
    reader,
  );
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as ConversationKind,
    name: row.citizen_name,
    village: row.village,
    state: row.state as Talk['state'],
    openedAt: row.opened_at,
    agency: { slug: row.agency_slug, shortName: row.short_name, zone: row.zone },
    said: said.get(row.id) ?? [],
    answerDueAt: row.answer_due_at,
    post: row.post_slug === null ? null : { slug: row.post_slug, title: row.post_title ?? '' },
  }));
}

async function wordsIn(db: Db, threadIds: readonly string[], reader: 'public' | 'own'): Promise<Map<string, Said[]>> {
  if (threadIds.length === 0) return new Map();
  const { rows } = await sql<Said & { threadId: string }>`
    select thread_id "threadId", 'citizen' "by", id, text, language, written_at "at", '' agency, moderation
    from citizen_message
    where thread_id = any(${threadIds}::uuid[]) and (${reader === 'own'} or moderation = 'shown')
    union all
    select r.thread_id, 'city', r.id, r.text, 'id', r.published_at, agency.short_name, 'shown'
    from portal_reply r join agency on agency.id = r.agency_id
    where r.thread_id = any(${threadIds}::uuid[]) and r.withdrawn_at is null
    order by "at", id`.execute(db);
  return Map.groupBy(rows, ({ threadId }) => threadId);
}
