import { sql, type Selectable } from 'kysely';
import type { Db, Tx } from '#platform/db/db.ts';
import type { Person } from '#platform/db/tables.ts';
import type { Language } from '#platform/i18n/language.ts';
import { agencyTree } from '#organisation/agencies/agency-tree.store.ts';
import {
  permissions,
  type AgencyId,
  type AgencyScope,
  type Operation,
  type PersonId,
  type Role,
} from '#organisation/permissions.ts';

export interface Colleague {
  readonly id: PersonId;
  readonly name: string;
  readonly jobTitle: string;
  readonly email: string;
  readonly language: Language;
}

/** Active people whose role lets them do this at that agency, also from an agency above it. System-wide. */
export async function peopleWhoCan(
  db: Db | Tx,
  operation: Operation,
  agencyId: AgencyId,
): Promise<readonly Colleague[]> {
  const tree = await agencyTree(db);
  const reach = [agencyId, ...tree.ancestors(agencyId)];
  return await colleagues(db, reach, permissions[operation]);
}

/** Active people with a membership in that scope. */
export async function peopleOf(db: Db | Tx, scope: AgencyScope): Promise<readonly Colleague[]> {
  return await colleagues(db, scope, undefined);
}

/** Of these people the active ones. System-wide. */
export async function activeAmong(db: Db | Tx, ids: readonly string[]): Promise<readonly Colleague[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name', 'job_title', 'email', 'language'])
    .where('active', '=', true)
    .where('id', 'in', ids)
    .orderBy('name')
    .execute();
  return rows.map(colleagueOf);
}

/** Names for ids that stand in other rooms' rows, whoever they are and also when no longer active. System-wide. */
export async function personNames(db: Db | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('person').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function colleagues(
  db: Db | Tx,
  scope: AgencyScope,
  held: readonly Role[] | undefined,
): Promise<readonly Colleague[]> {
  if (scope.length === 0) return [];
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name', 'job_title', 'email', 'language'])
    .where('active', '=', true)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('membership')
          .select(sql.lit(1).as('one'))
          .whereRef('membership.person_id', '=', 'person.id')
          .where('agency_id', 'in', scope)
          .$if(held !== undefined, (query) => query.where('role', 'in', held ?? [])),
      ),
    )
    .orderBy('name')
    .execute();
  return rows.map(colleagueOf);
}

function colleagueOf(row: Pick<Selectable<Person>, 'id' | 'name' | 'job_title' | 'email' | 'language'>): Colleague {
  return {
    id: row.id as PersonId,
    name: row.name,
    jobTitle: row.job_title,
    email: row.email,
    language: row.language as Language,
  };
}
