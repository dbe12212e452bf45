import { sql, type RawBuilder } from 'kysely';
import { pictureAddress } from '#media/contract.ts';
import type { ApproveItem } from './contract.ts';

export interface LineRow {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly agency: string;
  readonly at: Date | null;
  readonly media_id: string | null;
  readonly media: PostLine['media'];
}

type PostLine = Pick<ApproveItem, 'id' | 'title' | 'agency' | 'state' | 'at' | 'picture' | 'media'>;

/** What the line of a post called `p`, of an agency called `agency`, is made of. */
export const lineColumns: RawBuilder<unknown> = sql`
  p.id, coalesce(nullif(p.title, ''), left(p.text, 90)) as title, p.state, agency.short_name as agency,
  coalesce(p.published_at, p.publish_at) as at,
  (select pm.media_id from post_media pm where pm.post_id = p.id order by pm.position limit 1) as media_id,
  coalesce((
    select json_agg(json_build_object('medium', c.medium, 'name', c.name, 'byHand', c.network = 'by-hand') order by c.network = 'by-hand', c.network, c.medium)
    from post_variant v join channel c on c.id = v.channel_id where v.post_id = p.id
  ), '[]') as media`;

export function presentLine(row: LineRow): PostLine {
  return {
    id: row.id,
    title: row.title,
    agency: row.agency,
    state: row.state as PostLine['state'],
    at: row.at?.toISOString() ?? null,
    picture: row.media_id && pictureAddress(row.media_id, '320'),
    media: row.media,
  };
}
