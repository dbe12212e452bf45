import { sql } from 'kysely';
import type { AgencyId, AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';
import { factsOfPostStand } from '#strategy/index.ts';

export interface PostForFacts {
  readonly agencyId: AgencyId;
  readonly state: string;
  readonly publishAt: Date | null;
  /** Approved for going out, seen by nobody, and its facts have changed since. */
  readonly held: boolean;
}

export async function postForFacts(db: Db, scope: AgencyScope, id: string): Promise<PostForFacts | undefined> {
  if (scope.length === 0) return undefined;
  const row = await db
    .selectFrom('post as p')
    .select(['p.agency_id', 'p.state', 'p.publish_at'])
    .select(
      sql<boolean>`coalesce(p.approved_version = p.version, false) and p.state in ('approved', 'scheduled', 'sending', 'missed', 'failed')
        and not exists (select from delivery d where d.post_id = p.id and (d.sent_at is not null or d.state in ('sending', 'unknown')))
        and not ${factsOfPostStand('p')}`.as('held'),
    )
    .where('p.id', '=', id)
    .where('p.agency_id', 'in', scope)
    .executeTakeFirst();
  return row && { agencyId: row.agency_id as AgencyId, state: row.state, publishAt: row.publish_at, held: row.held };
}
