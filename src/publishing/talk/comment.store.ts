import { sql } from 'kysely';
import type { AgencyId, AgencyScope, PersonId } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';

export interface NewComment {
  readonly postId: string;
  readonly version: number;
  readonly personId: PersonId | null;
  readonly text: string;
  readonly mentions: readonly string[];
}

export async function addComment(tx: Tx, { postId, version, personId, text, mentions }: NewComment): Promise<string> {
  const row = await tx
    .insertInto('post_comment')
    .values({ post_id: postId, version, person_id: personId, text, mentions: [...mentions] })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export interface LockedComment {
  readonly id: string;
  readonly postId: string;
  readonly agencyId: AgencyId;
  readonly personId: string | null;
  readonly removed: boolean;
  readonly resolved: boolean;
}

export async function lockComment(tx: Tx, scope: AgencyScope, id: string): Promise<LockedComment | undefined> {
  const { rows } = await sql<LockedComment>`
    select c.id, c.post_id as "postId", p.agency_id as "agencyId", c.person_id as "personId",
      c.removed_at is not null as removed, c.resolved_at is not null as resolved
    from post_comment c join post p on p.id = c.post_id
    where c.id = ${id} and p.removed_at is null and p.agency_id = any(${[...scope]}::uuid[]) for no key update of c`.execute(
    tx,
  );
  return rows[0];
}

export async function setCommentRemoved(tx: Tx, id: string, removed: boolean): Promise<void> {
  const at = removed ? sql<Date>`now()` : null;
  await tx.updateTable('post_comment').set({ removed_at: at }).where('id', '=', id).execute();
}

export async function setCommentResolved(tx: Tx, id: string, by: PersonId | null | undefined): Promise<void> {
  const resolved = by === undefined ? { resolved_at: null, resolved_by: null } : { resolved_at: sql<Date>`now()`, resolved_by: by }; // oxfmt-ignore
  await tx.updateTable('post_comment').set(resolved).where('id', '=', id).execute();
}

export interface ShownComment {
  readonly id: string;
  readonly personId: string | null;
  readonly name: string | null;
  readonly text: string;
  readonly mentions: readonly { readonly id: string; readonly name: string }[];
  readonly version: number;
  readonly at: Date;
  readonly resolved: { readonly by: string | null; readonly at: string } | null;
}

/** Of a post that the reader may read, the oldest first. */
export async function commentsOf(db: Db, postId: string): Promise<readonly ShownComment[]> {
  const { rows } = await sql<ShownComment>`
    select c.id, c.person_id as "personId", (select name from person where person.id = c.person_id) as name, c.text,
      coalesce((select json_agg(json_build_object('id', id, 'name', name)) from person where id = any(c.mentions)), '[]') as mentions,
      c.version, c.at, case when c.resolved_at is not null then json_build_object('at', c.resolved_at,
        'by', (select name from person where person.id = c.resolved_by)) end as resolved
    from post_comment c where c.post_id = ${postId} and c.removed_at is null order by c.at, c.id limit 500`.execute(db);
  return rows;
}

export interface Writing {
  readonly postId: string;
  readonly personId: string;
  readonly until: Date;
}

/** True when nobody knew that this person was writing. */
export async function saveWriting(tx: Tx, { postId, personId, until }: Writing, now: Date): Promise<boolean> {
  const query = tx.selectFrom('post_presence').select('until').where('post_id', '=', postId);
  const before = await query.where('person_id', '=', personId).executeTakeFirst();
  await tx
    .insertInto('post_presence')
    .values({ post_id: postId, person_id: personId, until })
    .onConflict((conflict) => conflict.columns(['post_id', 'person_id']).doUpdateSet({ until }))
    .execute();
  return before === undefined || before.until < now;
}

export async function endWriting(tx: Tx, postId: string, personId: string): Promise<boolean> {
  const query = tx.deleteFrom('post_presence').where('post_id', '=', postId).where('person_id', '=', personId);
  return (await query.executeTakeFirst()).numDeletedRows > 0n;
}

/** Of a post that the asker may read. */
export async function othersWriting(db: Db | Tx, { postId, personId, until: now }: Writing) {
  return await db
    .selectFrom('post_presence')
    .innerJoin('person', 'person.id', 'post_presence.person_id')
    .select(['person.id', 'person.name'])
    .where('post_id', '=', postId)
    .where('person.id', '<>', personId)
    .where('until', '>', now)
    .orderBy('person.name')
    .execute();
}
