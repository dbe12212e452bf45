import { sql } from 'kysely';
import type { Tx } from '#platform/db/db.ts';

export async function describeProgramme(
  tx: Tx,
  id: string,
  { description, tags }: { readonly description: string; readonly tags: readonly string[] },
): Promise<void> {
  await tx
    .updateTable('programme')
    .set({ description, tags: [...tags] })
    .where('id', '=', id)
    .execute();
}

export async function endProgramme(
  tx: Tx,
  id: string,
  { successorId, archivedAt }: { readonly successorId: string | null; readonly archivedAt: Date | null },
): Promise<void> {
  const set = { successor_id: successorId, archived_at: archivedAt };
  await tx.updateTable('programme').set(set).where('id', '=', id).execute();
}

interface Part {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly village: string;
  readonly summary: string;
}

/** With the lead agency, the period and the tags of what they are parts of. */
export async function addPartsOf(tx: Tx, parentId: string, parts: readonly Part[]): Promise<void> {
  for (const { id, name, slug, village, summary } of parts) {
    await sql`insert into programme (id, agency_id, slug, name, summary, village, parent_id, tags, starts_on, ends_on)
      select ${id}, agency_id, ${slug}, ${name}, ${summary}, ${village}, id, tags, starts_on, ends_on
      from programme where id = ${parentId}`.execute(tx);
  }
}

/** An activity of the programme in a village belongs to the plan of that village. */
export async function putActivitiesIntoParts(tx: Tx, parentId: string): Promise<void> {
  await sql`insert into activity_programme (activity_id, programme_id)
    select link.activity_id, part.id from activity_programme link
    join activity a on a.id = link.activity_id
    join programme part on part.parent_id = link.programme_id and part.village = a.village
    where link.programme_id = ${parentId} on conflict do nothing`.execute(tx);
}
