import type { Db, Tx } from '#platform/db/db.ts';
import type { AgencyId, AgencyScope, PersonId, Role } from '#organisation/permissions.ts';

export interface Invitation {
  readonly id: string;
  readonly agencyId: AgencyId;
  readonly role: Role;
  readonly name: string;
  readonly email: string;
  readonly invitedBy: PersonId;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

const columns = ['id', 'agency_id', 'role', 'name', 'email', 'invited_by', 'created_at', 'expires_at'] as const;

export interface NewInvitation extends Omit<Invitation, 'id' | 'createdAt'> {
  readonly tokenHash: Buffer;
}

/** The caller has checked that `invitedBy` may grant the role there. */
export async function addInvitation(tx: Tx, invitation: NewInvitation): Promise<string> {
  const { id } = await tx
    .insertInto('invitation')
    .values({
      agency_id: invitation.agencyId,
      role: invitation.role,
      name: invitation.name,
      email: invitation.email.toLowerCase(),
      invited_by: invitation.invitedBy,
      expires_at: invitation.expiresAt,
      token_hash: invitation.tokenHash,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Neither accepted nor withdrawn; those run out as well, since they can be sent again. */
export async function openInvitations(db: Db | Tx, scope: AgencyScope): Promise<readonly Invitation[]> {
  if (scope.length === 0) return [];
  const rows = await open(db).where('agency_id', 'in', scope).orderBy('created_at', 'desc').limit(500).execute();
  return rows.map(invitationOf);
}

/** Held until the transaction ends. */
export async function lockInvitation(tx: Tx, scope: AgencyScope, id: string): Promise<Invitation | undefined> {
  if (scope.length === 0) return undefined;
  const row = await open(tx).where('id', '=', id).where('agency_id', 'in', scope).forUpdate().executeTakeFirst();
  return row && invitationOf(row);
}

/** System-wide: whoever holds the link is invited. Still open and not run out. */
export async function invitationByHash(db: Db | Tx, hash: Buffer, now: Date): Promise<Invitation | undefined> {
  const row = await open(db).where('token_hash', '=', hash).where('expires_at', '>', now).executeTakeFirst();
  return row && invitationOf(row);
}

export async function openInvitationFor(
  tx: Tx,
  scope: AgencyScope,
  { email, agencyId, role }: Pick<Invitation, 'email' | 'agencyId' | 'role'>,
): Promise<Invitation | undefined> {
  if (!scope.includes(agencyId)) return undefined;
  const row = await open(tx)
    .where('email', '=', email.toLowerCase())
    .where('agency_id', '=', agencyId)
    .where('role', '=', role)
    .executeTakeFirst();
  return row && invitationOf(row);
}

export async function renewInvitation(
  tx: Tx,
  id: string,
  { tokenHash, expiresAt }: { readonly tokenHash: Buffer; readonly expiresAt: Date },
): Promise<void> {
  await tx
    .updateTable('invitation')
    .set({ token_hash: tokenHash, expires_at: expiresAt })
    .where('id', '=', id)
    .execute();
}

/** Once only: gives false when somebody was faster. */
export async function closeInvitation(
  tx: Tx,
  id: string,
  how: { readonly accepted_at: Date } | { readonly withdrawn_at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('invitation')
    .set(how)
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

function open(db: Db | Tx) {
  return db.selectFrom('invitation').select(columns).where('accepted_at', 'is', null).where('withdrawn_at', 'is', null);
}

interface Row {
  readonly id: string;
  readonly agency_id: string;
  readonly role: string;
  readonly name: string;
  readonly email: string;
  readonly invited_by: string;
  readonly created_at: Date;
  readonly expires_at: Date;
}

function invitationOf(row: Row): Invitation {
  return {
    id: row.id,
    agencyId: row.agency_id as AgencyId,
    role: row.role as Role,
    name: row.name,
    email: row.email,
    invitedBy: row.invited_by as PersonId,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}
