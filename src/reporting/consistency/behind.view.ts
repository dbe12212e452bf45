import { sql, type RawBuilder } from 'kysely';
import type { AgencyId } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import type { BehindPart } from './contract.ts';
import { dueIn, ended, neverReady, sentIn, type Span } from './counts.view.ts';

export interface PostBehind {
  readonly postId: string;
  readonly title: string;
  readonly channel: { readonly name: string; readonly medium: string } | null;
  readonly dueAt: Date;
  readonly sentAt: Date | null;
}

const mostShown = 200;
const title = sql`coalesce(nullif(p.title, ''), left(p.text, 90))`;

/** The posts of one agency that a number was counted from, the newest first. */
export async function postsBehind(
  db: Db,
  agencyId: AgencyId,
  { part, ...span }: Span & { readonly part: BehindPart },
): Promise<{ readonly total: number; readonly items: PostBehind[] }> {
  const { rows } = await sql<PostBehind & { readonly total: number }>`
    select b.*, count(*) over ()::int as total from (${questionOf(part, agencyId, span)}) b
    order by b."dueAt" desc, b."postId" limit ${mostShown}`.execute(db);
  const items = rows.map(({ postId, title: said, channel, dueAt, sentAt }) => {
    return { postId, title: said, channel, dueAt, sentAt };
  });
  return { total: rows[0]?.total ?? 0, items };
}

function questionOf(part: BehindPart, agencyId: AgencyId, span: Span): RawBuilder<unknown> {
  if (part === 'never-ready')
    return sql`select p.id as "postId", ${title} as title, null::json as channel, p.publish_at as "dueAt",
      null::timestamptz as "sentAt" from post p where ${neverReady(agencyId, span)}`;
  if (part === 'stories') return goneOut(agencyId, span, sql`p.activity_id is not null`);
  if (part === 'undescribed')
    return goneOut(
      agencyId,
      span,
      sql`exists (select from post_media pm where pm.post_id = p.id and pm.alt = '' and pm.no_alt_reason = '')`,
    );
  const which = part === 'due' ? sql`true` : ended[part];
  return sql`select p.id as "postId", ${title} as title, json_build_object('name', c.name, 'medium', c.medium) as channel,
      d.due_at as "dueAt", d.sent_at as "sentAt"
    from delivery d join channel c on c.id = d.channel_id join post p on p.id = d.post_id
    where ${dueIn(agencyId, span)} and ${which}`;
}

/** Each post once, at the time it first went out. */
function goneOut(agencyId: AgencyId, span: Span, which: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select p.id as "postId", ${title} as title, null::json as channel, min(d.due_at) as "dueAt",
      min(d.sent_at) as "sentAt"
    from delivery d join post p on p.id = d.post_id
    where ${sentIn(agencyId, span)} and ${which} group by p.id`;
}
