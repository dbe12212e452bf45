import { inTransaction, type Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { recordAudit } from '#organisation/audit/audit.store.ts';
import { differences } from '#organisation/audit/differences.ts';
import { can, scopeOf, type Actor, type Operation } from '#organisation/permissions.ts';
import type { OrganisationTools } from '#organisation/tools.ts';
import { agencyTree } from './agency-tree.store.ts';
import type { Agency } from './agency.ts';
import { changeAgencyRow, lockTree, takenCodesAndSlugs, type AgencyChange } from './agency.store.ts';

type Refused = { readonly kind: 'not-allowed' } | { readonly kind: 'agency-not-found' };
export type ChangeAgencyRefusal = Refused | { readonly kind: 'already-a-code'; readonly code: string };
type Tools = Pick<OrganisationTools, 'db'>;

export function changeAgency(
  { db }: Tools,
  actor: Actor,
  asked: { readonly agencyId: string; readonly code?: string | undefined; readonly zone?: string | undefined },
): Promise<Result<Agency, ChangeAgencyRefusal>> {
  return inTransaction(db, async (tx) => {
    const found = await agencyToChange(tx, actor, { ...asked, operation: 'agency.write' });
    if (!found.ok) return found;
    const { code, zone } = asked;
    if (code !== undefined && code.toLowerCase() !== found.value.code.toLowerCase()) {
      const { codes } = await takenCodesAndSlugs(tx);
      if (codes.has(code.toLowerCase())) return refuse({ kind: 'already-a-code', code });
    }
    return accept(await saveAgency({ tx, actor }, found.value, { action: 'agency.changed', change: { code, zone } }));
  });
}

/** What an agency decides for itself. */
export function changeAgencySettings(
  { db }: Tools,
  actor: Actor,
  asked: { readonly agencyId: string } & Pick<AgencyChange, 'allowsSelfApproval' | 'moderatesComments' | 'description'>,
): Promise<Result<Agency, Refused>> {
  return inTransaction(db, async (tx) => {
    const { agencyId, ...change } = asked;
    const found = await agencyToChange(tx, actor, { agencyId, operation: 'agency.settings' });
    if (!found.ok) return found;
    return accept(await saveAgency({ tx, actor }, found.value, { action: 'agency.settings-changed', change }));
  });
}

/** Locked with the whole tree, when the actor may do `operation` there. */
export async function agencyToChange(
  tx: Tx,
  actor: Actor,
  { agencyId, operation }: { readonly agencyId: string; readonly operation: Operation },
): Promise<Result<Agency, Refused>> {
  await lockTree(tx);
  const agency = (await agencyTree(tx)).get(agencyId);
  if (!agency || !can(actor, 'agency.read', agency.id)) return refuse({ kind: 'agency-not-found' });
  return can(actor, operation, agency.id) ? accept(agency) : refuse({ kind: 'not-allowed' });
}

/** Saves what differs, with its entry in the trail; nothing at all when nothing differs. */
export async function saveAgency(
  { tx, actor }: { readonly tx: Tx; readonly actor: Actor },
  agency: Agency,
  { action, change }: { readonly action: string; readonly change: AgencyChange },
): Promise<Agency> {
  const changed = differences(agency, change);
  if (!changed) return agency;
  const saved = await changeAgencyRow(tx, scopeOf(actor, 'agency.read'), [agency.id, change]);
  await recordAudit(tx, actor, {
    agencyId: agency.id,
    action,
    subjectKind: 'agency',
    subjectId: agency.id,
    ...changed,
  });
  await announce(tx, { topic: 'organisation', agencyId: agency.id, id: agency.id });
  return saved;
}
