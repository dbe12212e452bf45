import type { Db, Tx } from '#platform/db/db.ts';
import { agencyTree } from './agency-tree.store.ts';
import type { Agency } from './agency.ts';

/** System-wide; from memory. */
export async function agencyById(db: Db | Tx, id: string): Promise<Agency | undefined> {
  return (await agencyTree(db)).get(id);
}

/** IANA name of the agency's time zone; throws for an id that names no agency. */
export async function zoneOf(db: Db | Tx, agencyId: string): Promise<string> {
  const agency = await agencyById(db, agencyId);
  if (!agency) throw new Error(`No agency ${agencyId}`);
  return agency.zone;
}
