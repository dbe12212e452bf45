import type { Tx } from '#platform/db/db.ts';
import { announce } from '#platform/events/events.ts';
import { accept, refuse, type Result } from '#platform/result.ts';
import { recordAudit } from '#organisation/audit/audit.store.ts';
import { can, canSomewhere, type Actor } from '#organisation/permissions.ts';
import { lockPerson, type Person } from './person.store.ts';

export type ManagePersonRefusal = { readonly kind: 'not-allowed' } | { readonly kind: 'person-not-found' };

/** Locked, when all agencies the person belongs to are managed by the actor; for `part`, at least one. */
export async function personToManage(
  tx: Tx,
  actor: Actor,
  { personId, reach = 'all' }: { readonly personId: string; readonly reach?: 'all' | 'part' },
): Promise<Result<Person, ManagePersonRefusal>> {
  const person = await lockPerson(tx, personId);
  const agencies = person?.memberships.map(({ agencyId }) => agencyId) ?? [];
  const homeless = isHomeless(actor, person);
  const visible = homeless || agencies.some((id) => can(actor, 'person.read', id));
  if (!person || !visible) return refuse({ kind: 'person-not-found' });
  const managed = agencies.filter((id) => can(actor, 'person.manage', id)).length;
  const enough = homeless || managed >= (reach === 'all' ? agencies.length : 1);
  return enough ? accept(person) : refuse({ kind: 'not-allowed' });
}

/** Whoever lost the last role belongs to no agency; only who manages people somewhere can bring that person back. */
function isHomeless(actor: Actor, person: Person | undefined): boolean {
  return person?.memberships.length === 0 && canSomewhere(actor, 'person.manage');
}

/** Where a person's entries in the trail belong: the first agency the person was given a role at. */
export function homeOf(person: Pick<Person, 'memberships'>): string | null {
  return person.memberships[0]?.agencyId ?? null;
}

export async function tellOfPerson(
  { tx, actor }: { readonly tx: Tx; readonly actor: Actor },
  person: Person,
  change: { readonly action: string; readonly before?: object; readonly after?: object },
): Promise<void> {
  const agencyId = homeOf(person);
  await recordAudit(tx, actor, { agencyId, subjectKind: 'person', subjectId: person.id, ...change });
  await announce(tx, { topic: 'organisation', agencyId: agencyId ?? '', id: person.id });
}
