import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db/db.ts';
import type { PostId } from './post.ts';

/** Whether any network has, or may have, a part of it. */
export async function hasGoneOut(db: Db | Tx, id: PostId): Promise<boolean> {
  const { rows } = await sql`
    select 1 from delivery where post_id = ${id} and (sent_at is not null or state in ('sending', 'unknown')) limit 1`.execute(
    db,
  );
  return rows.length > 0;
}

/** Where posts of an agency usually go: every connected channel a program can publish to. */
export async function usualChannels(
  db: Db | Tx,
  agencyId: string,
): Promise<readonly { readonly channelId: string; readonly text: null }[]> {
  const rows = await db
    .selectFrom('channel')
    .select('id')
    .where('agency_id', '=', agencyId)
    .where('removed_at', 'is', null)
    .where('state', '<>', 'off')
    .where('network', '<>', 'by-hand')
    .orderBy('network', 'desc')
    .orderBy('name')
    .execute();
  return rows.map(({ id }) => ({ channelId: id, text: null }));
}

/** The agency's channels of that medium, such as its radio; by hand or not. */
export async function channelsOfMedium(
  db: Db | Tx,
  agencyId: string,
  medium: string,
): Promise<readonly { readonly channelId: string; readonly text: null }[]> {
  const rows = await db
    .selectFrom('channel')
    .select('id')
    .where('agency_id', '=', agencyId)
    .where('medium', '=', medium)
    .where('removed_at', 'is', null)
    .where('state', '<>', 'off')
    .orderBy('name')
    .execute();
  return rows.map(({ id }) => ({ channelId: id, text: null }));
}
