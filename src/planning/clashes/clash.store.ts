import type { PersonId } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import type { Clash } from './clash.ts';
import type { ClashKind } from './contract.ts';

export interface KeptClash {
  readonly id: string;
  readonly kind: ClashKind;
  readonly firstPostId: string;
  readonly secondPostId: string | null;
  readonly fingerprint: string;
  readonly state: 'open' | 'dismissed' | 'resolved';
  readonly reason: string;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
}

const columns = ['id', 'kind', 'first_post_id', 'second_post_id', 'fingerprint', 'state', 'reason', 'decided_by', 'decided_at'] as const; // oxfmt-ignore

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly first_post_id: string;
  readonly second_post_id: string | null;
  readonly fingerprint: string;
  readonly state: string;
  readonly reason: string;
  readonly decided_by: string | null;
  readonly decided_at: Date | null;
}

function keptOf(row: Row): KeptClash {
  return {
    id: row.id,
    kind: row.kind as ClashKind,
    firstPostId: row.first_post_id,
    secondPostId: row.second_post_id,
    fingerprint: row.fingerprint,
    state: row.state as KeptClash['state'],
    reason: row.reason,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
  };
}

/** System-wide: the caller asks which of its posts the reader may know of. Newest first. */
export async function keptClashes(db: Db | Tx): Promise<readonly KeptClash[]> {
  const query = db.selectFrom('clash').select(columns).orderBy('created_at', 'desc').limit(1000);
  return (await query.execute()).map(keptOf);
}

export async function keptClash(db: Db | Tx, id: string): Promise<KeptClash | undefined> {
  const row = await db.selectFrom('clash').select(columns).where('id', '=', id).executeTakeFirst();
  return row && keptOf(row);
}

export interface Decision {
  readonly state: KeptClash['state'];
  readonly reason: string;
  readonly by: PersonId | null;
  readonly at: Date;
}

/** From the first word or decision on, a clash has a row. */
export async function keepClash(tx: Tx, { id, kind, first, second, fingerprint }: Clash, decision?: Decision): Promise<void> {
  const row = { id, kind, first_post_id: first.id, second_post_id: second?.id ?? null, fingerprint };
  const set = decision && { state: decision.state, reason: decision.reason, decided_by: decision.by, decided_at: decision.at, fingerprint };
  const query = tx.insertInto('clash').values({ ...row, ...set });
  await query.onConflict((conflict) => (set ? conflict.column('id').doUpdateSet(set) : conflict.doNothing())).execute();
} // oxfmt-ignore

export interface NewMessage {
  readonly clashId: string;
  readonly agencyId: string;
  readonly personId: PersonId | null;
  readonly text: string;
  readonly at: Date;
}

export async function addMessage(tx: Tx, { clashId, agencyId, personId, text, at }: NewMessage): Promise<string> {
  const values = { clash_id: clashId, agency_id: agencyId, person_id: personId, text, at };
  return (await tx.insertInto('clash_message').values(values).returning('id').executeTakeFirstOrThrow()).id;
}

export async function noteRead(tx: Tx, clashId: string, { personId, at }: { personId: PersonId; at: Date }): Promise<void> {
  const query = tx.insertInto('clash_reading').values({ clash_id: clashId, person_id: personId, read_at: at });
  await query.onConflict((conflict) => conflict.columns(['clash_id', 'person_id']).doUpdateSet({ read_at: at })).execute();
} // oxfmt-ignore
