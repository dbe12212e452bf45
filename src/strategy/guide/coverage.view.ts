import { sql } from 'kysely';
import type { AgencyScope } from '#organisation/index.ts';
import type { Db } from '#platform/db/db.ts';

export interface CoverageAsked {
  readonly from: Date;
  /** Not included any more. */
  readonly until: Date;
}

interface Counted {
  readonly posts: number;
  readonly last_at: Date | null;
}

export interface Coverage {
  readonly duties: readonly (Counted & { readonly key: string | null })[];
  readonly pillars: readonly (Counted & { readonly key: string | null })[];
  readonly kinds: readonly (Counted & { readonly key: string | null })[];
}

/** Posts that citizens got to see in that time, by where they stand in the strategy. */
export async function coverage(db: Db, scope: AgencyScope, { from, until }: CoverageAsked): Promise<Coverage> {
  if (scope.length === 0) return { duties: [], pillars: [], kinds: [] };
  const by = async (column: 'duty' | 'pillar_id' | 'kind'): Promise<Coverage['duties']> => {
    const { rows } = await sql<Counted & { readonly key: string | null }>`
      select ${sql.ref(column)} as key, count(*) as posts, max(published_at) as last_at from post
      where agency_id = any(${scope}::uuid[]) and removed_at is null and state in ('published', 'partly-failed')
        and published_at >= ${from} and published_at < ${until}
      group by ${sql.ref(column)} order by count(*) desc`.execute(db);
    return rows;
  };
  return { duties: await by('duty'), pillars: await by('pillar_id'), kinds: await by('kind') };
}
