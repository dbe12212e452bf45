import { grouped } from './in-order.ts';
import type { Entry } from './use-calendar.ts';

/** One row of a calendar by agency or by programme. */
export interface Lane {
  /** Of the agency or the programme; empty: what belongs to none. */
  readonly id: string;
  readonly name: string;
  readonly byDay: ReadonlyMap<string, readonly Entry[]>;
  readonly posts: number;
  /** Entries of several agencies stand in it. */
  readonly mixed: boolean;
}

interface LaneName {
  readonly id: string;
  readonly name: string;
}

/** A lane for each agency, also for those that plan nothing: gaps are to be seen. */
export function agencyLanes(entries: readonly Entry[], agencies: readonly LaneName[]): readonly Lane[] {
  const byAgency = grouped(entries, agencyOf);
  return agencies.map((agency) => laneOf(agency, byAgency.get(agency.id) ?? [], false));
}

/** A lane for each programme, and one for what serves none. What serves two stands in both. */
export function programmeLanes(
  entries: readonly Entry[],
  programmes: readonly LaneName[],
  without: string,
): readonly Lane[] {
  const byProgramme = new Map<string, Entry[]>();
  for (const entry of entries) {
    const served = programmesOf(entry).filter((id) => programmes.some((programme) => programme.id === id));
    for (const id of served.length === 0 ? [''] : served) byProgramme.set(id, [...(byProgramme.get(id) ?? []), entry]);
  }
  const lanes = programmes.map((programme) => laneOf(programme, byProgramme.get(programme.id) ?? [], true));
  return [...lanes, laneOf({ id: '', name: without }, byProgramme.get('') ?? [], true)];
}

function laneOf(name: LaneName, entries: readonly Entry[], mixed: boolean): Lane {
  const posts = entries.filter(({ kind }) => kind === 'post').length;
  return { ...name, byDay: grouped(entries, ({ date }) => date), posts, mixed };
}

function agencyOf(entry: Entry): string {
  if (entry.kind === 'post') return entry.post.agency.id;
  if (entry.kind === 'activity') return entry.activity.agencyId;
  return entry.kind === 'slot' ? entry.slot.agencyId : entry.native.agencyId;
}

function programmesOf(entry: Entry): readonly string[] {
  if (entry.kind === 'post') return entry.post.programmes.map(({ id }) => id);
  return entry.kind === 'activity' ? entry.activity.programmeIds : [];
}
