import { sql } from 'kysely';
import type { ReplyTarget } from '#channels/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import type { PostId } from '#publishing/posts/post.ts';

/** When anybody could first see any part of it. */
export async function firstPublic(db: Db, postId: PostId): Promise<Date | null> {
  const query = db.selectFrom('delivery').select(({ fn }) => fn.min('sent_at').as('at'));
  return (await query.where('post_id', '=', postId).executeTakeFirst())?.at ?? null;
}

export async function linkCorrection(tx: Tx, id: PostId, correctsPostId: PostId): Promise<void> {
  await tx.updateTable('post').set({ corrects_post_id: correctsPostId }).where('id', '=', id).execute();
}

/**
 * Where the original stands on networks that have threads: the correction goes under it, where whoever finds the one finds
 * the other. By channel; none for what has been taken down or has vanished.
 */
export async function originalsOf(tx: Tx, postId: PostId): Promise<ReadonlyMap<string, ReplyTarget>> {
  const { rows } = await sql<{ channelId: string; target: ReplyTarget }>`
    select d.channel_id as "channelId", json_build_object('threadId', '',
      'parent', json_build_object('id', d.remote_id, 'version', d.remote_version),
      'root', coalesce(nullif(d.content -> 'replyTo', 'null') -> 'root',
        jsonb_build_object('id', d.remote_id, 'version', d.remote_version))) as target
    from post p join delivery d on d.post_id = p.corrects_post_id join channel c on c.id = d.channel_id
    where p.id = ${postId} and c.network not in ('portal', 'by-hand') and d.state = 'verified' and d.take_down_at is null
      and d.gone_at is null and d.remote_id <> '' and d.remote_version <> ''`.execute(tx);
  return new Map(rows.map(({ channelId, target }) => [channelId, target]));
}
