import { sql } from 'kysely';
import type { AgencyId, PersonId } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import type { SpecialDay, SpecialDayContent, SpecialDayId } from './special-day.ts';
import type { SpecialDayKind } from './contract.ts';

const columns = [
  'id', 'date', 'name', 'kind', 'agency_id', 'yearly', 'uncertain', 'note', 'source', 'revision',
] as const; // oxfmt-ignore

interface Row {
  readonly id: string;
  readonly date: string;
  readonly name: string;
  readonly kind: string;
  readonly agency_id: string | null;
  readonly yearly: boolean;
  readonly uncertain: boolean;
  readonly note: string;
  readonly source: string;
  readonly revision: number;
}

function dayOf({ id, agency_id, kind, ...row }: Row): SpecialDay {
  return { ...row, id: id as SpecialDayId, agencyId: agency_id as AgencyId | null, kind: kind as SpecialDayKind };
}

/** System-wide: the calendar is everybody's. Yearly ones begin before `to`, whatever their year. */
export async function daysAround(db: Db | Tx, from: string, to: string): Promise<readonly SpecialDay[]> {
  const rows = await db
    .selectFrom('special_day')
    .select(columns)
    .where('removed_at', 'is', null)
    .where('date', '<=', to)
    .where((by) => by.or([by('yearly', '=', true), by('date', '>=', from)]))
    .orderBy('date')
    .orderBy('name')
    .execute();
  return rows.map(dayOf);
}

/** System-wide, because everybody knows that it exists; whether they may change it is asked afterwards. */
export async function lockDay(
  tx: Tx,
  id: SpecialDayId,
): Promise<(SpecialDay & { readonly removed: boolean }) | undefined> {
  const query = tx
    .selectFrom('special_day')
    .select([...columns, 'removed_at'])
    .where('id', '=', id)
    .forUpdate();
  const row = await query.executeTakeFirst();
  return row && { ...dayOf(row), removed: row.removed_at !== null };
}

/** Whether another living day of that name stands on that date for the same agency. */
export async function standsAlready(tx: Tx, day: SpecialDayContent, except: SpecialDayId | null): Promise<boolean> {
  const { rows } = await sql`
    select 1 from special_day where removed_at is null and date = ${day.date}::date and lower(name) = lower(${day.name})
      and agency_id is not distinct from ${day.agencyId}::uuid and id is distinct from ${except}::uuid limit 1`.execute(
    tx,
  );
  return rows.length > 0;
}

/** Undefined when the same day was entered at the same moment by somebody else. */
export async function addDay(
  tx: Tx,
  day: SpecialDayContent,
  by: { readonly personId: PersonId | null; readonly at: Date },
): Promise<SpecialDayId | undefined> {
  const times = { created_at: by.at, updated_at: by.at, created_by: by.personId };
  const query = tx
    .insertInto('special_day')
    .values({ ...changed(day), ...times })
    .onConflict((conflict) => conflict.doNothing());
  return (await query.returning('id').executeTakeFirst())?.id as SpecialDayId | undefined;
}

export async function saveDay(tx: Tx, day: SpecialDay, at: Date): Promise<void> {
  const set = { ...changed(day), revision: day.revision, updated_at: at };
  await tx.updateTable('special_day').set(set).where('id', '=', day.id).execute();
}

export async function markDayRemoved(tx: Tx, id: SpecialDayId, at: Date | null): Promise<void> {
  await tx.updateTable('special_day').set({ removed_at: at }).where('id', '=', id).execute();
}

function changed({ date, name, kind, agencyId, yearly, uncertain, note, source }: SpecialDayContent) {
  return { date, name, kind, agency_id: agencyId, yearly, uncertain, note, source };
}
