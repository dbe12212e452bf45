import { inTransaction } from '#platform/db/db.ts';
import { accept, type Result } from '#platform/result.ts';
import { differences } from '#organisation/audit/differences.ts';
import type { Actor, PersonId } from '#organisation/permissions.ts';
import type { OrganisationTools } from '#organisation/tools.ts';
import { personToManage, tellOfPerson, type ManagePersonRefusal } from './manage-person.ts';
import { changePersonRow } from './person.store.ts';

export function changePerson(
  { db }: Pick<OrganisationTools, 'db'>,
  actor: Actor,
  asked: { readonly personId: string; readonly name?: string | undefined; readonly jobTitle?: string | undefined },
): Promise<Result<PersonId, ManagePersonRefusal>> {
  return inTransaction(db, async (tx) => {
    const found = await personToManage(tx, actor, asked);
    if (!found.ok) return found;
    const { name, jobTitle } = asked;
    const changed = differences(found.value, { name, jobTitle });
    if (changed) {
      await changePersonRow(tx, found.value.id, { name, jobTitle });
      await tellOfPerson({ tx, actor }, found.value, { action: 'person.changed', ...changed });
    }
    return accept(found.value.id);
  });
}
