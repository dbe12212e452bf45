import { sql } from 'kysely';
import type { AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';

export interface SheetPost {
  readonly id: string;
  readonly agency_id: string;
  readonly title: string;
  readonly text: string;
  readonly kind: string;
  readonly state: string;
  readonly publish_at: Date | null;
  readonly pillar: string | null;
  readonly channels: readonly string[];
  readonly links: readonly string[];
  readonly author: string | null;
  readonly hashtags: string | null;
  readonly visual: string | null;
  readonly call_to_action: string | null;
  readonly purpose: string | null;
  readonly person_in_charge: string | null;
  readonly result_link: string | null;
}

export const mostExported = 5_000;

/** Of a span by the time they go out; without one, everything that has a time or is a draft. One more than may be exported. */
export async function sheetPosts(
  db: Db,
  scope: AgencyScope,
  span: { readonly from: Date; readonly to: Date } | undefined,
): Promise<readonly SheetPost[]> {
  if (scope.length === 0) return [];
  const within = span ? sql`p.publish_at >= ${span.from} and p.publish_at < ${span.to}` : sql`true`;
  const { rows } = await sql<SheetPost>`
    select p.id, p.agency_id, p.title, p.text, p.kind, p.state, p.publish_at, pillar.name as pillar, person.name as author,
      array(select c.id from channel c where c.id = any(p.channel_ids)
        order by c.network = 'portal' desc, c.name) as channels,
      array(select d.url from delivery d where d.post_id = p.id and d.url is not null order by d.sent_at) as links,
      b.hashtags, b.visual, b.call_to_action, b.purpose, b.person_in_charge, b.result_link
    from post p
    left join post_brief b on b.post_id = p.id
    left join content_pillar pillar on pillar.id = p.pillar_id
    left join person on person.id = p.created_by
    where p.agency_id = any(${[...scope]}::uuid[]) and p.removed_at is null and ${within}
    order by p.publish_at nulls last, p.id limit ${mostExported + 1}`.execute(db);
  return rows;
}
