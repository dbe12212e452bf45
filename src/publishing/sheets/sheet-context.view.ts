import { sql } from 'kysely';
import type { AgencyId, AgencyScope } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import { localTimeOf } from '#platform/time/local-time.ts';
import type { ExistingPost } from './row.ts';
import type { NamedChannel } from './read-names.ts';

export async function sheetChannels(db: Db | Tx, scope: AgencyScope): Promise<readonly NamedChannel[]> {
  if (scope.length === 0) return [];
  return await db
    .selectFrom('channel')
    .select(['id', 'agency_id as agencyId', 'name', 'handle', 'medium', 'network'])
    .where('agency_id', 'in', scope)
    .where('removed_at', 'is', null)
    .where('state', '<>', 'off')
    .orderBy('network', 'desc')
    .orderBy('name')
    .execute();
}

/** What rows may already be there as: posts with a time near those of the sheet, drafts without one, and those it names. */
export async function existingPosts(
  db: Db | Tx,
  agencyId: AgencyId,
  {
    zone,
    ids,
    from,
    to,
  }: { readonly zone: string; readonly ids: readonly string[]; readonly from: Date; readonly to: Date },
): Promise<readonly ExistingPost[]> {
  const { rows } = await sql<ExistingRow>`
    select p.id, p.title, p.text, p.kind, p.pillar_id, p.publish_at, p.channel_ids
    from post p
    where p.agency_id = ${agencyId} and p.removed_at is null
      and (p.id = any(${[...ids]}::uuid[]) or (p.publish_at >= ${from} and p.publish_at < ${to})
        or (p.publish_at is null and p.state = 'draft'))
    order by p.updated_at desc limit 10000`.execute(db);
  return rows.map((row) => {
    const local = row.publish_at ? localTimeOf(row.publish_at, zone) : { date: null, time: null };
    const { id, title, text, kind, pillar_id: pillarId, channel_ids: channelIds } = row;
    return { id, title, text, kind, pillarId, channelIds, ...local };
  });
}

interface ExistingRow {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly kind: string;
  readonly pillar_id: string | null;
  readonly publish_at: Date | null;
  readonly channel_ids: readonly string[];
}
