import { inTransaction } from '#platform/db/db.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { scopeOf, type Actor } from '#organisation/permissions.ts';
import type { OrganisationTools } from '#organisation/tools.ts';
import type { Agency } from './agency.ts';
import { addAlias, aliasesOf } from './agency.store.ts';
import { agencyToChange, saveAgency } from './change-agency.ts';

export type RenameAgencyRefusal =
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'agency-not-found' }
  | { readonly kind: 'already-its-name' }
  | { readonly kind: 'name-from-too-early'; readonly since: string };

/** The old name stays as an alias that ends the day before, so that older posts and searches still find it. */
export function renameAgency(
  { db }: Pick<OrganisationTools, 'db'>,
  actor: Actor,
  asked: { readonly agencyId: string; readonly name: string; readonly shortName: string; readonly validFrom: string },
): Promise<Result<Agency, RenameAgencyRefusal>> {
  return inTransaction(db, async (tx) => {
    const found = await agencyToChange(tx, actor, { agencyId: asked.agencyId, operation: 'agency.write' });
    if (!found.ok) return found;
    const agency = found.value;
    if (asked.name === agency.name && asked.shortName === agency.shortName) return refuse({ kind: 'already-its-name' });
    const validTo = dayBefore(asked.validFrom);
    const [last] = await aliasesOf(tx, [agency.id]);
    const since = last?.validTo ? dayAfter(last.validTo) : null;
    if (since && validTo < since) return refuse({ kind: 'name-from-too-early', since });

    const alias = { agencyId: agency.id, name: agency.name, shortName: agency.shortName, validFrom: since, validTo };
    await addAlias(tx, scopeOf(actor, 'agency.write'), alias);
    const { name, shortName } = asked;
    return accept(await saveAgency({ tx, actor }, agency, { action: 'agency.renamed', change: { name, shortName } }));
  });
}

const dayBefore = (date: string): string => shifted(date, -1);
const dayAfter = (date: string): string => shifted(date, 1);

function shifted(date: string, days: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}
