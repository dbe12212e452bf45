import type { AgencyScope } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import type { ChannelClass } from './contract.ts';

export interface StrategyChannel {
  readonly id: string;
  readonly name: string;
  readonly medium: string;
  readonly mediaClass: ChannelClass;
}

/** The accounts and media an agency can choose among. */
export async function channelsOf(db: Db | Tx, scope: AgencyScope): Promise<readonly StrategyChannel[]> {
  if (scope.length === 0) return [];
  const query = db
    .selectFrom('channel')
    .select(['id', 'name', 'medium', 'media_class'])
    .where('agency_id', 'in', scope);
  const rows = await query.where('removed_at', 'is', null).orderBy('created_at').orderBy('name').execute();
  return rows.map(({ id, name, medium, media_class: mediaClass }) => {
    return { id, name, medium, mediaClass: mediaClass as ChannelClass };
  });
}
