import { can, city, type Actor, type AgencyId } from '#organisation/index.ts';
import { isoDay } from '#platform/time/format.ts';
import type { ProgrammeName, ProgrammeView } from './contract.ts';
import type { ListedProgramme, NamedProgramme } from './programme-list.view.ts';
import { phaseOf } from './programme.ts';
import type { StrategyTools } from './tools.ts';

export async function todayInTheCity({ db, now }: StrategyTools): Promise<string> {
  return isoDay(now(), (await city(db))?.zone ?? 'Asia/Jakarta');
}

export function presentName(row: NamedProgramme, today: string): ProgrammeName {
  const { id, name, parent_id: parentId, archived_at: archivedAt } = row;
  const period = { startsOn: row.starts_on, endsOn: row.ends_on };
  return { id, name, ...period, phase: phaseOf(period, today), parentId, archived: archivedAt !== null };
}

export function presentProgramme(row: ListedProgramme, actor: Actor, today: string): ProgrammeView {
  const { slug, summary, parts, village, tags, revision } = row;
  const { successor_id: successorId, successor_name: successorName } = row;
  return {
    ...presentName(row, today),
    slug,
    summary,
    agency: { id: row.agency_id, name: row.agency_name, shortName: row.agency_short_name },
    activities: row.activities,
    publishedPosts: row.published_posts,
    lastActivityAt: row.last_activity_at?.toISOString() ?? null,
    lastCoveredAt: row.last_covered_at?.toISOString() ?? null,
    village,
    tags,
    parts,
    successor: successorId !== null && successorName !== null ? { id: successorId, name: successorName } : null,
    revision,
    can: { write: can(actor, 'programme.write', row.agency_id as AgencyId) },
  };
}
