import { sql } from 'kysely';
import type { AgencyId, PersonId } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import type { Language } from '#platform/i18n/language.ts';

export interface Addressee {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  /** Where they are PR admin. */
  readonly agencyIds: readonly AgencyId[];
}

/** System-wide: active PR admins who want letters and whom nobody has written to, or is writing to, this week. */
export async function toWriteTo(db: Db, week: string): Promise<readonly Addressee[]> {
  const { rows } = await sql<Addressee>`
    select p.id, p.name, p.email, p.language, array_agg(distinct a.id order by a.id)::text[] as "agencyIds"
    from person p join membership m on m.person_id = p.id and m.role = 'admin'
    join agency a on a.id = m.agency_id and a.active
    where p.active and not exists (select from consistency_silence s where s.person_id = p.id)
      and not exists (select from consistency_letter l where l.person_id = p.id and l.week = ${week})
    group by p.id order by p.id`.execute(db);
  return rows;
}

interface WeeklyLetter {
  readonly week: string;
  readonly personId: PersonId;
}

/**
 * False when somebody else has begun it. Whoever dies between here and the mail server leaves it unsent: a reminder that
 * never comes is better than one that comes twice, and Hari ini says the same.
 */
export async function claimLetter(db: Db, { week, personId }: WeeklyLetter): Promise<boolean> {
  const { rows } = await sql`
    insert into consistency_letter (week, person_id) values (${week}, ${personId})
    on conflict (week, person_id) do nothing returning 1`.execute(db);
  return rows.length === 1;
}

export async function noteSent(db: Db, { week, personId }: WeeklyLetter): Promise<void> {
  await sql`
    update consistency_letter set sent_at = clock_timestamp() where week = ${week} and person_id = ${personId}`.execute(
    db,
  );
}

/** The mail server did not take it, so it may be written again. */
export async function dropLetter(db: Db, { week, personId }: WeeklyLetter): Promise<void> {
  await sql`
    delete from consistency_letter where week = ${week} and person_id = ${personId} and sent_at is null`.execute(db);
}

export async function wantsLetters(db: Db, personId: PersonId): Promise<boolean> {
  const query = db.selectFrom('consistency_silence').select('person_id').where('person_id', '=', personId);
  return (await query.executeTakeFirst()) === undefined;
}

export async function setSilence(tx: Tx, personId: PersonId, silent: boolean): Promise<void> {
  const add = tx.insertInto('consistency_silence').values({ person_id: personId });
  if (silent) await add.onConflict((at) => at.column('person_id').doNothing()).execute();
  else await tx.deleteFrom('consistency_silence').where('person_id', '=', personId).execute();
}
