import { randomBytes } from 'node:crypto';
import type { Db } from '../../src/platform/db/db.ts';
import { inTransaction } from '../../src/platform/db/db.ts';
import {
  agencyTree,
  grantsFor,
  permissions,
  roles,
  type Actor,
  type AgencyId,
  type AgencyTree,
  type Operation,
  type PersonId,
  type Role,
} from '../../src/organisation/index.ts';

/** Without a database: somebody with one role at one agency, reaching exactly that agency (or `reach`). */
export function anActor(who: {
  role: Role;
  agencyId: AgencyId;
  reach?: readonly AgencyId[];
  personId?: PersonId;
  name?: string;
  via?: Actor['via'];
}): Actor {
  const operations = (Object.keys(permissions) as Operation[]).filter((operation) =>
    (permissions[operation] as readonly Role[]).includes(who.role),
  );
  return {
    personId: who.personId ?? (crypto.randomUUID() as PersonId),
    name: who.name ?? `Rina ${who.role}`,
    language: 'id',
    via: who.via ?? 'session',
    memberships: [{ agencyId: who.agencyId, role: who.role }],
    grants: new Map(operations.map((operation) => [operation, who.reach ?? [who.agencyId]])),
  };
}

/** A stored person with that role there; the actor reaches the subtree as in the running product. */
export async function aPerson(db: Db, who: { role: Role; agencyId: AgencyId; name?: string }): Promise<Actor> {
  const mark = randomBytes(4).toString('hex');
  const name = who.name ?? `Rina ${mark}`;
  const personId = await inTransaction(db, async (tx) => {
    const { id } = await tx
      .insertInto('person')
      .values({ name, email: `rina.${mark}@kota.test`, job_title: 'Pranata Humas' })
      .returning('id')
      .executeTakeFirstOrThrow();
    await tx.insertInto('membership').values({ person_id: id, agency_id: who.agencyId, role: who.role }).execute();
    return id as PersonId;
  });
  const memberships = [{ agencyId: who.agencyId, role: who.role }];
  return {
    personId,
    name,
    language: 'id',
    via: 'session',
    memberships,
    grants: grantsFor(memberships, await agencyTree(db)),
  };
}

export interface TestCity {
  /** city → dinas → puskesmas; `sibling` stands beside `own`. */
  readonly root: AgencyId;
  readonly own: AgencyId;
  readonly sibling: AgencyId;
  readonly below: AgencyId;
  readonly tree: AgencyTree;
  /** One person per role, each with that role at `own`. */
  readonly people: Readonly<Record<Role, Actor>>;
  /** Holds its role at the root, so for the whole city. */
  readonly coordinator: Actor;
}

export async function aCityWithAgencies(db: Db): Promise<TestCity> {
  await inTransaction(db, async (tx) => {
    await tx
      .insertInto('city')
      .values({ name: 'Kota Uji', government_name: 'Pemerintah Kota Uji', portal_title: 'Kabar Kota Uji' })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  });
  const root = await anAgency(db, { shortName: 'Kota', parentId: null });
  const own = await anAgency(db, { shortName: 'Dinkes', parentId: root });
  const sibling = await anAgency(db, { shortName: 'DPUPR', parentId: root });
  const below = await anAgency(db, { shortName: 'Puskesmas', parentId: own });
  const people = {} as Record<Role, Actor>;
  for (const role of roles) people[role] = await aPerson(db, { role, agencyId: own });
  const coordinator = await aPerson(db, { role: 'coordinator', agencyId: root });
  return { root, own, sibling, below, tree: await agencyTree(db), people, coordinator };
}

/** With an address and a code of its own, however often it is called. */
export async function anAgency(db: Db, agency: { shortName: string; parentId: AgencyId | null }): Promise<AgencyId> {
  const mark = randomBytes(4).toString('hex');
  const slug = `${agency.shortName.toLowerCase()}-${mark}`;
  const { id } = await inTransaction(db, (tx) =>
    tx
      .insertInto('agency')
      .values({
        parent_id: agency.parentId,
        code: slug,
        slug,
        name: `Agency ${agency.shortName}`,
        short_name: agency.shortName,
      })
      .returning('id')
      .executeTakeFirstOrThrow(),
  );
  return id as AgencyId;
}
