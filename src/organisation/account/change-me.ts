import { inTransaction } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { differences } from '#organisation/audit/differences.ts';
import { changePersonRow, lockPerson, type ChangeOfPerson } from '#organisation/people/person.store.ts';
import type { Actor } from '#organisation/permissions.ts';
import type { OrganisationTools } from '#organisation/tools.ts';
import { noteOwnChange } from './note-own-change.ts';

export function changeMe(
  { db }: Pick<OrganisationTools, 'db'>,
  actor: Actor,
  change: ChangeOfPerson,
): Promise<Result<undefined, { readonly kind: 'person-not-found' }>> {
  return inTransaction(db, async (tx) => {
    const person = await lockPerson(tx, actor.personId);
    if (!person) return refuse({ kind: 'person-not-found' });
    const changed = differences(person, change);
    if (!changed) return accept(undefined);
    await changePersonRow(tx, person.id, change);
    await noteOwnChange(tx, actor, { action: 'person.changed', ...changed });
    const agencyId = actor.memberships[0]?.agencyId ?? '';
    await announce(tx, { topic: 'organisation', agencyId, id: person.id });
    return accept(undefined);
  });
}
