import { sql } from 'kysely';
import type { AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import { goesTo } from './key-message-list.view.ts';

export interface CarriedPost {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly at: string | null;
  readonly places: readonly { readonly medium: string; readonly channel: string; readonly url: string | null; readonly at: string }[];
} // oxfmt-ignore

export interface AgencyReach {
  readonly id: string;
  readonly name: string;
  readonly short_name: string;
  readonly confirmed_by: string | null;
  readonly confirmed_at: Date | null;
  /** The newest version they confirmed, when it is an older one. */
  readonly former_version: number | null;
  readonly posts: readonly CarriedPost[];
}

/** Who of those it goes to confirmed it and carried it, when and where; within the reader's agencies. */
export async function reachOf(db: Db, scope: AgencyScope, messageId: string): Promise<readonly AgencyReach[]> {
  if (scope.length === 0) return [];
  const { rows } = await sql<AgencyReach>`
    select a.id, a.name, a.short_name, c.at as confirmed_at,
      (select name from person where person.id = c.person_id) as confirmed_by,
      (select max(version) from key_message_confirmation o
        where o.message_id = m.id and o.agency_id = a.id and o.version < m.version) as former_version,
      coalesce((
        select json_agg(json_build_object('id', p.id, 'title', coalesce(nullif(p.title, ''), left(p.text, 90)), 'state', p.state,
          'at', coalesce(p.published_at, p.publish_at), 'places', coalesce((
            select json_agg(json_build_object('medium', ch.medium, 'channel', ch.name, 'url', nullif(d.url, ''), 'at', d.sent_at) order by d.sent_at)
            from delivery d join channel ch on ch.id = d.channel_id
            where d.post_id = p.id and d.sent_at is not null and d.state in ('sent', 'verified')), '[]'))
          order by coalesce(p.published_at, p.publish_at) nulls last)
        from post_key_message k join post p on p.id = k.post_id
        where k.message_id = m.id and p.agency_id = a.id and p.removed_at is null), '[]') as posts
    from key_message m join agency a on a.id = any(${[...scope]}::uuid[])
      and (${goesTo} or exists (select from post_key_message k join post p on p.id = k.post_id
        where k.message_id = m.id and p.agency_id = a.id and p.removed_at is null))
    left join key_message_confirmation c on c.message_id = m.id and c.version = m.version and c.agency_id = a.id
    where m.id = ${messageId}
    order by c.at is not null, a.short_name`.execute(db);
  return rows;
}

export interface ShownVersion {
  readonly version: number;
  readonly content: unknown;
  readonly note: string;
  readonly by: string | null;
  readonly at: Date;
}

/** Newest first. System-wide: whoever may see the message may see what it was. */
export async function messageVersions(db: Db, messageId: string): Promise<readonly ShownVersion[]> {
  return await db
    .selectFrom('key_message_version as v')
    .leftJoin('person', 'person.id', 'v.person_id')
    .select(['v.version', 'v.content', 'v.note', 'v.at', 'person.name as by'])
    .where('v.message_id', '=', messageId)
    .orderBy('v.version', 'desc')
    .execute();
}
