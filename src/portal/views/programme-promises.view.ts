import { sql } from 'kysely';
import type { Db } from '#platform/db/db.ts';

// System-wide reads: what a flagship programme promises is public.

export interface Promised {
  readonly description: string;
  readonly parent: NamedProgramme | null;
  readonly successor: NamedProgramme | null;
  readonly predecessors: readonly NamedProgramme[];
  readonly parts: readonly Part[];
  readonly indicators: readonly Indicator[];
  readonly milestones: readonly Milestone[];
}

export interface NamedProgramme {
  readonly slug: string;
  readonly name: string;
}

export interface Part extends NamedProgramme {
  readonly village: string;
  readonly activities: number;
}

export interface Indicator {
  readonly name: string;
  readonly unit: string;
  readonly direction: string;
  readonly target: number;
  readonly targetYear: number;
  /** Null: nobody has told a number, which is not zero. */
  readonly value: number | null;
  readonly onDay: string | null;
  readonly source: string | null;
}

export interface Milestone {
  readonly name: string;
  readonly plannedOn: string;
  readonly doneOn: string | null;
  readonly note: string;
}

export async function promisedBy(db: Db, id: string): Promise<Promised> {
  const [own, predecessors, parts, indicators, milestones] = await Promise.all([
    relativesOf(db, id),
    sql<NamedProgramme>`select slug, name from programme where successor_id = ${id} and removed_at is null order by name`.execute(
      db,
    ),
    partsOf(db, id),
    indicatorsOf(db, id),
    sql<Milestone>`select name, planned_on "plannedOn", done_on "doneOn", note from programme_milestone
      where programme_id = ${id} and removed_at is null order by planned_on, id`.execute(db),
  ]);
  return { ...own, predecessors: predecessors.rows, parts, indicators, milestones: milestones.rows };
}

async function relativesOf(db: Db, id: string): Promise<Pick<Promised, 'description' | 'parent' | 'successor'>> {
  const { rows } = await sql<{
    readonly description: string;
    readonly parent_slug: string | null;
    readonly parent_name: string | null;
    readonly successor_slug: string | null;
    readonly successor_name: string | null;
  }>`
    select p.description, up.slug parent_slug, up.name parent_name, s.slug successor_slug, s.name successor_name
    from programme p
    left join programme up on up.id = p.parent_id and up.removed_at is null
    left join programme s on s.id = p.successor_id and s.removed_at is null
    where p.id = ${id}`.execute(db);
  const [row] = rows;
  return {
    description: row?.description ?? '',
    parent: named(row?.parent_slug, row?.parent_name),
    successor: named(row?.successor_slug, row?.successor_name),
  };
}

function named(slug: string | null | undefined, name: string | null | undefined): NamedProgramme | null {
  return slug && name ? { slug, name } : null;
}

async function partsOf(db: Db, id: string): Promise<readonly Part[]> {
  const { rows } = await sql<Part>`
    select p.slug, p.name, p.village, (
      select count(distinct a.id) from activity_programme ap join activity a on a.id = ap.activity_id
      where ap.programme_id in (select programme_branch(p.id)) and a.removed_at is null and a.shown_on_portal
        and a.information_class <> 'dikecualikan') "activities"
    from programme p where p.parent_id = ${id} and p.removed_at is null order by p.name limit 60`.execute(db);
  return rows;
}

async function indicatorsOf(db: Db, id: string): Promise<readonly Indicator[]> {
  const { rows } = await sql<Indicator>`
    select i.name, i.unit, i.direction, i.target, i.target_year "targetYear", a.value, a.on_day "onDay", a.source
    from programme_indicator i left join lateral (
      select value, on_day, source from programme_achievement
      where indicator_id = i.id and removed_at is null order by on_day desc, created_at desc limit 1
    ) a on true
    where i.programme_id = ${id} and i.removed_at is null order by i.position, i.created_at, i.id`.execute(db);
  return rows;
}
