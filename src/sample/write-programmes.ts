import type { Tx } from '#platform/db/db.ts';
import type { Chance } from './chance.ts';
import { cityContent } from './content.ts';
import programmes from './content/programmes.json' with { type: 'json' };
import { inMagelang, sampleId, slugOf } from './ids.ts';
import { staffOf } from './newsroom.ts';
import type { SamplePerson } from './people-plan.ts';
import { addPartsOf, describeProgramme, endProgramme, putActivitiesIntoParts } from './programme-rows.store.ts';
import { addRows } from './sample.store.ts';

interface IndicatorContent {
  readonly name: string;
  readonly unit: string;
  readonly direction: string;
  readonly baseline: number | null;
  readonly year: number | null;
  readonly target: number;
  readonly targetYear: number;
  readonly source: string;
  readonly achieved: readonly (readonly [day: string, value: number, source: string])[];
}

interface DetailContent {
  readonly name: string;
  readonly tags: readonly string[];
  readonly description: string;
  /** A plan for each village. */
  readonly parts?: boolean;
  readonly indicators: readonly IndicatorContent[];
  /** Planned and done days; a number counts from today. */
  readonly milestones: readonly (readonly [
    name: string,
    planned: string | number,
    done: string | null,
    note: string,
  ])[];
}

interface Writing {
  readonly now: Date;
  readonly chance: Chance;
  readonly people: readonly SamplePerson[];
  readonly programmeIds: ReadonlyMap<string, string>;
}

const details = programmes.details as unknown as readonly DetailContent[];
const successions: Readonly<Record<string, string>> = programmes.successions;

/** What flagship programmes promise and reached, a part of Prodamai for each village, and who goes on with the old ones. */
export async function writeProgrammes(tx: Tx, writing: Writing): Promise<void> {
  const { programmeIds, now } = writing;
  for (const detail of details) await writeDetail(tx, detail, writing);
  const names = new Set([...programmes.archived, ...Object.keys(successions)]);
  for (const name of names) {
    const id = programmeIds.get(name);
    if (id === undefined) continue;
    const successorId = programmeIds.get(successions[name] ?? '') ?? null;
    const archivedAt = programmes.archived.includes(name) ? new Date(Date.parse('2025-03-01T03:00:00Z')) : null;
    await endProgramme(tx, id, {
      successorId,
      archivedAt: archivedAt !== null && archivedAt < now ? archivedAt : null,
    });
  }
}

async function writeDetail(tx: Tx, detail: DetailContent, writing: Writing): Promise<void> {
  const { now, chance, people, programmeIds } = writing;
  const id = programmeIds.get(detail.name);
  if (id === undefined) return;
  await describeProgramme(tx, id, detail);
  const by = staffOf(people, 'DISKOMINSTA', 'coordinator');
  for (const [position, indicator] of detail.indicators.entries()) {
    const { year, targetYear, achieved, ...own } = indicator;
    const indicatorId = sampleId(chance);
    const years = { baseline_year: year, target_year: targetYear };
    await addRows(tx, 'programme_indicator', [{ id: indicatorId, programme_id: id, position, ...own, ...years }]);
    const rows = achieved.map(([on_day, value, source]) => ({
      indicator_id: indicatorId,
      on_day,
      value,
      source,
      person_id: by,
    }));
    await addRows(tx, 'programme_achievement', rows);
  }
  const milestones = detail.milestones.map(([name, planned, done, note]) => ({
    programme_id: id,
    name,
    planned_on: dayOf(now, planned),
    done_on: done,
    note,
  }));
  await addRows(tx, 'programme_milestone', milestones);
  if (detail.parts === true) await writeParts(tx, id, writing);
}

async function writeParts(tx: Tx, parentId: string, { chance }: Writing): Promise<void> {
  const parts = cityContent.villages.map((village) => ({
    id: sampleId(chance),
    name: `RKM ${village}`,
    slug: slugOf(`rkm ${village}`),
    village,
    summary: `Rencana Kegiatan Masyarakat di Kelurahan ${village}: usulan warga tiap RT, dan yang sudah dikerjakan.`,
  }));
  await addPartsOf(tx, parentId, parts);
  await putActivitiesIntoParts(tx, parentId);
}

function dayOf(now: Date, day: string | number): string {
  return typeof day === 'string' ? day : inMagelang(now, day, 12).toISOString().slice(0, 10);
}
