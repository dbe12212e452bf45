import { sql } from 'kysely';
import type { AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import { containing } from '#platform/db/paging.ts';

export interface NativeAsk {
  readonly from: Date;
  readonly to: Date;
  readonly channelId: string | undefined;
  readonly medium: string | undefined;
  readonly text: string;
  readonly limit: number;
}

export interface NativeRow {
  readonly id: string;
  readonly agency_id: string;
  readonly channel_id: string;
  readonly medium: string;
  readonly published_at: Date;
  readonly title: string;
  readonly url: string;
}

/**
 * One that turns out to be ours is left out: the engine may have learned its id only after the account was read. Of
 * channels that were taken off the register nothing is shown, because nobody looks any more whether it still stands.
 */
export async function nativePosts(db: Db, scope: AgencyScope, ask: NativeAsk): Promise<readonly NativeRow[]> {
  if (scope.length === 0) return [];
  const { from, to, channelId, medium, text, limit } = ask;
  const { rows } = await sql<NativeRow>`
    select n.id, n.agency_id, n.channel_id, c.medium, n.published_at, n.url,
      left(btrim(regexp_replace(n.text, '\\s+', ' ', 'g')), 80) as title
    from native_post n join channel c on c.id = n.channel_id
    where n.agency_id = any(${[...scope]}::uuid[]) and c.removed_at is null
      and n.published_at >= ${from} and n.published_at < ${to}
      and (${channelId ?? null}::uuid is null or n.channel_id = ${channelId ?? null}::uuid)
      and (${medium ?? null}::text is null or c.medium = ${medium ?? null}::text)
      and (${text} = '' or n.text ilike ${containing(text)})
      and not exists (select from delivery d where d.channel_id = n.channel_id and d.remote_id = n.remote_id)
    order by n.published_at, n.id limit ${limit}`.execute(db);
  return rows;
}
