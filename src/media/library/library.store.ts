import { sql } from 'kysely';
import type { AgencyScope } from '#organisation/index.ts';
import type { Tx } from '#platform/db/db.ts';
import type { PictureDetails } from './contract.ts';
import type { ConsentKind, RightsKind } from './standing.ts';

export type Details = PictureDetails['details'];

export interface KnownPicture {
  readonly id: string;
  readonly agencyId: string;
  readonly revision: number;
  readonly archived: boolean;
  readonly details: Details;
}

/** Holds the picture until the transaction ends. */
export async function lockDetails(tx: Tx, scope: AgencyScope, id: string): Promise<KnownPicture | undefined> {
  if (scope.length === 0) return undefined;
  const query = tx.selectFrom('media').selectAll().where('id', '=', id).where('agency_id', 'in', scope);
  const row = await query.forNoKeyUpdate().executeTakeFirst();
  if (!row) return undefined;
  return {
    id: row.id,
    agencyId: row.agency_id,
    revision: row.revision,
    archived: row.archived_at !== null,
    details: {
      title: row.title,
      alt: row.alt,
      tags: row.tags,
      source: row.source,
      rights: row.rights as RightsKind,
      rightsNote: row.rights_note,
      rightsUntil: row.rights_until,
      consent: row.consent as ConsentKind,
      consentBy: row.consent_by,
      consentOn: row.consent_on,
      consentUntil: row.consent_until,
      consentReference: row.consent_reference,
      consentWithdrawnOn: row.consent_withdrawn_on,
    },
  };
}

/** The caller has locked it in its scope. */
export async function writeDetails(tx: Tx, { id, revision }: KnownPicture, details: Details): Promise<number> {
  const next = revision + 1;
  await tx
    .updateTable('media')
    .set({
      title: details.title,
      alt: details.alt,
      tags: details.tags,
      source: details.source,
      rights: details.rights,
      rights_note: details.rightsNote,
      rights_until: details.rightsUntil,
      consent: details.consent,
      consent_by: details.consentBy,
      consent_on: details.consentOn,
      consent_until: details.consentUntil,
      consent_reference: details.consentReference,
      consent_withdrawn_on: details.consentWithdrawnOn,
      revision: next,
    })
    .where('id', '=', id)
    .execute();
  return next;
}

/** The caller has locked it in its scope. */
export async function writeArchived(tx: Tx, id: string, archived: boolean): Promise<void> {
  await tx
    .updateTable('media')
    .set({ archived_at: archived ? sql<Date>`now()` : null })
    .where('id', '=', id)
    .execute();
}
