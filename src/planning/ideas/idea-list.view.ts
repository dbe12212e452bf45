import { sql, type RawBuilder } from 'kysely';
import type { AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import { containing } from '#platform/db/paging.ts';

export interface ListedIdea {
  readonly id: string;
  readonly agency_id: string;
  readonly title: string;
  readonly note: string;
  readonly link: string;
  readonly media_id: string | null;
  readonly programme: { readonly id: string; readonly name: string } | null;
  readonly pillar: { readonly id: string; readonly name: string } | null;
  readonly wished_on: string | null;
  readonly for_city: boolean;
  readonly state: string;
  readonly created_by: string | null;
  readonly by_name: string | null;
  readonly created_at: Date;
  readonly revision: number;
  readonly votes: number;
  readonly voted: boolean;
  readonly comments: number;
  readonly activity: { readonly id: string; readonly title: string } | null;
  readonly post: { readonly id: string; readonly title: string } | null;
}

export interface IdeaListing {
  readonly board: 'agency' | 'city';
  readonly state: string | undefined;
  readonly programmeId: string | undefined;
  readonly text: string;
  readonly sort: 'votes' | 'newest' | 'wished';
  readonly personId: string;
  readonly offset: number;
  readonly limit: number;
}

/** Used only as long as what was made of it is there: whoever throws that away has the idea to choose again. */
const stateNow = sql`case when i.state = 'used' and coalesce(i.activity_id, i.post_id) is not null
    and not exists (select 1 from activity a where a.id = i.activity_id and a.removed_at is null)
    and not exists (select 1 from post p where p.id = i.post_id and p.removed_at is null)
  then 'chosen' else i.state end`;

/** Votes of those joined to it count, each person once. */
const columns = (personId: string): RawBuilder<unknown> => sql`
  i.id, i.agency_id, i.title, i.note, i.link, i.media_id, i.wished_on, i.for_city, ${stateNow} as state, i.created_by, i.created_at, i.revision,
  (select name from person where person.id = i.created_by) as by_name,
  (select json_build_object('id', p.id, 'name', p.name) from programme p where p.id = i.programme_id) as programme,
  (select json_build_object('id', c.id, 'name', c.name) from content_pillar c where c.id = i.pillar_id) as pillar,
  (select count(distinct v.person_id)::int from idea_vote v join idea j on j.id = v.idea_id
    where (j.id = i.id or j.merged_into = i.id) and j.removed_at is null) as votes,
  exists (select 1 from idea_vote v where v.idea_id = i.id and v.person_id = ${personId}) as voted,
  (select count(*)::int from idea_comment c where c.idea_id = i.id and c.removed_at is null) as comments,
  (select json_build_object('id', a.id, 'title', a.title) from activity a where a.id = i.activity_id and a.removed_at is null) as activity,
  (select json_build_object('id', p.id, 'title', p.title) from post p where p.id = i.post_id and p.removed_at is null) as post`;

export async function ideaList(db: Db, scope: AgencyScope, listing: IdeaListing): Promise<readonly ListedIdea[]> {
  const { sort, personId, offset, limit } = listing;
  const order = {
    votes: sql`votes desc, i.created_at desc`,
    newest: sql`i.created_at desc`,
    wished: sql`i.wished_on asc nulls last, i.created_at desc`,
  }[sort];
  const { rows } = await sql<ListedIdea>`
    select ${columns(personId)} from idea i
    where ${sql.join(conditionsOf(scope, listing), sql` and `)}
    order by ${order}, i.id limit ${limit} offset ${offset}`.execute(db);
  return rows;
}

/** How many in each state, with the other filters on. */
export async function ideaCounts(db: Db, scope: AgencyScope, listing: IdeaListing): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ state: string; count: number }>`
    select ${stateNow} as state, count(*)::int as count from idea i
    where ${sql.join(conditionsOf(scope, { ...listing, state: undefined }), sql` and `)} group by 1`.execute(db);
  return new Map(rows.map(({ state, count }) => [state, count]));
} // oxfmt-ignore

function conditionsOf(scope: AgencyScope, listing: IdeaListing): readonly RawBuilder<unknown>[] {
  const { board, state, programmeId, text } = listing;
  return [
    sql`i.removed_at is null and i.merged_into is null`,
    board === 'city' ? sql`i.for_city` : sql`i.agency_id = any(${[...scope]}::uuid[]) and not i.for_city`,
    ...(state ? [sql`${stateNow} = ${state}`] : []),
    ...(programmeId ? [sql`i.programme_id = ${programmeId}::uuid`] : []),
    ...(text === '' ? [] : [sql`(i.title || ' ' || i.note) ilike ${containing(text)}`]),
  ];
}

export async function shownIdea(db: Db, id: string, personId: string): Promise<ListedIdea | undefined> {
  const { rows } = await sql<ListedIdea>`
    select ${columns(personId)} from idea i where i.id = ${id} and i.removed_at is null`.execute(db);
  return rows[0];
}

export interface Remark {
  readonly id: string;
  readonly person_id: string | null;
  readonly by_name: string | null;
  readonly text: string;
  readonly at: Date;
}

export async function discussionOf(db: Db, id: string): Promise<readonly Remark[]> {
  const { rows } = await sql<Remark>`
    select c.id, c.person_id, c.text, c.at, (select name from person where person.id = c.person_id) as by_name
    from idea_comment c where c.idea_id = ${id} and c.removed_at is null order by c.at`.execute(db);
  return rows;
}

export interface LikeIdea {
  readonly id: string;
  readonly agency_id: string;
  readonly title: string;
  readonly votes: number;
}

const alike = 0.3;

/** By the three-letter groups of their titles, within what the reader may see. */
export async function similarIdeas(db: Db, scope: AgencyScope, { id, title }: Pick<ListedIdea, 'id' | 'title'>): Promise<readonly LikeIdea[]> {
  const { rows } = await sql<LikeIdea>`
    select i.id, i.agency_id, i.title, (select count(*)::int from idea_vote v where v.idea_id = i.id) as votes
    from idea i
    where i.id <> ${id} and i.removed_at is null and i.merged_into is null and similarity(i.title, ${title}) >= ${alike}
      and (i.for_city or i.agency_id = any(${[...scope]}::uuid[]))
    order by similarity(i.title, ${title}) desc, i.id limit 3`.execute(db);
  return rows;
} // oxfmt-ignore

export async function mergedInto(db: Db, id: string): Promise<readonly { readonly id: string; readonly title: string }[]> {
  const query = db.selectFrom('idea').select(['id', 'title']).where('merged_into', '=', id);
  return await query.where('removed_at', 'is', null).orderBy('created_at').execute();
} // oxfmt-ignore

/** Of which idea an activity or a post was made. */
export async function ideaBehind(
  db: Db,
  made: { readonly activityId: string } | { readonly postId: string },
): Promise<{ readonly id: string; readonly title: string } | null> {
  const query = db.selectFrom('idea').select(['id', 'title']).where('removed_at', 'is', null);
  const found = 'postId' in made ? query.where('post_id', '=', made.postId) : query.where('activity_id', '=', made.activityId);
  return (await found.orderBy('created_at').limit(1).executeTakeFirst()) ?? null;
} // oxfmt-ignore
