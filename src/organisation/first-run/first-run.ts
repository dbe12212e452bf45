import { timingSafeEqual } from 'node:crypto';
import { inTransaction } from '#platform/db/db.ts';
import type { Language } from '#platform/i18n/language.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { readAgencyList } from '#organisation/agencies/agency-list.ts';
import { freeSlug } from '#organisation/agencies/agency-slug.ts';
import type { Agency } from '#organisation/agencies/agency.ts';
import { foundAgency } from '#organisation/agencies/create-agency.ts';
import { recordAudit } from '#organisation/audit/audit.store.ts';
import { addCity, city, lockFounding } from '#organisation/city/city.store.ts';
import { addMembership, addPerson } from '#organisation/people/person.store.ts';
import type { Actor, PersonId } from '#organisation/permissions.ts';
import type { OrganisationTools } from '#organisation/tools.ts';

export type FirstRunRefusal = { readonly kind: 'first-run-key-wrong' } | { readonly kind: 'already-founded' };

export interface FirstRunAsked {
  readonly key: string;
  readonly city: { readonly name: string; readonly governmentName: string; readonly zone: string };
  readonly agency: { readonly code: string; readonly name: string; readonly shortName: string };
  readonly coordinator: {
    readonly name: string;
    readonly jobTitle: string;
    readonly email: string;
    readonly password: string;
    readonly language: Language;
  };
  readonly agencies: string;
}

type Tools = Pick<OrganisationTools, 'db' | 'firstRunKey' | 'engine' | 'onAgencyCreated'>;

export async function firstRun(
  tools: Tools,
  asked: FirstRunAsked,
): Promise<Result<{ agencyId: string; agenciesAdded: number }, FirstRunRefusal>> {
  if (!isSame(asked.key, tools.firstRunKey)) return refuse({ kind: 'first-run-key-wrong' });
  const passwordHash = await tools.engine.hashPassword(asked.coordinator.password);
  return await inTransaction(tools.db, async (tx) => {
    await lockFounding(tx);
    if (await city(tx)) return refuse({ kind: 'already-founded' });
    const { name } = asked.city;
    await addCity(tx, { ...asked.city, portalTitle: name, portalTagline: '', privacyContact: asked.coordinator.email });
    const personId = await addPerson(tx, asked.coordinator, passwordHash);
    const actor = founder(personId, asked.coordinator);
    await recordAudit(tx, actor, {
      agencyId: null,
      action: 'city.founded',
      subjectKind: 'city',
      subjectId: 'city',
      after: asked.city,
    });
    const root = await foundAgency(
      tools,
      { tx, actor },
      {
        ...asked.agency,
        parentId: null,
        slug: freeSlug(asked.agency.shortName, new Set()),
        zone: asked.city.zone,
        description: '',
        // At first there is nobody else who could approve; the coordinator can end this in the settings.
        allowsSelfApproval: true,
      },
    );
    await addMembership(tx, personId, { agencyId: root.id, role: 'coordinator' });
    await recordAudit(tx, actor, {
      agencyId: root.id,
      action: 'person.joined',
      subjectKind: 'person',
      subjectId: personId,
      after: { name: asked.coordinator.name, email: asked.coordinator.email, role: 'coordinator' },
    });
    const found = (row: Pick<Agency, 'code' | 'name' | 'shortName' | 'slug'>): Promise<Agency> =>
      foundAgency(tools, { tx, actor }, { ...row, parentId: root.id, zone: root.zone, description: '' });
    return accept({ agencyId: root.id, agenciesAdded: await foundBelow(root, asked.agencies, found) });
  });
}

async function foundBelow(
  root: Agency,
  list: string,
  found: (row: Pick<Agency, 'code' | 'name' | 'shortName' | 'slug'>) => Promise<Agency>,
): Promise<number> {
  const slugs = new Set([root.slug]);
  const good = readAgencyList(list, new Set([root.code.toLowerCase()])).filter(({ fault }) => fault === null);
  for (const { code, name, shortName } of good) {
    const slug = freeSlug(shortName, slugs);
    slugs.add(slug);
    await found({ code, name, shortName, slug });
  }
  return good.length;
}

/** For the trail only: may do nothing until signed in. */
function founder(personId: PersonId, { name, language }: FirstRunAsked['coordinator']): Actor {
  return { personId, name, language, via: 'session', memberships: [], grants: new Map() };
}

function isSame(given: string, right: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}
