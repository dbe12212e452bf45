import { sql } from 'kysely';
import type { AgencyId, AgencyScope, PersonId } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';

export interface Delegation {
  readonly id: string;
  readonly agencyId: AgencyId;
  readonly personId: PersonId;
  readonly delegateId: PersonId;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly note: string;
  readonly endedAt: Date | null;
}

const columns = sql`d.id, d.agency_id as "agencyId", d.person_id as "personId", d.delegate_id as "delegateId",
  d.starts_on::text as "startsOn", d.ends_on::text as "endsOn", d.note, d.ended_at as "endedAt"`;

/** On its days by the calendar of its agency, unless it was ended. */
const runs = (now: Date) =>
  sql`d.ended_at is null and (${now}::timestamptz at time zone a.zone)::date between d.starts_on and d.ends_on`;

/** System-wide: for whom this person stands in at this moment. */
export async function delegationsTo(db: Db | Tx, delegateId: PersonId, now: Date): Promise<readonly Delegation[]> {
  const { rows } = await sql<Delegation>`
    select ${columns} from approval_delegation d join agency a on a.id = d.agency_id
    where d.delegate_id = ${delegateId} and ${runs(now)} order by d.starts_on, d.id`.execute(db);
  return rows;
}

/** System-wide: who stands in for these people at this moment. */
export async function delegationsOf(db: Db | Tx, people: readonly string[], now: Date): Promise<readonly Delegation[]> {
  if (people.length === 0) return [];
  const { rows } = await sql<Delegation>`
    select ${columns} from approval_delegation d join agency a on a.id = d.agency_id
    where d.person_id = any(${[...people]}::uuid[]) and ${runs(now)} order by d.starts_on, d.id`.execute(db);
  return rows;
}

export type NewDelegation = Omit<Delegation, 'id' | 'endedAt'>;

export async function addDelegation(tx: Tx, given: NewDelegation): Promise<string> {
  const { agencyId, personId, delegateId, startsOn, endsOn, note } = given;
  const row = await tx
    .insertInto('approval_delegation')
    .values({
      agency_id: agencyId,
      person_id: personId,
      delegate_id: delegateId,
      starts_on: startsOn,
      ends_on: endsOn,
      note,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Serialises what one person says about their own absence, and gives what else of theirs there falls on those days. */
export async function delegationsBetween(
  tx: Tx,
  { agencyId, personId, startsOn, endsOn }: Pick<Delegation, 'agencyId' | 'personId' | 'startsOn' | 'endsOn'>,
): Promise<readonly Delegation[]> {
  await sql`select 1 from person where id = ${personId} for no key update`.execute(tx);
  const { rows } = await sql<Delegation>`
    select ${columns} from approval_delegation d where d.person_id = ${personId} and d.agency_id = ${agencyId} and d.ended_at is null
      and d.starts_on <= ${endsOn}::date and d.ends_on >= ${startsOn}::date`.execute(tx);
  return rows;
}

export async function lockDelegation(tx: Tx, scope: AgencyScope, id: string): Promise<Delegation | undefined> {
  const { rows } = await sql<Delegation>`
    select ${columns} from approval_delegation d where d.id = ${id} and d.agency_id = any(${[...scope]}::uuid[])
    for no key update`.execute(tx);
  return rows[0];
}

export async function setDelegationEnded(tx: Tx, id: string, ended: boolean): Promise<void> {
  const at = ended ? sql<Date>`now()` : null;
  await tx.updateTable('approval_delegation').set({ ended_at: at, asked_at: null }).where('id', '=', id).execute();
}

/** System-wide: the agencies of those that have begun and whose stand-ins were not asked yet; they count as asked then. */
export async function takeBegun(tx: Tx, now: Date): Promise<readonly AgencyId[]> {
  const { rows } = await sql<{ id: AgencyId }>`
    update approval_delegation d set asked_at = now() from agency a
    where a.id = d.agency_id and d.asked_at is null and ${runs(now)} returning a.id`.execute(tx);
  return [...new Set(rows.map(({ id }) => id))];
}

/** System-wide: what waits for an approval or a review afterwards in that agency and below it. */
export async function postsInReview(tx: Tx, agencyId: AgencyId): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive tree as (
      select id from agency where id = ${agencyId} union all select a.id from agency a join tree on a.parent_id = tree.id
    ) select p.id from post p join tree on tree.id = p.agency_id where p.removed_at is null
      and (p.state = 'in-review' or p.id in (select post_id from post_review where afterwards and closed_at is null))
    limit 500`.execute(tx);
  return rows.map(({ id }) => id);
}
