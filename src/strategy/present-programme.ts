import { can, city, type Actor, type AgencyId } from '#organisation/index.ts';
import { isoDay } from '#platform/time/format.ts';
import type { ProgrammeView } from './contract.ts';
import type { ListedProgramme } from './programme-list.view.ts';
import { phaseOf } from './programme.ts';
import type { StrategyTools } from './tools.ts';

export async function todayInTheCity({ db, now }: StrategyTools): Promise<string> {
  return isoDay(now(), (await city(db))?.zone ?? 'Asia/Jakarta');
}

export function presentProgramme(row: ListedProgramme, actor: Actor, today: string): ProgrammeView {
  const { id, slug, name, summary, parts, village, tags, revision } = row;
  const period = { startsOn: row.starts_on, endsOn: row.ends_on };
  const { successor_id: successorId, successor_name: successorName } = row;
  return {
    id,
    slug,
    name,
    summary,
    agency: { id: row.agency_id, name: row.agency_name, shortName: row.agency_short_name },
    ...period,
    phase: phaseOf(period, today),
    activities: row.activities,
    publishedPosts: row.published_posts,
    lastActivityAt: row.last_activity_at?.toISOString() ?? null,
    lastCoveredAt: row.last_covered_at?.toISOString() ?? null,
    parentId: row.parent_id,
    village,
    tags,
    parts,
    successor: successorId !== null && successorName !== null ? { id: successorId, name: successorName } : null,
    archived: row.archived_at !== null,
    revision,
    can: { write: can(actor, 'programme.write', row.agency_id as AgencyId) },
  };
}
