import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Db, Tx } from '#platform/db/db.ts';
import type { Language } from '#platform/i18n/language.ts';
import type { Actor, AgencyId, PersonId, Role } from '#organisation/permissions.ts';

export interface Person {
  readonly id: PersonId;
  readonly name: string;
  readonly jobTitle: string;
  readonly email: string;
  readonly language: Language;
  readonly active: boolean;
  readonly memberships: Actor['memberships'];
}

/** System-wide: who this is decides what is in scope. */
export async function activePerson(db: Db | Tx, id: PersonId): Promise<Person | undefined> {
  const person = await personById(db, id);
  return person?.active ? person : undefined;
}

/** System-wide; callers check the scope of its memberships. */
export async function personById(db: Db | Tx, id: string): Promise<Person | undefined> {
  const row = await people(db).where('person.id', '=', id).executeTakeFirst();
  return row && personOf(row);
}

/** System-wide: an e-mail address belongs to one person. */
export async function personByEmail(db: Db | Tx, email: string): Promise<Person | undefined> {
  const row = await people(db)
    .where((eb) => eb(eb.fn('lower', ['person.email']), '=', email.toLowerCase()))
    .executeTakeFirst();
  return row && personOf(row);
}

/** Holds the person until the transaction ends. */
export async function lockPerson(tx: Tx, id: string): Promise<Person | undefined> {
  await tx.selectFrom('person').select('id').where('id', '=', id).forUpdate().execute();
  return await personById(tx, id);
}

export interface NewPerson {
  readonly name: string;
  readonly jobTitle: string;
  readonly email: string;
  readonly language: Language;
}

/** With the half that signs in; `passwordHash` comes from the sign-in engine. */
export async function addPerson(tx: Tx, person: NewPerson, passwordHash: string): Promise<PersonId> {
  const email = person.email.toLowerCase();
  const { id } = await tx
    .insertInto('person')
    .values({ name: person.name, job_title: person.jobTitle, email, language: person.language })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx.insertInto('auth_user').values({ id, name: person.name, email }).execute();
  await savePassword(tx, id as PersonId, passwordHash);
  return id as PersonId;
}

export async function savePassword(tx: Tx, id: PersonId, password: string): Promise<void> {
  await tx
    .insertInto('auth_account')
    .values({ user_id: id, account_id: id, provider_id: 'credential', password })
    .onConflict((conflict) => conflict.columns(['provider_id', 'account_id']).doUpdateSet({ password }))
    .execute();
}

export interface ChangeOfPerson {
  readonly name?: string | undefined;
  readonly jobTitle?: string | undefined;
  readonly language?: Language | undefined;
}

export async function changePersonRow(tx: Tx, id: PersonId, change: ChangeOfPerson): Promise<void> {
  const { name, jobTitle: job_title, language } = change;
  if (name === undefined && job_title === undefined && language === undefined) return;
  await tx.updateTable('person').set({ name, job_title, language }).where('id', '=', id).execute();
}

export async function setActive(tx: Tx, id: PersonId, active: boolean): Promise<void> {
  await tx.updateTable('person').set({ active }).where('id', '=', id).execute();
}

export async function addMembership(tx: Tx, id: PersonId, held: Actor['memberships'][number]): Promise<void> {
  await tx
    .insertInto('membership')
    .values({ person_id: id, agency_id: held.agencyId, role: held.role })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function removeMembership(tx: Tx, id: PersonId, held: Actor['memberships'][number]): Promise<void> {
  await tx
    .deleteFrom('membership')
    .where('person_id', '=', id)
    .where('agency_id', '=', held.agencyId)
    .where('role', '=', held.role)
    .execute();
}

/** Ends every way in at once: sessions, API tokens, open links for a new password. */
export async function endAccess(tx: Tx, id: PersonId, now: Date): Promise<void> {
  await endSessions(tx, id);
  await tx
    .updateTable('api_token')
    .set({ revoked_at: now })
    .where('person_id', '=', id)
    .where('revoked_at', 'is', null)
    .execute();
  await tx.deleteFrom('password_reset').where('person_id', '=', id).where('used_at', 'is', null).execute();
}

/** Signs the person out everywhere, trusted devices included. */
export async function endSessions(tx: Tx, id: PersonId): Promise<void> {
  await tx.deleteFrom('auth_session').where('user_id', '=', id).execute();
  await tx.deleteFrom('auth_verification').where('value', '=', id).execute();
}

/** Holds the answer steady: whoever takes away a coordinator waits for the one before. */
export async function coordinatorsOfCity(tx: Tx): Promise<number> {
  await tx.selectFrom('city').select('only_one').forUpdate().execute();
  const { count } = await tx
    .selectFrom('person')
    .innerJoin('membership', 'membership.person_id', 'person.id')
    .innerJoin('agency', 'agency.id', 'membership.agency_id')
    .where('person.active', '=', true)
    .where('membership.role', '=', 'coordinator')
    .where('agency.parent_id', 'is', null)
    .select((eb) => eb.fn.count<number>('person.id').distinct().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

function people(db: Db | Tx) {
  return db
    .selectFrom('person')
    .select(['person.id', 'name', 'job_title', 'email', 'language', 'active'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('membership')
          .select(['agency_id as agencyId', 'role'])
          .whereRef('person_id', '=', 'person.id')
          .orderBy('created_at'),
      ).as('memberships'),
    );
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly job_title: string;
  readonly email: string;
  readonly language: string;
  readonly active: boolean;
  readonly memberships: readonly { agencyId: string; role: string }[];
}

function personOf(row: Row): Person {
  return {
    id: row.id as PersonId,
    name: row.name,
    jobTitle: row.job_title,
    email: row.email,
    language: row.language as Language,
    active: row.active,
    memberships: row.memberships.map((held) => ({ agencyId: held.agencyId as AgencyId, role: held.role as Role })),
  };
}
