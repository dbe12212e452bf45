import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';

export interface BestPost {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly interactions: number;
  /** Posts of the agency with numbers, this one among them. */
  readonly counted: number;
}

/** Of the agency's published posts those with the most reactions, comments, shares and saves in the past year; the same duty first. */
export async function bestPosts(
  db: Db,
  { agencyId, postId, duty }: { readonly agencyId: string; readonly postId: string; readonly duty: string | null },
): Promise<readonly BestPost[]> {
  const { rows } = await sql<BestPost>`
    select p.id, p.title, p.text, sum(m.value)::int as interactions, (count(*) over ())::int as counted
    from post p
      join delivery d on d.post_id = p.id and d.state = 'verified'
      join metric_latest m on m.delivery_id = d.id and m.meaning in ('reactions', 'comments', 'shares', 'saves')
    where p.agency_id = ${agencyId} and p.id <> ${postId} and p.removed_at is null
      and p.published_at > now() - interval '1 year' and p.information_class <> 'dikecualikan'
    group by p.id
    order by (p.duty is not distinct from ${duty}::text) desc, interactions desc, p.published_at desc, p.id
    limit 3`.execute(db);
  return rows;
}
