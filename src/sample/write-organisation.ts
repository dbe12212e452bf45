import { mediumOf } from '#channels/index.ts';
import type { Tx } from '#platform/db/db.ts';
import type { Chance } from './chance.ts';
import { practiceOrigin, type SampleChannel } from './channels-plan.ts';
import { cityContent } from './content.ts';
import { dayMs, later, sampleId, slugOf } from './ids.ts';
import type { SampleAgency, SamplePerson } from './people-plan.ts';
import { addRows } from './sample.store.ts';

export interface Office {
  readonly agencies: readonly SampleAgency[];
  readonly people: readonly SamplePerson[];
  readonly channels: readonly SampleChannel[];
}

interface Writing {
  readonly now: Date;
  readonly chance: Chance;
  readonly passwordHash: string;
}

export async function writeOrganisation(tx: Tx, office: Office, writing: Writing): Promise<void> {
  const { city } = cityContent;
  await addRows(tx, 'city', [
    {
      name: city.name,
      government_name: city.governmentName,
      portal_title: city.portalTitle,
      portal_tagline: city.portalTagline,
      privacy_contact: city.privacyContact,
      is_sample: true,
    },
  ]);
  await writeAgencies(tx, office, writing);
  await writePeople(tx, office, writing);
  await writeChannels(tx, office, writing);
}

async function writeAgencies(tx: Tx, { agencies }: Office, { now }: Writing): Promise<void> {
  const rootId = agencies[0]?.id ?? null;
  await addRows(
    tx,
    'agency',
    agencies.map(({ id, code, slug, name, short, description }, index) => ({
      id,
      parent_id: index === 0 ? null : rootId,
      code,
      slug,
      name,
      short_name: short,
      description,
      moderates_comments: code !== 'DPUPR',
      created_at: later(now, -120 * dayMs),
    })),
  );
  const renamed = agencies.flatMap(({ id, alias }) => (alias ? [{ id, alias }] : []));
  await addRows(
    tx,
    'agency_alias',
    renamed.map(({ id, alias }) => ({ agency_id: id, name: alias.name, short_name: alias.short, valid_to: alias.to })),
  );
  await addRows(
    tx,
    'programme',
    cityContent.programmes.map(({ name, lead, from, to, summary }) => ({
      agency_id: agencies.find(({ code }) => code === lead)?.id ?? String(rootId),
      slug: slugOf(name),
      name,
      summary,
      starts_on: from,
      ends_on: to,
    })),
  );
}

async function writePeople(
  tx: Tx,
  { agencies, people }: Office,
  { now, chance, passwordHash }: Writing,
): Promise<void> {
  const idOf = new Map(agencies.map(({ code, id }) => [code, id]));
  await addRows(
    tx,
    'person',
    people.map(({ id, name, jobTitle, email }) => ({
      id,
      name,
      job_title: jobTitle,
      email,
      created_at: later(now, -110 * dayMs),
    })),
  );
  await addRows(
    tx,
    'membership',
    people.map(({ id, agencyCode, role }) => ({ person_id: id, agency_id: idOf.get(agencyCode) ?? '', role })),
  );
  await addRows(
    tx,
    'auth_user',
    people.map(({ id, name, email }) => ({ id, name, email })),
  );
  await addRows(
    tx,
    'auth_account',
    people.map(({ id }) => ({
      id: sampleId(chance),
      user_id: id,
      account_id: id,
      provider_id: 'credential',
      password: passwordHash,
    })),
  );
}

async function writeChannels(tx: Tx, { channels, people }: Office, { now }: Writing): Promise<void> {
  await addRows(
    tx,
    'channel',
    channels.map(({ id, agency, medium, name, handle, connected }) => {
      const { network, mediaClass } = mediumOf(medium);
      const isBluesky = network === 'bluesky';
      return {
        id,
        agency_id: agency.id,
        network,
        medium,
        media_class: mediaClass,
        name,
        handle,
        remote_account_id: isBluesky ? `did:plc:contoh-${agency.slug}` : '',
        origin: isBluesky ? practiceOrigin : '',
        web_address: handle ? `https://${medium}.invalid/${handle}` : '',
        state: connected ? 'connected' : 'needs-reconnect',
        state_reason: connected ? '' : 'must-reconnect',
        responsible_person_id:
          people.find(({ agencyCode, role }) => agencyCode === agency.code && role === 'admin')?.id ?? null,
        checked_at: later(now, -dayMs / 8),
        created_at: later(now, -100 * dayMs),
      };
    }),
  );
}
