import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Db } from '#platform/db/db.ts';
import { can, scopeOf, type Actor, type AgencyId, type AgencyScope, type Role } from '#organisation/permissions.ts';
import type { InvitationView, PersonView } from './contract.ts';
import { openInvitations } from './invitation.store.ts';
import { whoAsksForReset } from './password-reset.store.ts';
import { personNames } from './people.store.ts';

const pageSize = 50;

interface Wanted {
  readonly agencyId?: string | undefined;
  readonly q?: string | undefined;
  readonly cursor?: string | undefined;
}

/** By name, keyset-paged; a membership outside the actor's reach is not told. */
export async function peopleView(
  db: Db,
  actor: Actor,
  wanted: Wanted,
): Promise<{ items: PersonView[]; nextCursor: string | null }> {
  const reach = scopeOf(actor, 'person.read');
  const scope = wanted.agencyId === undefined ? reach : reach.filter((id) => id === wanted.agencyId);
  const rows = await readPeople(db, scope, wanted);
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  return {
    items: await viewsOf(db, actor, page),
    nextCursor: rows.length > pageSize && last ? JSON.stringify([last.name, last.id]) : null,
  };
}

export async function personView(db: Db, actor: Actor, id: string): Promise<PersonView | undefined> {
  const rows = await people(db).where('person.id', '=', id).execute();
  const [view] = await viewsOf(db, actor, rows);
  return view;
}

async function readPeople(db: Db, scope: AgencyScope, { q, cursor }: Wanted): Promise<Row[]> {
  if (scope.length === 0) return [];
  const after = readCursor(cursor);
  let query = people(db).where((eb) =>
    eb.exists(
      eb
        .selectFrom('membership')
        .select(sql.lit(1).as('one'))
        .whereRef('membership.person_id', '=', 'person.id')
        .where('membership.agency_id', 'in', scope),
    ),
  );
  if (q) {
    const pattern = `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    query = query.where((eb) =>
      eb.or([eb('person.name', 'ilike', pattern), eb('email', 'ilike', pattern), eb('job_title', 'ilike', pattern)]),
    );
  }
  if (after) query = query.where(sql<boolean>`(person.name, person.id) > (${after[0]}, ${after[1]}::uuid)`);
  return await query
    .orderBy('person.name')
    .orderBy('person.id')
    .limit(pageSize + 1)
    .execute();
}

function readCursor(cursor: string | undefined): [string, string] | undefined {
  try {
    const parsed = JSON.parse(cursor ?? 'null') as unknown;
    if (!Array.isArray(parsed)) return undefined;
    const [name, id] = parsed as unknown[];
    return typeof name === 'string' && /^[\da-f-]{36}$/.test(String(id)) ? [name, String(id)] : undefined;
  } catch {
    return undefined;
  }
}

function people(db: Db) {
  return db.selectFrom('person').select((eb) => [
    'person.id',
    'person.name',
    'job_title',
    'email',
    'active',
    jsonArrayFrom(
      eb
        .selectFrom('membership')
        .select(['agency_id as agencyId', 'role'])
        .whereRef('person_id', '=', 'person.id')
        .orderBy('created_at'),
    ).as('memberships'),
    eb.selectFrom('auth_user').select('two_factor_enabled').whereRef('auth_user.id', '=', 'person.id').as('two_factor'),
    eb
      .selectFrom('auth_session')
      .select((session) => session.fn.max('updated_at').as('seen'))
      .whereRef('auth_session.user_id', '=', 'person.id')
      .as('last_seen'),
  ]);
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly job_title: string;
  readonly email: string;
  readonly active: boolean;
  readonly memberships: { readonly agencyId: string; readonly role: string }[];
  readonly two_factor: boolean | null;
  readonly last_seen: Date | null;
}

async function viewsOf(db: Db, actor: Actor, rows: readonly Row[]): Promise<PersonView[]> {
  const asking = await whoAsksForReset(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => {
    const held = row.memberships.map(({ agencyId, role }) => ({ agencyId: agencyId as AgencyId, role: role as Role }));
    return {
      id: row.id,
      name: row.name,
      jobTitle: row.job_title,
      email: row.email,
      active: row.active,
      memberships: held.filter(({ agencyId }) => can(actor, 'person.read', agencyId)),
      twoFactor: row.two_factor ?? false,
      lastSeenAt: row.last_seen?.toISOString() ?? null,
      asksForReset: asking.has(row.id),
      can: { manage: held.every(({ agencyId }) => can(actor, 'person.manage', agencyId)) },
    };
  });
}

export async function invitationsView(db: Db, actor: Actor, now: Date): Promise<InvitationView[]> {
  const invitations = await openInvitations(db, scopeOf(actor, 'person.invite'));
  const names = await personNames(
    db,
    invitations.map(({ invitedBy }) => invitedBy),
  );
  return invitations.map(({ createdAt, expiresAt, invitedBy, ...invitation }) => ({
    ...invitation,
    invitedBy: names.get(invitedBy) ?? '',
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    expired: expiresAt <= now,
  }));
}
