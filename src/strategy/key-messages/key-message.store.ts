import { sql } from 'kysely';
import type { AgencyId, AgencyScope, PersonId } from '#organisation/index.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import type { KeyMessage, KeyMessageContent, KeyMessageId, KeyMessageState } from './key-message.ts';

// Whoever calls these has asked whether the actor may write at the issuing agency; the scope is asked again in SQL.

const columns = [
  'id', 'agency_id', 'programme_id', 'title', 'narrative', 'points', 'dos', 'donts', 'fact_codes', 'valid_from',
  'valid_until', 'for_all', 'state', 'version', 'revision', 'removed_at',
] as const; // oxfmt-ignore

async function messageWhere(db: Db | Tx, id: string, lock: boolean): Promise<KeyMessage | undefined> {
  const query = db.selectFrom('key_message').select(columns).where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (!row) return undefined;
  const agencies = await db.selectFrom('key_message_agency').select('agency_id').where('message_id', '=', id).execute();
  return {
    id: row.id as KeyMessageId,
    agencyId: row.agency_id as AgencyId,
    programmeId: row.programme_id,
    title: row.title,
    narrative: row.narrative,
    points: row.points as string[],
    dos: row.dos as string[],
    donts: row.donts as string[],
    factCodes: row.fact_codes as string[],
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    forAll: row.for_all,
    agencyIds: agencies.map(({ agency_id }) => agency_id),
    state: row.state as KeyMessageState,
    version: row.version,
    revision: row.revision,
    removed: row.removed_at !== null,
  };
}

/** System-wide: who may see it is asked of `maySeeMessage`. */
export function keyMessageById(db: Db | Tx, id: string): Promise<KeyMessage | undefined> {
  return messageWhere(db, id, false);
}

/** System-wide: whether they may act on it is asked afterwards. */
export function lockKeyMessage(tx: Tx, id: string): Promise<KeyMessage | undefined> {
  return messageWhere(tx, id, true);
}

export interface By {
  readonly agencyId: AgencyId;
  readonly by: PersonId | null;
}

export async function addKeyMessage(
  tx: Tx,
  scope: AgencyScope,
  { agencyId, by, ...content }: KeyMessageContent & By,
): Promise<KeyMessageId> {
  if (!scope.includes(agencyId)) throw new Error('A key message outside the scope was about to be added');
  const { id } = await tx
    .insertInto('key_message')
    .values({ ...written(content), agency_id: agencyId, created_by: by, updated_by: by })
    .returning('id')
    .executeTakeFirstOrThrow();
  await writeRecipients(tx, id, content);
  return id as KeyMessageId;
}

export interface Change extends Partial<KeyMessageContent> {
  readonly id: KeyMessageId;
  readonly by: PersonId | null;
  readonly state?: KeyMessageState;
  readonly version?: number;
  readonly withdrawnNote?: string;
}

/** Also counts the save. */
export async function saveContent(tx: Tx, scope: AgencyScope, message: KeyMessageContent & Change): Promise<void> {
  await tx
    .updateTable('key_message')
    .set({ ...written(message), updated_by: message.by, updated_at: sql`now()`, revision: sql`revision + 1` })
    .where('id', '=', message.id)
    .where('agency_id', 'in', scope)
    .execute();
  await tx.deleteFrom('key_message_agency').where('message_id', '=', message.id).execute();
  await writeRecipients(tx, message.id, message);
}

/** Issues, withdraws or takes back. Also counts the save. */
export async function saveStanding(
  tx: Tx,
  scope: AgencyScope,
  {
    id,
    by,
    state,
    version,
    withdrawnNote = '',
  }: Change & { readonly state: KeyMessageState; readonly version: number },
): Promise<void> {
  await tx
    .updateTable('key_message')
    .set({
      state,
      version,
      issued_at: sql`coalesce(issued_at, now())`,
      withdrawn_at: state === 'withdrawn' ? sql`now()` : null,
      withdrawn_note: withdrawnNote,
      updated_by: by,
      updated_at: sql`now()`,
      revision: sql`revision + 1`,
    })
    .where('id', '=', id)
    .where('agency_id', 'in', scope)
    .execute();
}

export interface KeptVersion {
  readonly id: KeyMessageId;
  readonly version: number;
  readonly content: KeyMessageContent;
  readonly note: string;
  readonly by: PersonId | null;
}

export async function keepMessageVersion(tx: Tx, { id, version, content, note, by }: KeptVersion): Promise<void> {
  const values = { message_id: id, version, content: JSON.stringify(content), note, person_id: by };
  await tx.insertInto('key_message_version').values(values).execute();
}

/** False when that agency had confirmed that version already. */
export async function addConfirmation(
  tx: Tx,
  { id, version, agencyId, by }: By & { readonly id: KeyMessageId; readonly version: number },
): Promise<boolean> {
  const added = await tx
    .insertInto('key_message_confirmation')
    .values({ message_id: id, version, agency_id: agencyId, person_id: by })
    .onConflict((conflict) => conflict.doNothing())
    .returning('version')
    .executeTakeFirst();
  return added !== undefined;
}

export async function markMessageRemoved(
  tx: Tx,
  scope: AgencyScope,
  { id, removed }: { readonly id: KeyMessageId; readonly removed: boolean },
): Promise<void> {
  const query = tx.updateTable('key_message').set({ removed_at: removed ? sql<Date>`now()` : null });
  await query.where('id', '=', id).where('agency_id', 'in', scope).execute();
}

async function writeRecipients(tx: Tx, id: string, { forAll, agencyIds }: KeyMessageContent): Promise<void> {
  if (forAll || agencyIds.length === 0) return;
  const rows = agencyIds.map((agencyId) => ({ message_id: id, agency_id: agencyId }));
  await tx.insertInto('key_message_agency').values(rows).execute();
}

function written(content: KeyMessageContent) {
  return {
    title: content.title,
    narrative: content.narrative,
    points: JSON.stringify(content.points),
    dos: JSON.stringify(content.dos),
    donts: JSON.stringify(content.donts),
    fact_codes: JSON.stringify(content.factCodes),
    programme_id: content.programmeId,
    valid_from: content.validFrom,
    valid_until: content.validUntil,
    for_all: content.forAll,
  };
}
