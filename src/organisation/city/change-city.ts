import { inTransaction } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { agencyTree } from '#organisation/agencies/agency-tree.store.ts';
import type { AgencyTree } from '#organisation/agencies/agency-tree.ts';
import { recordAudit } from '#organisation/audit/audit.store.ts';
import { differences } from '#organisation/audit/differences.ts';
import { can, type Actor } from '#organisation/permissions.ts';
import type { OrganisationTools } from '#organisation/tools.ts';
import { changeCityRow, city, type City, type CityChange } from './city.store.ts';

export type ChangeCityRefusal = { readonly kind: 'not-allowed' } | { readonly kind: 'city-not-found' };

export function changeCity(
  { db }: Pick<OrganisationTools, 'db'>,
  actor: Actor,
  change: CityChange,
): Promise<Result<City, ChangeCityRefusal>> {
  return inTransaction(db, async (tx) => {
    if (!mayChangeCity(actor, await agencyTree(tx))) return refuse({ kind: 'not-allowed' });
    const current = await city(tx);
    if (!current) return refuse({ kind: 'city-not-found' });
    const changed = differences(current, change);
    if (!changed) return accept(current);
    await changeCityRow(tx, change);
    await recordAudit(tx, actor, {
      agencyId: null,
      action: 'city.changed',
      subjectKind: 'city',
      subjectId: 'city',
      ...changed,
    });
    await announce(tx, { topic: 'organisation', agencyId: '', id: 'city' });
    return accept((await city(tx)) ?? current);
  });
}

/** The whole city is changed by who coordinates the whole city, not one of its parts. */
export function mayChangeCity(actor: Actor, tree: AgencyTree): boolean {
  return tree.roots.length > 0 && tree.roots.every(({ id }) => can(actor, 'city.write', id));
}
