import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db/db.ts';

export interface City {
  readonly name: string;
  /** As it signs itself: "Pemerintah Kota Magelang". */
  readonly governmentName: string;
  readonly zone: string;
  readonly portalTitle: string;
  readonly portalTagline: string;
  /** Where citizens ask about their personal data. */
  readonly privacyContact: string;
  readonly isSample: boolean;
}

/** System-wide; undefined until the first run is done. */
export async function city(db: Db | Tx): Promise<City | undefined> {
  const row = await db.selectFrom('city').selectAll().executeTakeFirst();
  return (
    row && {
      name: row.name,
      governmentName: row.government_name,
      zone: row.zone,
      portalTitle: row.portal_title,
      portalTagline: row.portal_tagline,
      privacyContact: row.privacy_contact,
      isSample: row.is_sample,
    }
  );
}

/** Once in the life of an installation. */
export async function addCity(tx: Tx, founded: Omit<City, 'isSample'>): Promise<void> {
  await tx
    .insertInto('city')
    .values({
      name: founded.name,
      government_name: founded.governmentName,
      zone: founded.zone,
      portal_title: founded.portalTitle,
      portal_tagline: founded.portalTagline,
      privacy_contact: founded.privacyContact,
    })
    .execute();
}

/** Two first runs at once: the second waits here and then finds a city. */
export async function lockFounding(tx: Tx): Promise<void> {
  await sql`lock table city in share row exclusive mode`.execute(tx);
}

export type CityChange = { readonly [Name in keyof Omit<City, 'isSample'>]?: City[Name] | undefined };

export async function changeCityRow(tx: Tx, change: CityChange): Promise<void> {
  await tx
    .updateTable('city')
    .set({
      name: change.name,
      government_name: change.governmentName,
      zone: change.zone,
      portal_title: change.portalTitle,
      portal_tagline: change.portalTagline,
      privacy_contact: change.privacyContact,
    })
    .execute();
}
